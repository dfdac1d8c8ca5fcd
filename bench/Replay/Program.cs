using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Pyd.Bench.Replay;
using Pyd.Runtime.Events;
using Pyd.Sources.Recording;

// replay-bench generate N FILE.arrow [SECONDS] · text FILE.arrow FILE.tsv · hand SCRIPT FILE.arrow · memory TIMES ROUNDS SCRIPT.d… · sql THREADS SQL
// Each prints what it found on standard output, and the processor time in nanoseconds on the last line of standard error.
var clock = Process.GetCurrentProcess();
switch (args)
{
    case ["generate", var count, var path]:
        Generate(new TraceGenerator(long.Parse(count, CultureInfo.InvariantCulture)), path);
        break;
    case ["generate", var count, var path, var seconds]:
        Generate(new TraceGenerator(long.Parse(count, CultureInfo.InvariantCulture), long.Parse(seconds, CultureInfo.InvariantCulture)), path);
        break;
    case ["text", var trace, var path]:
        WriteText(trace, path);
        break;
    case ["hand", var script, var trace]:
        RunByHand(script, trace);
        break;
    case ["memory", var times, var rounds, .. var scripts]:
        MemoryComparison.Run(scripts, int.Parse(times, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture));
        break;
    case ["sql", var threads, var query]:
        RunSql(threads, query);
        break;
    default:
        Console.Error.WriteLine("see bench/README.md");
        return 2;
}
clock.Refresh();
Console.Error.WriteLine((long)clock.TotalProcessorTime.TotalNanoseconds);
return 0;

static void Generate(TraceGenerator generator, string path)
{
    using var source = RecordingSource.To(path, generator, TraceCompression.Lz4);
    source.Open(Everything());
    source.Start();
    while (source.TryRead(out _, TimeSpan.Zero))
    {
    }
}

// time, probe, pid, tid, file, function, line
static void WriteText(string trace, string path)
{
    using var source = TraceFile.Open(trace);
    source.Open(Everything());
    using var file = new StreamWriter(path, append: false, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20) { NewLine = "\n" };
    while (source.TryRead(out var batch, TimeSpan.Zero))
    {
        foreach (ref readonly var e in batch.Events)
        {
            var thread = source.Tables.Processes.Thread(e.Thread);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{e.Time}\t{source.Tables.Probes[e.Probe].Name}\t{thread.Process.Pid}\t{thread.Tid}\t{source.Tables.Strings.Read(e.Arg0)}\t{source.Tables.Strings.Read(e.Arg1)}\t{e.Arg2}"));
        }
    }
}

static void RunByHand(string script, string trace)
{
    using var source = TraceFile.Open(trace);
    source.Open(Everything());
    using var output = Console.OpenStandardOutput();
    var program = HandWritten.Of(script, source.Tables, output);
    program.Begin();
    while (source.TryRead(out var batch, TimeSpan.Zero))
        program.Run(batch.Events);
    program.End();
    foreach (var problem in source.Outcome.Problems)
        Console.Error.WriteLine(problem);
}

static void RunSql(string threads, string query)
{
    using var connection = new DuckDBConnection("Data Source=:memory:");
    connection.Open();
    using var command = connection.CreateCommand();
    command.CommandText = $"set threads = {threads}; {query}";
    using var rows = command.ExecuteReader();
    do
    {
        while (rows.Read())
            Console.WriteLine(string.Join(' ', Enumerable.Range(0, rows.FieldCount).Select(i => Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture))));
    }
    while (rows.NextResult());
}

static ProbeInterest Everything() =>
    new([new WantedProbe("python", "function-entry", 0b111, 0b11), new WantedProbe("python", "function-return", 0b111, 0b11)], TargetOnly: false);
