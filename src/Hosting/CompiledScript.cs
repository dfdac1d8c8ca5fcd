using System.CommandLine;
using Pyd.Runtime;

namespace Pyd.Hosting;

/// <summary>The main program of a script that <c>pyd compile</c> has saved.</summary>
public static class CompiledScript
{
    /// <summary>Runs the script by its command line: the options of <c>pyd run</c>.</summary>
    /// <returns>The exit code.</returns>
    public static int Main(TraceProgram program, string[] arguments)
    {
        var options = new TraceOptions(new SettingOptions(isCompiled: true));
        var command = new RootCommand($"The compiled script {program.GetType().Name}.");
        options.AddTo(command);
        command.SetAction(result => TraceHost.Run(program, options.Read(result)));
        return CommandLineHost.Invoke(command, arguments);
    }
}
