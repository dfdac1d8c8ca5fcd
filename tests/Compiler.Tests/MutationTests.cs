using System.Text;
using Pyd.Compiler.Syntax;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Replay;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>Golden scripts with words exchanged, doubled and left out: whatever comes of it is diagnosed or compiled, never an exception.</summary>
public sealed class MutationTests
{
    /// <summary>How many scripts of each kind; eng/fuzz.sh asks for more.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("PYD_FUZZ_ROUNDS"), out var rounds) ? rounds : 3000;

    /// <summary>Where the random numbers begin: eng/fuzz.sh begins elsewhere each time.</summary>
    private static readonly int Start = int.TryParse(Environment.GetEnvironmentVariable("PYD_FUZZ_SEED"), out var seed) ? seed : 0;

    [Theory]
    [InlineData("d", Dialect.D, 1)]
    [InlineData("stap", Dialect.Stap, 2)]
    public void Mutants_are_diagnosed_or_compiled(string folder, Dialect dialect, int seed)
    {
        var scripts = GoldenCase.In(folder).Cast<object[]>().Select(row => GoldenCase.Load((string)row[0]).Script).ToArray();
        var random = new Random(Start + seed);
        for (var i = 0; i < Rounds; i++)
            Check(i, Mutate(scripts[random.Next(scripts.Length)], scripts[random.Next(scripts.Length)], random), dialect);
    }

    /// <summary>Scripts that no hand wrote: by D's grammar, seldom with a meaning.</summary>
    [Fact]
    public void Random_D_is_diagnosed_or_compiled()
    {
        var scripts = new RandomDScript(new Random(Start + 3));
        for (var i = 0; i < Rounds; i++)
        {
            var text = scripts.Next();
            Check(i, text, Dialect.D);
            var compilation = ScriptCompilation.Create(text, Dialect.D);
            if (!compilation.HasErrors && Run(compilation, CompilationEngine.Il, null) is { } emitted)
                Assert.True(emitted == Run(compilation, CompilationEngine.CSharp, null), $"round {i}: the engines differ on\n{text}");
        }
    }

    /// <summary>What still has a meaning has the same one on both engines.</summary>
    [Theory]
    [InlineData("d", Dialect.D, 4)]
    [InlineData("stap", Dialect.Stap, 5)]
    public void Valid_mutants_print_the_same_on_both_engines(string folder, Dialect dialect, int seed)
    {
        var cases = GoldenCase.In(folder).Cast<object[]>().Select(row => GoldenCase.Load((string)row[0]))
            .Where(test => test.ExpectedError is null && !test.Script.Contains("destructive", StringComparison.Ordinal)).ToArray();
        var random = new Random(Start + seed);
        var compared = 0;
        for (var i = 0; i < Rounds / 4; i++)
        {
            var test = cases[random.Next(cases.Length)];
            var text = Mutate(test.Script, cases[random.Next(cases.Length)].Script, random);
            Check(i, text, dialect);
            var compilation = ScriptCompilation.Create(text, dialect);
            if (compilation.HasErrors || Run(compilation, CompilationEngine.Il, test.EventsPath) is not { } emitted)
                continue;
            // On a busy machine one of the two may need too long.
            if (Run(compilation, CompilationEngine.CSharp, test.EventsPath) is not { } compiled)
                continue;
            Assert.True(emitted == compiled, $"round {i} of {test}:\n{text}\n--- IL\n{emitted}\n--- C#\n{compiled}");
            compared++;
        }
        Assert.InRange(compared, Rounds / 40, Rounds);
    }

    /// <summary>What a script prints and says; null when it would not end, or changes more than the trace.</summary>
    private static string? Run(ScriptCompilation compilation, CompilationEngine engine, string? eventsPath)
    {
        using var events = eventsPath is null ? Stream.Null : File.OpenRead(eventsPath);
        using var source = new JsonLinesSource(events, "events");
        using var printed = new MemoryStream();
        var messages = new StringBuilder();
        var session = new TraceSession(compilation.CreateProgram(engine), source, new TraceOutput(printed), message => messages.Append(message).Append('\n'));
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var stop = late.Token.Register(session.RequestStop);
        try
        {
            var result = session.Run();
            return late.IsCancellationRequested ? null : $"{Encoding.UTF8.GetString(printed.ToArray())}{messages}{result.ExitStatus}";
        }
        catch (DestructiveActionException)
        {
            return null;
        }
        catch (SourceException refusal)
        {
            // Options under which a session cannot begin: the same sentence from both.
            return refusal.Message;
        }
    }

    private static void Check(int round, string text, Dialect dialect)
    {
        try
        {
            var compilation = ScriptCompilation.Create(text, dialect);
            if (!compilation.HasErrors)
                compilation.CreateProgram();
        }
        catch (Exception failure)
        {
            Assert.Fail($"round {round}: {failure}\n--- script\n{text}");
        }
    }

    private static string Mutate(string script, string other, Random random)
    {
        var words = Words(script);
        var donor = Words(other);
        for (var changes = random.Next(1, 4); changes > 0 && words.Count > 1; changes--)
        {
            var at = random.Next(words.Count);
            switch (random.Next(4))
            {
                case 0: words.RemoveAt(at); break;
                case 1: words.Insert(at, words[random.Next(words.Count)]); break;
                case 2: words[at] = donor[random.Next(donor.Count)]; break;
                default:
                    var with = random.Next(words.Count);
                    (words[at], words[with]) = (words[with], words[at]);
                    break;
            }
        }
        return string.Concat(words);
    }

    /// <summary>Runs of letters and digits, and every other character by itself.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            while (i < text.Length && char.IsLetterOrDigit(text[start]) && char.IsLetterOrDigit(text[i]))
                i++;
            words.Add(text[start..i]);
        }
        return words;
    }
}
