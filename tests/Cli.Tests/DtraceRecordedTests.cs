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
        // A script that does not end by itself is ended as from a terminal.
        var result = PydCommand.Shell($"cd '{Folder}' && timeout -s INT 3 $PYD dtrace {options} -s {name}.d");
        Golden.Equal(Comparable(File.ReadAllText(Path.Combine(Folder, $"{name}.out"))), Comparable($"{result.Output}{result.Error}rc={result.ExitCode}\n"));
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
