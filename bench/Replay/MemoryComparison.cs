using System.Globalization;
using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Runtime;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;

namespace Pyd.Bench.Replay;

/// <summary>Compiled scripts and hand-written ones in turn on records that lie in memory: nothing but what an event costs.</summary>
internal static class MemoryComparison
{
    private const int Piece = 1 << 18;

    /// <summary>Prints a table: nanoseconds of processor time an event, least and median, and how often the hand-written goes into the compiled.</summary>
    /// <param name="scripts">The scripts' files; each has a hand-written counterpart.</param>
    /// <param name="times">How often the piece of 16384 events is gone through in a round.</param>
    /// <param name="rounds">All take their turn in each round, after one that is not counted.</param>
    public static void Run(IReadOnlyList<string> scripts, int times, int rounds)
    {
        var contests = scripts.Select(path => new Contest(path)).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            foreach (var contest in contests)
                contest.Round(times, isCounted: round >= 0);
        }
        Console.WriteLine($"| script | compiled, ns an event | by hand, ns an event | ratio |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var contest in contests)
            Console.WriteLine(contest);
    }

    private sealed class Contest(string path)
    {
        private readonly string _name = Path.GetFileNameWithoutExtension(path);
        private readonly Type _program = ScriptCompilation.Create(File.ReadAllText(path), Dialect.D).CreateProgram().GetType();
        private readonly List<double> _compiled = [], _byHand = [];

        public void Round(int times, bool isCounted)
        {
            var compiled = Measure(times, (source, output) =>
            {
                new TraceSession((TraceProgram)Activator.CreateInstance(_program)!, source, new TraceOutput(output), Console.Error.WriteLine).Run();
            });
            var byHand = Measure(times, (source, output) =>
            {
                var program = HandWritten.Of(_name, source.Tables, output);
                program.Begin();
                while (source.TryRead(out var batch, TimeSpan.Zero))
                    program.Run(batch.Events);
                program.End();
            });
            if (!isCounted)
                return;
            _compiled.Add(compiled);
            _byHand.Add(byHand);
        }

        public override string ToString()
        {
            _compiled.Sort();
            _byHand.Sort();
            var middle = _compiled.Count / 2;
            return string.Create(CultureInfo.InvariantCulture,
                $"| {_name} | {_compiled[0]:F1} ({_compiled[middle]:F1}) | {_byHand[0]:F1} ({_byHand[middle]:F1}) | {_compiled[0] / _byHand[0]:F2} ({_compiled[middle] / _byHand[middle]:F2}) |");
        }

        private static double Measure(int times, Action<Repeated, Stream> run)
        {
            var source = new Repeated(Piece, times);
            // Of this process, not of the machine: other work on it does not count.
            var start = Environment.CpuUsage.TotalTime.TotalNanoseconds;
            run(source, Stream.Null);
            return (Environment.CpuUsage.TotalTime.TotalNanoseconds - start) / source.Total;
        }
    }
}
