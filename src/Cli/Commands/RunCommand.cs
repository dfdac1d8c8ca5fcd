using System.CommandLine;
using Pyd.Cli.Diagnostics;
using Pyd.Cli.Watching;
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
        var live = new Option<bool>("--live")
        {
            Description = "Show the script's aggregations and stap's arrays as tables that are drawn anew four times a second, where standard output is a terminal.",
        };
        var command = new Command("run", "Runs a script on a Python program or on a recorded trace.") { engine.WithNames(), live };
        command.AddCheck(result =>
        {
            if (result.GetValue(live) && result.GetValue(traces.Format) == TraceOptions.Json)
                result.AddError("--live and --format json exclude each other: one is for people, the other for programs");
        });
        script.AddTo(command);
        scripts.AddTo(command);
        traces.AddTo(command);
        command.SetAction(result => Guard.Run(() =>
        {
            var path = script.File(result);
            var program = path is not null && path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                ? Load(path, settings.Read(result))
                : Compile(result, scripts, path, script.Read(result), result.GetValue(engine));
            if (program is null)
                return ExitCodes.Failed;
            var options = traces.Read(result);
            return TraceHost.Run(program, options, RunViews.For(options, result.GetValue(live) ? LiveView.Often : null));
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
