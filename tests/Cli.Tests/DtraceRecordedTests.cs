using System.Text.RegularExpressions;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>tests/golden/dtrace: <c>pyd dtrace</c> prints what DTrace printed.</summary>
public sealed partial class DtraceRecordedTests
{
    private static readonly string Folder = RepositoryRoot.File("tests/golden/dtrace");

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder, "*.d").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void Script(string name)
    {
        var options = Path.Combine(Folder, $"{name}.args") is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : "";
        var expected = File.ReadAllText(Path.Combine(Folder, $"{name}.out"));
        // A script that does not end by itself is ended as from a terminal; the others have time, on a busy machine too.
        var seconds = expected.EndsWith("rc=124\n", StringComparison.Ordinal) ? 10 : 60;
        var result = PydCommand.Shell($"cd '{Folder}' && timeout -s INT {seconds} $PYD dtrace {options} -s {name}.d");
        Golden.Equal(Comparable(expected), Comparable($"{result.Output}{result.Error}rc={result.ExitCode}\n"));
    }

    private static string Comparable(string text) =>
        Sentence().Replace(Place().Replace(Processor().Replace(text, "  N"), "at BPF pc N"), "$1 …");

    [GeneratedRegex(@"^ +\d+(?= +\d+ +\S*:| [| ])", RegexOptions.Multiline)]
    private static partial Regex Processor();

    [GeneratedRegex(@"at BPF pc \d+")]
    private static partial Regex Place();

    [GeneratedRegex(@"(line \d+:) .*")]
    private static partial Regex Sentence();
}
