using System.CommandLine;
using Pyd.Cli.Diagnostics;
using Pyd.Compiler.Diagnostics;
using Pyd.Hosting;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd check</c>: says what is wrong with scripts, and nothing about good ones.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("scripts") { Description = "The scripts: .d or .stp.", Arity = ArgumentArity.ZeroOrMore };
        var scripts = new ScriptOptions(new SettingOptions());
        var diagnostics = new DiagnosticOptions();
        var parallel = new Option<bool>("--parallel") { Description = "Say whether copies of the script may share out the events of a recorded trace (pyd run --jobs), and why not." };
        var command = new Command("check", "Compiles scripts without running them and prints their mistakes.") { files, parallel };
        scripts.AddTo(command);
        diagnostics.AddTo(command);
        command.AddCheck(result =>
        {
            if ((result.GetValue(files) is { Length: > 0 }) == scripts.HasText(result))
                result.AddError("give scripts to check: files, or the text of one with -n or -e");
            if (result.GetValue(parallel) && !diagnostics.AreText(result))
                result.AddError("--parallel answers in a sentence; leave out --format");
        });
        command.SetAction(result => Guard.Run(() =>
        {
            var found = new List<Diagnostic>();
            string?[] paths = scripts.HasText(result.CommandResult) ? [null] : [.. result.GetRequiredValue(files)];
            foreach (var path in paths)
            {
                var compilation = scripts.Compile(result, path, []);
                found.AddRange(compilation.Diagnostics);
                if (result.GetValue(parallel) && !compilation.HasErrors)
                    Console.WriteLine(JobsReport.Of(compilation));
            }
            diagnostics.Write(result, found);
            return found.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? ExitCodes.Failed : ExitCodes.Fine;
        }));
        return command;
    }
}
