using System.Text;
using System.Text.RegularExpressions;
using Pyd.Compiler.Syntax;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Replay;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>What stap shows of a script after its passes, as SystemTap 4.8 has printed it: <c>-p1</c>, <c>-p2</c>, <c>-t</c>.</summary>
public sealed partial class StapStageTests
{
    private static readonly string Folder = RepositoryRoot.File("tests/golden/stages");

    private const string Timed = """
        global n, unread
        function f(x) { return x + 1 }
        probe a = begin { y = f(1) }
        probe b.x = a { n += y }
        probe begin(-1) { unread = 1 }
        probe a { if (n > 5) next; n++ }
        probe b.x { n++ }
        probe never { n++ }
        probe b.*, end { error("told") }
        probe begin(1) if (n > 100) { n++ }
        probe error { println(n) }
        """;

    [Fact]
    public void Parsed() => Golden.Verify(SyntaxPrinter.PrintScript(Read("parsed").Tree), Path.Combine(Folder, "parsed.p1"));

    [Fact]
    public void Analyzed()
    {
        var summary = Read("analyzed").Summary;
        var lines = summary.Globals.Concat(summary.Functions).Concat(summary.Probes.SelectMany(probe => probe.Locals.Select(local => $"  {local}").Prepend(probe.Signature)));
        Golden.Verify(string.Concat(lines.Select(line => $"{line}\n")), Path.Combine(Folder, "analyzed.p2"));
    }

    [Theory]
    [InlineData(CompilationEngine.Il)]
    [InlineData(CompilationEngine.CSharp)]
    public void Probes_are_counted_and_timed(CompilationEngine engine)
    {
        var (output, messages) = Run(Timed, new CompilationOptions { CollectsTiming = true }, engine);
        Assert.Contains("----- probe hit report: \n", output, StringComparison.Ordinal);
        Assert.Equal([
            "begin(-1), (x.stp:5:1), hits: 1, nsecs: Nmin/Navg/Nmax, variance: 0, from: begin(-1), index: 0",
            "begin, (x.stp:6:7), hits: 1, nsecs: Nmin/Navg/Nmax, variance: 0, from: a from: a, index: 1",
            "begin, (x.stp:4:13), hits: 1, nsecs: Nmin/Navg/Nmax, variance: 0, from: a from: b.x from: b.x, index: 2",
            "begin, (x.stp:4:13), hits: 1, nsecs: Nmin/Navg/Nmax, variance: 0, from: a from: b.x from: b.*, index: 4",
        ], Numbers().Replace(output, "N$1").Split('\n').Where(line => line.StartsWith("begin", StringComparison.Ordinal)));
        Assert.StartsWith("ERROR: told near identifier 'error' at x.stp:9:18 in probe begin", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_that_a_probe_lacks_are_zero_on_request()
    {
        const string script = "probe begin { println($x, $y->z, $a[1]->b, $argv$$ + 5, @defined($x)) }";
        Assert.Equal("00050\n", Run(script, new CompilationOptions { SkipsBadVariables = true }, CompilationEngine.Il).Output);
    }

    [GeneratedRegex("[0-9]+(min|avg|max)")]
    private static partial Regex Numbers();

    private static ScriptCompilation Read(string name) =>
        ScriptCompilation.Create(File.ReadAllText(Path.Combine(Folder, $"{name}.stp")), Dialect.Stap, path: $"{name}.stp");

    private static (string Output, string Messages) Run(string script, CompilationOptions options, CompilationEngine engine)
    {
        using var printed = new MemoryStream();
        var messages = new StringBuilder();
        using var source = new JsonLinesSource(Stream.Null, "no events");
        var program = ScriptCompilation.Create(script, Dialect.Stap, options, "x.stp").CreateProgram(engine);
        new TraceSession(program, source, new TraceOutput(printed), message => messages.Append(message).Append('\n'), new SessionOptions { Manner = SessionManner.SystemTap }).Run();
        return (Encoding.UTF8.GetString(printed.ToArray()), messages.ToString());
    }
}
