using System.CommandLine;
using System.CommandLine.Invocation;

namespace Pyd.Cli.Help;

/// <summary><c>-h</c>: the usual help, and the verb's examples.</summary>
/// <param name="usual">The usual help.</param>
internal sealed class HelpWithExamples(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help need not have said all that the command needs.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var status = usual.Invoke(parseResult);
        var examples = Examples.Of(parseResult.CommandResult.Command.Name);
        if (examples.Count == 0)
            return status;
        Console.WriteLine("Examples:");
        foreach (var (line, what) in examples)
            Console.WriteLine($"  # {what}\n  {line}");
        return status;
    }
}
