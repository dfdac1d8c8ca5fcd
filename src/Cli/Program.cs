using System.CommandLine;
using Pyd.Cli.Commands;
using Pyd.Hosting;

var root = new RootCommand("Runs DTrace D and SystemTap scripts on Python programs, live or recorded.")
{
    RunCommand.Create(),
    CompileCommand.Create(),
    CheckCommand.Create(),
    DoctorCommand.Create(),
    DumpCommand.Create(),
    ListCommand.Create(),
};
return CommandLineHost.Invoke(root, args);
