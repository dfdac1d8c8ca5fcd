using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Pyd.Cli.Commands;
using Pyd.Cli.Dtrace;
using Pyd.Cli.Help;
using Pyd.Cli.Stap;
using Pyd.Hosting;

// The command lines of dtrace and stap are not made of what System.CommandLine reads.
if (args is ["dtrace", .. var words])
    return CommandLineHost.Guard(() => DtraceVerb.Run(words));
if (args is ["stap", .. var stapWords])
    return CommandLineHost.Guard(() => StapVerb.Run(stapWords));
return CommandLineHost.Invoke(CreateRoot(), args);

static RootCommand CreateRoot()
{
    var root = new RootCommand("Runs DTrace D and SystemTap scripts on Python programs, live or recorded.")
    {
        RunCommand.Create(),
        CompileCommand.Create(),
        CheckCommand.Create(),
        DumpCommand.Create(),
        ListCommand.Create(),
        RecordCommand.Create(),
        ExportCommand.Create(),
        RepairCommand.Create(),
        ExplainCommand.Create(),
        DoctorCommand.Create(),
        InstallShimsCommand.Create(),
        CompletionCommand.Create(),
        ManCommand.Create(CreateRoot),
        // For lists of verbs; Main has taken them.
        new Command("dtrace", "Takes the command line of dtrace(1)."),
        new Command("stap", "Takes the command line of stap(1)."),
    };
    foreach (var help in root.Options.OfType<HelpOption>())
    {
        // A file, here.
        help.Aliases.Remove("/h");
        help.Aliases.Remove("/?");
        if (help.Action is SynchronousCommandLineAction usual)
            help.Action = new HelpWithExamples(usual);
    }
    return root;
}
