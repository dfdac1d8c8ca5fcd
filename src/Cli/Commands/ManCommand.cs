using System.CommandLine;
using Pyd.Cli.Help;
using Pyd.Hosting;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd man</c>: the man page.</summary>
internal static class ManCommand
{
    public static Command Create(Func<RootCommand> root)
    {
        var command = new Command("man", "Prints the man page pyd(1).");
        command.SetAction(_ =>
        {
            Console.Write(ManPage.Of(root()));
            return ExitCodes.Fine;
        });
        return command;
    }
}
