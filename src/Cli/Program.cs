using System.CommandLine;
using Pyd.Cli.Commands;
using Pyd.Cli.Dtrace;
using Pyd.Cli.Stap;
using Pyd.Hosting;

// The command lines of dtrace and stap are not made of what System.CommandLine reads.
if (args is ["dtrace", .. var words])
    return CommandLineHost.Guard(() => DtraceVerb.Run(words));
if (args is ["stap", .. var stapWords])
    return CommandLineHost.Guard(() => StapVerb.Run(stapWords));
var root = new RootCommand("Runs DTrace D and SystemTap scripts on Python programs, live or recorded.")
{
    RunCommand.Create(),
    CompileCommand.Create(),
    CheckCommand.Create(),
    DoctorCommand.Create(),
    DumpCommand.Create(),
    ListCommand.Create(),
    RecordCommand.Create(),
    ExportCommand.Create(),
    RepairCommand.Create(),
};
return CommandLineHost.Invoke(root, args);
