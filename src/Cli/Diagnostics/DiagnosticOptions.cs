using System.CommandLine;
using System.CommandLine.Parsing;
using Pyd.Compiler.Diagnostics;
using Pyd.Hosting;

namespace Pyd.Cli.Diagnostics;

/// <summary>How diagnostics are written.</summary>
internal enum DiagnosticFormat
{
    /// <summary>For people, on standard error.</summary>
    Text,

    /// <summary>An object a line, on standard output.</summary>
    Json,

    /// <summary>One SARIF 2.1.0 log, on standard output.</summary>
    Sarif,
}

/// <summary><c>--format</c> and <c>--color</c> of the verbs that only compile.</summary>
internal sealed class DiagnosticOptions
{
    private readonly Option<DiagnosticFormat> _format = new("--format")
    {
        Description = "How messages are written: text, json (an object a line) or sarif (SARIF 2.1.0); the last two on standard output.",
        HelpName = "FORMAT",
    };

    private readonly Option<ColourChoice> _colour = new("--color")
    {
        Description = "Colour messages: auto (on a terminal, unless NO_COLOR is set), always or never.",
        HelpName = "WHEN",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_format.WithNames());
        command.Options.Add(_colour.WithNames());
    }

    /// <summary>Whether messages go to people, and so to standard error.</summary>
    public bool AreText(CommandResult result) => result.GetValue(_format) == DiagnosticFormat.Text;

    /// <summary>Writes what was found.</summary>
    public void Write(ParseResult result, IEnumerable<Diagnostic> diagnostics)
    {
        switch (result.GetValue(_format))
        {
            case DiagnosticFormat.Json:
                DiagnosticJson.Write(Console.Out, diagnostics);
                break;
            case DiagnosticFormat.Sarif:
                SarifLog.Write(Console.Out, [.. diagnostics]);
                break;
            default:
                DiagnosticWriter.Write(Console.Error, diagnostics, Colours.For(result.GetValue(_colour)));
                break;
        }
    }
}
