using System.CommandLine;
using Pyd.Cli.Shims;
using Pyd.Hosting;
using Pyd.Shared;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd install-shims</c>: puts launchers called <c>dtrace</c> and <c>stap</c> into a folder.</summary>
internal static class InstallShimsCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("directory") { Description = "Where to put them; made when it is missing. Put it into PATH." };
        var force = new Option<bool>("--force", "-f") { Description = "Replace a dtrace or stap that is not pyd's." };
        var command = new Command("install-shims", "Puts launchers called dtrace and stap into a directory, for scripts and tests that call those.") { folder, force };
        command.SetAction(result => Guard.Run(() => Install(result.GetRequiredValue(folder), result.GetValue(force))));
        return command;
    }

    private static int Install(string folder, bool force)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var name in Launcher.Names)
            {
                var file = Path.Combine(folder, name);
                if (!force && Path.Exists(file) && !Launcher.IsLauncher(file))
                    throw new UsageException($"{file} is there already and is not pyd's; choose another directory, or replace it with --force");
            }
            foreach (var name in Launcher.Names)
                Console.WriteLine(Launcher.Write(folder, name, OwnCommand.Words, Environment.GetEnvironmentVariable("DOTNET_ROOT")));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"pyd: cannot write to {folder}: {FileFailure.Reason(failure, folder)}");
            return ExitCodes.Failed;
        }
        return ExitCodes.Fine;
    }
}
