using System.CommandLine;
using Pyd.Hosting;
using Pyd.Runtime.Events;
using Pyd.Sources.Recording;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd repair</c>: gives a recording that was cut short the end that other tools need to read it.</summary>
internal static class RepairCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("trace") { Description = "The recording." };
        var command = new Command("repair", "Ends a recording that was cut short after its last whole batch, in its place.") { file };
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(file);
            try
            {
                Console.Error.WriteLine(TraceRepair.Repair(path) is var (events, cut)
                    ? FormattableString.Invariant($"pyd: {path} now ends after its {events} whole events{(cut > 0 ? $"; the unfinished {cut} bytes behind them were cut off" : "")}")
                    : $"pyd: {path} has its end; nothing was changed");
                return ExitCodes.Fine;
            }
            catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
            {
                Console.Error.WriteLine($"pyd: there is no trace file {path}");
            }
            catch (Exception failure) when (failure is SourceException)
            {
                Console.Error.WriteLine($"pyd: {failure.Message}");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"pyd: cannot repair {path}: {failure.Message}");
            }
            return ExitCodes.Failed;
        });
        return command;
    }
}
