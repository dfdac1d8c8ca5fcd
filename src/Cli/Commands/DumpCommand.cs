using System.CommandLine;
using Pyd.Cli.Diagnostics;
using Pyd.Compiler;
using Pyd.Hosting;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd dump</c>: shows a stage of a script's compilation.</summary>
internal static class DumpCommand
{
    public static Command Create()
    {
        var stage = new Option<CompilationStage>("--stage")
        {
            Description = "tokens, syntax, bound, ir, il or cs.",
            HelpName = "STAGE",
            Required = true,
        };
        var scripts = new ScriptOptions(new SettingOptions());
        var script = new ScriptArguments(scripts, "The script: .d or .stp.");
        var command = new Command("dump", "Prints what a stage of the compiler makes of a script.") { stage.WithNames() };
        script.AddTo(command);
        scripts.AddTo(command);
        command.SetAction(result => Guard.Run(() =>
        {
            var compilation = scripts.Compile(result, script.File(result), script.Read(result));
            var wanted = result.GetValue(stage);
            DiagnosticWriter.Write(compilation.Diagnostics);
            if (compilation.HasErrors && wanted is CompilationStage.Ir or CompilationStage.Il or CompilationStage.Cs)
                return ExitCodes.Failed;
            Console.Out.Write(compilation.Dump(wanted));
            return compilation.HasErrors ? ExitCodes.Failed : ExitCodes.Fine;
        }));
        return command;
    }
}
