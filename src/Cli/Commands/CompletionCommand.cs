using System.CommandLine;
using Pyd.Cli.Help;
using Pyd.Hosting;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd completion</c>: the completion script of a shell.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = $"{string.Join(", ", CompletionScripts.ByShell.Keys)}." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.ByShell.Keys]);
        var command = new Command("completion", "Prints what a shell needs to complete pyd's command lines.") { shell };
        command.SetAction(result =>
        {
            Console.Write(CompletionScripts.ByShell[result.GetRequiredValue(shell)]);
            return ExitCodes.Fine;
        });
        return command;
    }
}
