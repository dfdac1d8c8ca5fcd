using System.CommandLine;
using Pyd.Hosting;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd check</c>: says what is wrong with scripts, and nothing about good ones.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("scripts") { Description = "The scripts: .d or .stp.", Arity = ArgumentArity.OneOrMore };
        var scripts = new ScriptOptions(new SettingOptions());
        var command = new Command("check", "Compiles scripts without running them and prints their mistakes.") { files };
        scripts.AddTo(command);
        command.SetAction(result => Guard.Run(() =>
        {
            var failed = false;
            foreach (var path in result.GetRequiredValue(files))
            {
                var compilation = scripts.Compile(result, path, []);
                DiagnosticWriter.Write(Console.Error, compilation.Diagnostics);
                failed |= compilation.HasErrors;
            }
            return failed ? ExitCodes.Failed : ExitCodes.Fine;
        }));
        return command;
    }
}
