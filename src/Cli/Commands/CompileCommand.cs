using System.CommandLine;
using Pyd.Cli.Diagnostics;
using Pyd.Hosting;
using Pyd.Shared;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd compile</c>: saves a script as an assembly that runs by itself.</summary>
internal static class CompileCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The assembly's file; by default the script's name with .dll, in the current directory.",
            HelpName = "FILE",
        };
        var emit = new Option<string>("--emit") { Description = "dll, the default, or cs: prints the program as C#.", HelpName = "FORM", DefaultValueFactory = _ => "dll" };
        emit.AcceptOnlyFromAmong("dll", "cs");
        var scripts = new ScriptOptions(new SettingOptions());
        var script = new ScriptArguments(scripts, "The script: .d or .stp.");
        var diagnostics = new DiagnosticOptions();
        var command = new Command("compile", "Saves a script as a .NET assembly, with symbols and what it needs to run.") { output, emit };
        script.AddTo(command);
        scripts.AddTo(command);
        diagnostics.AddTo(command);
        command.AddCheck(result =>
        {
            if (result.GetValue(emit) == "cs" && result.GetValue(output) is null && !diagnostics.AreText(result))
                result.AddError("--emit cs and --format both write to standard output; give -o FILE");
        });
        command.SetAction(result => Guard.Run(() =>
        {
            var path = script.File(result);
            var compilation = scripts.Compile(result, path, script.Read(result));
            diagnostics.Write(result, compilation.Diagnostics);
            if (compilation.HasErrors)
                return ExitCodes.Failed;
            if (result.GetValue(emit) == "cs" && result.GetValue(output) is null)
            {
                Console.Out.Write(compilation.EmitCSharp());
                return ExitCodes.Fine;
            }
            var target = result.GetValue(output) ?? Path.ChangeExtension(path is null ? "script" : Path.GetFileName(path), ".dll");
            try
            {
                if (result.GetValue(emit) == "cs")
                    File.WriteAllText(target, compilation.EmitCSharp());
                else
                    CompiledAssembly.Save(compilation, target);
                return ExitCodes.Fine;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"pyd: cannot write {target}: {FileFailure.Reason(failure, target)}");
                return ExitCodes.Failed;
            }
        }));
        return command;
    }
}
