using System.CommandLine;
using Pyd.Cli.Doctor;
using Pyd.Hosting;
using Pyd.Runtime.Events;
using Pyd.Sources.Inspection;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd doctor</c>: what pyd can trace in a Python on this machine, by which source, and why.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var python = new Argument<string>("python") { Description = "The interpreter: its path, or its name in PATH.", DefaultValueFactory = _ => "python3" };
        var command = new Command("doctor", "Says how pyd can trace a Python on this machine, and what is missing.") { python };
        command.SetAction(result =>
        {
            try
            {
                var report = DoctorReport.Of(PythonFacts.Ask(result.GetRequiredValue(python)), KernelFacts.Read());
                Console.Out.Write(report.Text);
                return report.CanTrace ? ExitCodes.Fine : ExitCodes.Failed;
            }
            catch (SourceException failure)
            {
                Console.Error.WriteLine($"pyd: {failure.Message}");
                return ExitCodes.Failed;
            }
        });
        return command;
    }
}
