using Pyd.Sources.Agent;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Pyd.Sources.Tests.Agent;

/// <summary>A test that runs on every CPython of the machine with each agent, given its path and the agent. One that is missing is a skip that says so.</summary>
[XunitTestCaseDiscoverer("Pyd.Sources.Tests.Agent.InterpreterDiscoverer", "Sources.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class InterpreterTheoryAttribute : FactAttribute;

public sealed class InterpreterDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute)
    {
        var display = options.MethodDisplayOrDefault();
        var displayOptions = options.MethodDisplayOptionsOrDefault();
        foreach (var (path, missing) in Interpreters.All())
        {
            foreach (var agent in Enum.GetValues<AgentKind>())
            {
                yield return missing is null
                    ? new XunitTestCase(sink, display, displayOptions, method, [path, agent])
                    : new XunitSkippedDataRowTestCase(sink, display, displayOptions, method, missing, [path, agent]);
            }
        }
    }
}
