using System.CommandLine;
using Pyd.Cli.Diagnostics;
using Pyd.Compiler;
using Pyd.Hosting;
using Pyd.Runtime;
using Pyd.Runtime.Sessions;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd run</c>: compiles a script in memory and runs it; a script that was compiled runs as it is.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var settings = new SettingOptions();
        var scripts = new ScriptOptions(settings);
        var traces = new TraceOptions(settings);
        var script = new ScriptArguments(scripts, "The script: .d, .stp, or a .dll that pyd compile has made.");
        var engine = new Option<CompilationEngine>("--engine")
        {
            Description = "What compiles the script: il, or csharp, which goes through readable C# and takes a second longer. Both print the same.",
            HelpName = "ENGINE",
        };
        var command = new Command("run", "Runs a script on a Python program or on a recorded trace.") { engine };
        script.AddTo(command);
        scripts.AddTo(command);
        traces.AddTo(command);
        command.SetAction(result => Guard.Run(() =>
        {
            var path = script.File(result);
            var program = path is not null && path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                ? Load(path, settings.Read(result))
                : Compile(result, scripts, path, script.Read(result), result.GetValue(engine));
            return program is null ? ExitCodes.Failed : TraceHost.Run(program, traces.Read(result));
        }));
        return command;
    }

    private static TraceProgram Load(string path, IEnumerable<string> settings) =>
        settings.Select(setting => SessionOptions.MistakeIn(setting, isCompiled: true)).OfType<string>().FirstOrDefault() is { } mistake
            ? throw new UsageException(mistake)
            : CompiledAssembly.Load(path);

    private static TraceProgram? Compile(ParseResult result, ScriptOptions scripts, string? path, IReadOnlyList<string> arguments, CompilationEngine engine)
    {
        var compilation = scripts.Compile(result, path, arguments);
        DiagnosticWriter.Write(compilation.Diagnostics);
        return compilation.HasErrors ? null : compilation.CreateProgram(engine);
    }
}
