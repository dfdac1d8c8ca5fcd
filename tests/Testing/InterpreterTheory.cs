using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Pyd.Testing;

/// <summary>
/// A test that runs once for each CPython; its parameter is the <see cref="Interpreter"/>, with <see cref="EachAgent"/> also the <c>--source</c>. For one that is absent it is skipped, and says why;
/// it may itself find out that it has to be (<see cref="Skip"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Pyd.Testing.InterpreterTheoryDiscoverer", "Testing")]
public sealed class InterpreterTheoryAttribute : FactAttribute
{
    /// <summary>The oldest version that the test is for, for example <c>3.12</c>.</summary>
    public string Since { get; set; } = "3.6";

    /// <summary>A file of the standard library that the test needs, for example <c>test/test_dtrace.py</c>: distributions leave some out.</summary>
    public string Library { get; set; } = "";

    /// <summary>Whether it runs with each agent.</summary>
    public bool EachAgent { get; set; }
}

/// <summary>Makes the test cases of <see cref="InterpreterTheoryAttribute"/>.</summary>
public sealed class InterpreterTheoryDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute)
    {
        var display = options.MethodDisplayOrDefault();
        var displayOptions = options.MethodDisplayOptionsOrDefault();
        var since = Version.Parse(attribute.GetNamedArgument<string>(nameof(InterpreterTheoryAttribute.Since)) ?? "3.6");
        var library = attribute.GetNamedArgument<string>(nameof(InterpreterTheoryAttribute.Library)) ?? "";
        object[][] ends = attribute.GetNamedArgument<bool>(nameof(InterpreterTheoryAttribute.EachAgent)) ? [["agent"], ["agent-python"]] : [[]];
        foreach (var (python, end) in Interpreters.All.Where(python => python.Version >= since || python.Version.Major == 0).SelectMany(python => ends.Select(end => (python, end))))
        {
            object[] row = [python, .. end];
            var absence = python.IsAbsent ? python.Absence : python.LacksLibrary(library) ? $"{python.Path} comes without {library}" : null;
            yield return absence is not null
                ? new XunitSkippedDataRowTestCase(sink, display, displayOptions, method, absence, row)
                : new SkippableFactTestCase([typeof(Xunit.SkipException).FullName!], sink, display, displayOptions, method, row);
        }
    }
}
