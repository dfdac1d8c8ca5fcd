using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pyd.Hosting;

/// <summary>Checks of a command line that look at several of its values.</summary>
public static class CommandChecks
{
    /// <summary>Adds a check, which reads values and reports what is wrong with them together.</summary>
    public static void AddCheck(this Command command, Action<CommandResult> check) => command.Validators.Add(result =>
    {
        try
        {
            check(result);
        }
        catch (InvalidOperationException)
        {
            // A value is missing, given twice or of the wrong type: reading it throws, and the parser says so itself after its validators.
        }
    });
}
