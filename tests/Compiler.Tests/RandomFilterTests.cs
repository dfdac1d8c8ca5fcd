using System.Globalization;
using System.Text;
using Pyd.Compiler.Syntax;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Replay;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>
/// Random scripts on random events: without the events that their filters leave out they print the same, and say the same; so does each tenth on the other engine.
/// </summary>
public sealed class RandomFilterTests
{
    private const int Scripts = 200, Events = 60;

    private static readonly string[] Names = ["a", "b", "c", "ä"];
    private static readonly string[] Probes = ["function-entry", "function-return"];

    [Theory]
    [InlineData(Dialect.D)]
    [InlineData(Dialect.Stap)]
    public void APrintedByteIsThere(Dialect dialect)
    {
        int leftOut = 0, faults = 0;
        for (var seed = 0; seed < Scripts; seed++)
        {
            var random = new Random(seed);
            var script = dialect == Dialect.D ? DScript(random) : StapScript(random);
            var trace = string.Concat(Enumerable.Range(1, Events).Select(time => Event(random, time)));
            var compilation = ScriptCompilation.Create(script, dialect);
            Assert.False(compilation.HasErrors, $"{script}\n{string.Join('\n', compilation.Diagnostics)}");
            var all = Run(compilation, trace, isFiltered: false);
            if (seed % 10 == 0)
                Assert.Equal(all.Printed, Run(compilation, trace, isFiltered: false, CompilationEngine.CSharp).Printed);
            var filtered = Run(compilation, trace, isFiltered: true);
            Assert.True(all.Printed == filtered.Printed, $"seed {seed}: {script}\n{trace}\n{all.Printed}\n──► {filtered.Printed}");
            leftOut += filtered.LeftOut;
            faults += all.Printed.Contains("error", StringComparison.Ordinal) ? 1 : 0;
        }
        // Enough of each kind that the equality says something.
        Assert.InRange(leftOut, Scripts * Events / 50, Scripts * Events);
        Assert.InRange(faults, Scripts / 20, Scripts);
    }

    private static (string Printed, int LeftOut) Run(ScriptCompilation compilation, string trace, bool isFiltered, CompilationEngine engine = CompilationEngine.Il)
    {
        using var output = new MemoryStream();
        var messages = new StringBuilder();
        using var source = new JsonLinesSource(new MemoryStream(Encoding.UTF8.GetBytes(trace)), "trace");
        var filtered = new FilteredSource(source);
        new TraceSession(compilation.CreateProgram(engine), isFiltered ? filtered : source, new TraceOutput(output), message => messages.Append(message).Append('\n')).Run();
        return (Encoding.UTF8.GetString(output.ToArray()) + messages, filtered.LeftOut);
    }

    private static string Event(Random random, int time)
    {
        string Text() => random.Next(25) == 0 ? "null" : $"\"{Pick(random, Names)}\"";
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"time":{{time}},"pid":{{random.Next(1, 3)}},"probe":"python:{{Pick(random, Probes)}}","args":[{{Text()}},{{Text()}},{{random.Next(3)}}]}""") + "\n";
    }

    // D

    private static string DScript(Random random) =>
        "self int x; self string s;\n" + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Clause(random)));

    private static string Clause(Random random)
    {
        var predicate = random.Next(8) == 0 ? "" : $"/{Condition(random, 3, DLeaf)}/";
        return $"python*:::{Pick(random, Probes)} {predicate}\n{{ {string.Join(' ', Enumerable.Range(0, random.Next(0, 3)).Select(_ => DStatement(random, 2)))} }}\n";
    }

    private static string DStatement(Random random, int depth) => random.Next(depth > 0 ? 9 : 7) switch
    {
        0 => "self->x++;",
        1 => "self->x = 0;",
        2 => "this->y = 1;",
        3 => $"self->s = copyinstr(arg{random.Next(2)});",
        4 => $"copyinstr(arg{random.Next(2)});",
        5 => "@[probename, self->x] = count();",
        6 => "printf(\"%d %d\\n\", timestamp, self->x);",
        var kind => $"if ({Condition(random, 2, DLeaf)}) {{ {DStatement(random, depth - 1)} }}" + (kind == 7 ? "" : $" else {{ {DStatement(random, depth - 1)} }}"),
    };

    private static string DLeaf(Random random) => random.Next(9) switch
    {
        0 => "self->x",
        1 => "arg2 == 1",
        2 => "self->x++ > 3",
        3 => $"self->s == \"{Pick(random, Names)}\"",
        4 => "(6 / arg2) == 3",
        _ => Comparison(random, $"copyinstr(arg{random.Next(2)})"),
    };

    // stap

    private static string StapScript(Random random) =>
        "global g\n" + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Probe(random)));

    private static string Probe(Random random)
    {
        var mark = Pick(random, Probes).Replace("-", "__", StringComparison.Ordinal);
        var statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => StapStatement(random, 2));
        return $"probe process(\"python\").mark(\"{mark}\") {{ l = 0; s = \"\"; t = user_string2($arg1, \"?\")\n{string.Join('\n', statements)}\nif (l == 7 && s . t == g . \"\") println(g) }}\n";
    }

    private static string StapStatement(Random random, int depth) => random.Next(depth > 0 ? 10 : 7) switch
    {
        0 => "g = g . \"1\"",
        1 => "l = 1",
        2 => $"s = {StapText(random)}",
        3 => $"s = {StapText(random)}; if ({Comparison(random, "s")}) next",
        4 => "printf(\"%d\\n\", $arg3)",
        5 => $"if ({Condition(random, 2, StapLeaf)}) next",
        6 => $"try {{ s = {StapText(random)} }} catch {{ l = 2 }}",
        var kind => $"if ({Condition(random, 2, StapLeaf)}) {{ {StapStatement(random, depth - 1)} }}" + (kind == 9 ? $" else {{ {StapStatement(random, depth - 1)} }}" : ""),
    };

    private static string StapText(Random random) => random.Next(4) == 0 ? "s . \"a\"" : $"user_string{(random.Next(2) == 0 ? "" : "2")}".EndsWith('2')
        ? $"user_string2($arg{random.Next(1, 3)}, \"{Pick(random, Names)}\")"
        : $"user_string($arg{random.Next(1, 3)})";

    private static string StapLeaf(Random random) => random.Next(7) switch
    {
        0 => "l",
        1 => "$arg3 == 1",
        2 => Comparison(random, "s"),
        3 => Comparison(random, "t"),
        _ => Comparison(random, StapText(random)),
    };

    // Both

    private static string Condition(Random random, int depth, Func<Random, string> leaf) => depth == 0 ? leaf(random) : random.Next(7) switch
    {
        0 or 1 => $"({Condition(random, depth - 1, leaf)} && {Condition(random, depth - 1, leaf)})",
        2 or 3 => $"({Condition(random, depth - 1, leaf)} || {Condition(random, depth - 1, leaf)})",
        4 => $"!({Condition(random, depth - 1, leaf)})",
        5 => $"({Condition(random, depth - 1, leaf)} ? {Condition(random, depth - 1, leaf)} : {Condition(random, depth - 1, leaf)})",
        _ => leaf(random),
    };

    private static string Comparison(Random random, string text)
    {
        var sign = Pick(random, ["==", "==", "==", "!=", "<", ">", "<=", ">="]);
        return random.Next(5) == 0 ? $"(\"{Pick(random, Names)}\" {sign} {text})" : $"({text} {sign} \"{Pick(random, Names)}\")";
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
