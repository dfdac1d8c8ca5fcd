using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Pyd.Testing;

/// <summary>
/// A test that runs once for each CPython; its only parameter is the <see cref="Interpreter"/>. For one that is absent it is skipped, and says why.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Pyd.Testing.InterpreterTheoryDiscoverer", "Testing")]
public sealed class InterpreterTheoryAttribute : FactAttribute
{
    /// <summary>The oldest version that the test is for, for example <c>3.12</c>.</summary>
    public string Since { get; set; } = "3.6";
}

/// <summary>Makes the test cases of <see cref="InterpreterTheoryAttribute"/>.</summary>
public sealed class InterpreterTheoryDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute)
    {
        var display = options.MethodDisplayOrDefault();
        var displayOptions = options.MethodDisplayOptionsOrDefault();
        var since = Version.Parse(attribute.GetNamedArgument<string>(nameof(InterpreterTheoryAttribute.Since)) ?? "3.6");
        foreach (var python in Interpreters.All.Where(python => python.Version >= since || python.Version.Major == 0))
        {
            object[] row = [python];
            yield return python.IsAbsent
                ? new XunitSkippedDataRowTestCase(sink, display, displayOptions, method, python.Absence, row)
                : new XunitTestCase(sink, display, displayOptions, method, row);
        }
    }
}
