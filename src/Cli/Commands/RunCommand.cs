using System.CommandLine;
using Pyd.Hosting;
using Pyd.Runtime;
using Pyd.Runtime.Sessions;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd run</c>: compiles a script in memory and runs it; a script that was compiled runs as it is.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("script") { Description = "The script: .d, .stp, or a .dll that pyd compile has made." };
        var arguments = new Argument<string[]>("arguments") { Description = "The script's own arguments, $1 and on.", Arity = ArgumentArity.ZeroOrMore };
        var settings = new SettingOptions();
        var scripts = new ScriptOptions(settings);
        var traces = new TraceOptions(settings);
        var command = new Command("run", "Runs a script on a Python program or on a recorded trace.") { file, arguments };
        scripts.AddTo(command);
        traces.AddTo(command);
        command.SetAction(result => Guard.Run(() =>
        {
            var path = result.GetRequiredValue(file);
            var program = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                ? Load(path, settings.Read(result))
                : Compile(result, scripts, path, ScriptArguments.Read(result, arguments));
            return program is null ? ExitCodes.Failed : TraceHost.Run(program, traces.Read(result));
        }));
        return command;
    }

    private static TraceProgram Load(string path, IEnumerable<string> settings) =>
        settings.Select(setting => SessionOptions.MistakeIn(setting, isCompiled: true)).OfType<string>().FirstOrDefault() is { } mistake
            ? throw new UsageException(mistake)
            : CompiledAssembly.Load(path);

    private static TraceProgram? Compile(ParseResult result, ScriptOptions scripts, string path, IReadOnlyList<string> arguments)
    {
        var compilation = scripts.Compile(result, path, arguments);
        DiagnosticWriter.Write(Console.Error, compilation.Diagnostics);
        return compilation.HasErrors ? null : compilation.CreateProgram();
    }
}
