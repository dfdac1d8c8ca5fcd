using System.CommandLine;
using Pyd.Cli.Commands;
using Pyd.Cli.Dtrace;
using Pyd.Hosting;

// dtrace's command line is not made of what System.CommandLine reads.
if (args is ["dtrace", .. var words])
    return CommandLineHost.Guard(() => DtraceVerb.Run(words));
var root = new RootCommand("Runs DTrace D and SystemTap scripts on Python programs, live or recorded.")
{
    RunCommand.Create(),
    CompileCommand.Create(),
    CheckCommand.Create(),
    DumpCommand.Create(),
};
return CommandLineHost.Invoke(root, args);
