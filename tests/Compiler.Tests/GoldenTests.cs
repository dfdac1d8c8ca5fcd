using System.Collections.Concurrent;
using System.Runtime.Loader;
using System.Text.Json;
using Pyd.Runtime;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>Every script of tests/golden/d and tests/golden/stap: what it prints, what it says.</summary>
public sealed class GoldenTests
{
    // The emitted program's run, which every other one is compared with.
    private static readonly ConcurrentDictionary<string, Lazy<GoldenRun>> Runs = new();

    public static TheoryData<string> Cases => GoldenCase.All;

    /// <summary>Those that compile.</summary>
    public static TheoryData<string> Runnable =>
        [.. GoldenCase.All.Cast<object[]>().Select(row => (string)row[0]).Where(path => GoldenCase.Load(path).ExpectedError is null)];

    /// <summary>Those whose events may be shared out, and that have events.</summary>
    public static TheoryData<string> Splittable =>
        [.. GoldenCase.All.Cast<object[]>().Select(row => (string)row[0]).Where(path => GoldenCase.Load(path) is { ExpectedError: null, EventsPath: not null } test
            && GoldenRun.Compile(test) is { HasErrors: false, ObstaclesToJobs.Count: 0 })];

    [Theory, MemberData(nameof(Cases))]
    public void Script(string path)
    {
        var test = GoldenCase.Load(path);
        var run = Emitted(path);
        if (test.ExpectedError is { } expected)
        {
            // A failing script says why in its name, and fails for that alone.
            var errors = run.Diagnostics.Where(diagnostic => diagnostic.Severity == Diagnostics.DiagnosticSeverity.Error).ToArray();
            var only = Assert.Single(errors);
            Assert.Contains(expected, new[] { only.Id, only.Template.Tag });
        }
        else
        {
            Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity == Diagnostics.DiagnosticSeverity.Error);
            test.VerifyOutput(run.Output);
        }
        if (run.Messages.Length > 0 || File.Exists(test.PathOf("err.verified.txt")))
            test.VerifyMessages(run.Messages);
    }

    /// <summary>The assembly that <c>pyd compile</c> saves does what the program in memory does.</summary>
    [Theory, MemberData(nameof(Runnable))]
    public void Saved_script(string path)
    {
        var test = GoldenCase.Load(path);
        var context = new AssemblyLoadContext(path, isCollectible: true);
        Golden.Equal(Emitted(path).Output, GoldenRun.Of(test, compilation => Save(compilation, context)).Output);
        context.Unload();
    }

    /// <summary>The program that Roslyn compiles from C# does what the emitted one does.</summary>
    [Theory, MemberData(nameof(Runnable))]
    public void CSharp_script(string path)
    {
        var test = GoldenCase.Load(path);
        var (il, csharp) = (Emitted(path), GoldenRun.Of(test, compilation => compilation.CreateProgram(CompilationEngine.CSharp)));
        Golden.Equal(il.Output, csharp.Output);
        Golden.Equal(il.Messages, csharp.Messages);
    }

    /// <summary>Without the events that a source may leave out for it, a script prints the same.</summary>
    [Theory, MemberData(nameof(Runnable))]
    public void Filtered_script(string path)
    {
        var test = GoldenCase.Load(path);
        var (all, filtered) = (Emitted(path), GoldenRun.Of(test, compilation => compilation.CreateProgram(), source => new FilteredSource(source)));
        Golden.Equal(all.Output, filtered.Output);
        Golden.Equal(all.Messages, filtered.Messages);
    }

    /// <summary>Where copies may share out the events, they print the same, whichever engine has made them.</summary>
    [SkippableTheory, MemberData(nameof(Splittable))]
    public void Split_script(string path)
    {
        var test = GoldenCase.Load(path);
        Skip.If(GoldenRun.HasOwnOrder(test), "an option of the script keeps its events in order");
        foreach (var engine in (CompilationEngine[])[CompilationEngine.Il, CompilationEngine.CSharp])
        {
            var split = GoldenRun.Split(test, compilation => compilation.CreateProgram(engine), jobs: 4);
            if (split is null)
            {
                // Nothing but an event's fault or error makes them give up, and that leaves a message.
                Assert.NotEqual("", Emitted(path).Messages);
                Skip.If(true, $"the copies give up: {Emitted(path).Messages.Split('\n')[0]}");
            }
            Golden.Equal(Emitted(path).Output, split!.Output);
            Golden.Equal(Emitted(path).Messages, split.Messages);
        }
    }

    private static GoldenRun Emitted(string path) => Runs.GetOrAdd(path, static path => new(() => GoldenRun.Of(GoldenCase.Load(path)))).Value;

    public static TheoryData<string> PrintingCases =>
        [.. GoldenCase.In("d/actions", "d/aggregations", "d/faults", "d/printa", "d/printf", "d/speculation", "d/stacks",
            "stap/display", "stap/lifecycle", "stap/print", "stap/printf", "stap/statistics", "stap/timers")
            .Cast<object[]>().Select(row => (string)row[0]).Where(path => GoldenCase.Load(path).ExpectedError is null)];

    /// <summary>As JSON a script prints whole objects, and in them the same text; where a case has a <c>.json.verified.txt</c>, exactly that.</summary>
    [Theory, MemberData(nameof(PrintingCases))]
    public void Json_script(string path)
    {
        var test = GoldenCase.Load(path);
        var run = GoldenRun.Of(test, compilation => compilation.CreateProgram(), asJson: true);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        if (test.Feature is "print" or "printf")
        {
            var items = lines.Where(line => line.GetProperty("type").GetString() == "probe").SelectMany(line => line.GetProperty("output").EnumerateArray());
            if (items.All(item => item.TryGetProperty("message", out _)) && test.Language == "stap")
                Assert.StartsWith(string.Concat(items.Select(item => item.GetProperty("message").GetString())), Emitted(path).Output, StringComparison.Ordinal);
        }
        if (File.Exists(test.PathOf("json.verified.txt")))
            test.VerifyJson(run.Output);
    }

    private static TraceProgram Save(ScriptCompilation compilation, AssemblyLoadContext context)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        compilation.Emit(assembly, symbols, "script.pdb");
        assembly.Position = symbols.Position = 0;
        var type = Assert.Single(context.LoadFromStream(assembly, symbols).GetTypes(), type => type.IsSubclassOf(typeof(TraceProgram)));
        return (TraceProgram)Activator.CreateInstance(type)!;
    }
}
