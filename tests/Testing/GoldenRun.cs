using System.Text;
using Pyd.Compiler;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Runtime;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Replay;

namespace Pyd.Testing;

/// <summary>
/// A golden case compiled and run in this process on its events; without events on an empty trace, in which only begin and end fire.
/// </summary>
/// <param name="Output">What the script printed; bytes that are not UTF-8 as U+FFFD.</param>
/// <param name="Messages">Diagnostics and messages, a line each, with the script's file name only; then the exit status when it is not 0.</param>
/// <param name="Diagnostics">The compiler's diagnostics.</param>
public sealed record GoldenRun(string Output, string Messages, IReadOnlyList<Diagnostic> Diagnostics)
{
    private static readonly SourceText[] Tapset = [.. Directory.EnumerateFiles(RepositoryRoot.File("src/Tapset"), "*.stp*").Order(StringComparer.Ordinal)
        .Select(path => new SourceText(Path.GetFileName(path), File.ReadAllText(path)))];

    public static GoldenRun Of(GoldenCase test) => Of(test, compilation => compilation.CreateProgram());

    /// <summary>The same with a program that is made in another way, or with a source around that of the events, or with JSON for text.</summary>
    public static GoldenRun Of(GoldenCase test, Func<ScriptCompilation, TraceProgram> create, Func<IEventSource, IEventSource>? around = null, bool asJson = false) =>
        Run(test, create, around, jobs: 1, asJson)!;

    /// <summary>Whether the case's options do not let copies of the program share out the events.</summary>
    public static bool HasOwnOrder(GoldenCase test)
    {
        var program = Compile(test).CreateProgram();
        return !TraceSession.CanSplit(program, TraceSession.OptionsOf(program));
    }

    /// <summary>The same with copies of the program that share out the events; null when they have given up.</summary>
    public static GoldenRun? Split(GoldenCase test, Func<ScriptCompilation, TraceProgram> create, int jobs) => Run(test, create, null, jobs);

    private static GoldenRun? Run(GoldenCase test, Func<ScriptCompilation, TraceProgram> create, Func<IEventSource, IEventSource>? around, int jobs, bool asJson = false)
    {
        var compilation = Compile(test);
        var messages = new StringBuilder();
        foreach (var diagnostic in compilation.Diagnostics)
            messages.Append(diagnostic).Append('\n');
        using var printed = new MemoryStream();
        if (!compilation.HasErrors)
        {
            using var events = test.EventsPath is { } path ? File.OpenRead(path) : Stream.Null;
            using var trace = new JsonLinesSource(events, Path.GetFileName(test.EventsPath) ?? "no events");
            var source = around is null ? trace : around(trace);
            var program = create(compilation);
            var session = new TraceSession(program, source, new TraceOutput(printed) { AsJson = asJson }, message => messages.Append(message).Append('\n'))
            {
                Copies = jobs > 1 ? [.. Enumerable.Range(0, jobs).Select(_ => (TraceProgram)Activator.CreateInstance(program.GetType())!)] : [],
            };
            try
            {
                var result = session.Run();
                if (session.HasGivenUp)
                    return null;
                foreach (var problem in result.Source.Problems)
                    messages.Append(problem).Append('\n');
                if (result.ExitStatus != 0)
                    messages.Append(System.Globalization.CultureInfo.InvariantCulture, $"exit status {result.ExitStatus}\n");
            }
            catch (DestructiveActionException refused)
            {
                messages.Append(refused.Message).Append('\n');
            }
        }
        return new GoldenRun(Encoding.UTF8.GetString(printed.ToArray()), messages.ToString(), compilation.Diagnostics);
    }

    /// <summary>The case's compilation; its <c>.args</c> are the script's arguments, with stap's limits (<c>-DNAME=value</c>) and <c>-G</c> among them.</summary>
    public static ScriptCompilation Compile(GoldenCase test)
    {
        var dialect = test.ScriptPath.EndsWith(".d", StringComparison.Ordinal) ? Dialect.D : Dialect.Stap;
        var options = new CompilationOptions
        {
            Arguments = [.. test.Arguments.Where(argument => argument is not ("-g" or ['-', 'D' or 'G', ..]))],
            IsGuru = test.Arguments.Contains("-g"),
            Limits = ScriptLimits.From(test.Arguments.Where(argument => argument.StartsWith("-D", StringComparison.Ordinal)).Select(argument => argument[2..])),
            Globals = [.. test.Arguments.Where(argument => argument.StartsWith("-G", StringComparison.Ordinal)).Select(argument => argument[2..])],
            Library = dialect == Dialect.Stap ? Tapset : [],
        };
        return ScriptCompilation.Create(test.Script, dialect, options, Path.GetFileName(test.ScriptPath));
    }
}
