using System.CommandLine;
using Pyd.Cli.Export;
using Pyd.Hosting;
using Pyd.Runtime.Events;
using Pyd.Shared;
using Pyd.Sources.Recording;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd export</c>: a recorded trace in another format.</summary>
internal static class ExportCommand
{
    private const int Everything = (1 << ProbeEvent.ArgumentCount) - 1;

    public static Command Create()
    {
        var trace = new Argument<string>("trace") { Description = "The trace: a recording, or JSON lines." };
        var format = new Option<string>("--format", "-f")
        {
            Description = "jsonl (pyd's own, for a text editor), parquet (for databases) or chrome (for ui.perfetto.dev and speedscope).",
            HelpName = "FORMAT",
            Required = true,
        };
        format.AcceptOnlyFromAmong("jsonl", "parquet", "chrome");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; by default standard output.", HelpName = "FILE" };
        var command = new Command("export", "Writes a recorded trace in another format.") { trace, format, output };
        command.SetAction(result => Guard.Run(() =>
        {
            var path = result.GetValue(output);
            if (path is null && result.GetRequiredValue(format) == "parquet" && !Console.IsOutputRedirected)
                throw new UsageException("parquet is nothing for a terminal to show; give -o FILE");
            if (path is not null && TraceFile.AreOne(path, result.GetRequiredValue(trace)))
                throw new UsageException($"'{path}' is the trace that is read; give what is written another name");
            try
            {
                using var source = TraceFile.Open(result.GetRequiredValue(trace));
                using Stream stream = path is null ? new StandardOutput() : new FileStream(path, FileMode.Create);
                source.Open(new ProbeInterest([new WantedProbe("*", "*", Everything, Everything)], TargetOnly: false));
                using (var exporter = Of(result.GetRequiredValue(format), stream, source.Tables))
                {
                    source.Start();
                    while (source.TryRead(out var batch, TimeSpan.Zero))
                        exporter.Write(batch.Events);
                    exporter.Finish();
                }
                foreach (var problem in source.Outcome.Problems)
                    Console.Error.WriteLine($"pyd: {problem}");
                return source.Outcome.Problems.Count == 0 ? ExitCodes.Fine : ExitCodes.Failed;
            }
            catch (SourceException failure)
            {
                Console.Error.WriteLine($"pyd: {failure.Message}");
            }
            catch (ClosedPipeException)
            {
                return ExitCodes.ClosedPipe;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"pyd: cannot write {path ?? "standard output"}: {FileFailure.Reason(failure, path)}");
            }
            return ExitCodes.Failed;
        }));
        return command;
    }

    private static IExporter Of(string format, Stream stream, SessionTables tables) => format switch
    {
        "jsonl" => new JsonLinesExporter(stream, tables),
        "parquet" => new ParquetExporter(stream, tables),
        _ => new ChromeExporter(stream, tables),
    };
}
