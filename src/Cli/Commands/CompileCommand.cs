using System.CommandLine;
using Pyd.Hosting;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd compile</c>: saves a script as an assembly that runs by itself.</summary>
internal static class CompileCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("script") { Description = "The script: .d or .stp." };
        var arguments = new Argument<string[]>("arguments") { Description = "The script's own arguments, $1 and on.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The assembly's file; by default the script's name with .dll, in the current directory.",
            HelpName = "FILE",
        };
        var scripts = new ScriptOptions(new SettingOptions());
        var command = new Command("compile", "Saves a script as a .NET assembly, with symbols and what it needs to run.") { file, arguments, output };
        scripts.AddTo(command);
        command.SetAction(result => Guard.Run(() =>
        {
            var path = result.GetRequiredValue(file);
            var compilation = scripts.Compile(result, path, ScriptArguments.Read(result, arguments));
            DiagnosticWriter.Write(Console.Error, compilation.Diagnostics);
            if (compilation.HasErrors)
                return ExitCodes.Failed;
            var target = result.GetValue(output) ?? Path.ChangeExtension(Path.GetFileName(path), ".dll");
            try
            {
                CompiledAssembly.Save(compilation, target);
                return ExitCodes.Fine;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"pyd: cannot write {target}: {failure.Message}");
                return ExitCodes.Failed;
            }
        }));
        return command;
    }
}
