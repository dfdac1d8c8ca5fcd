using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Cli.Stap;

/// <summary>
/// Mistakes of a script in stap's shape (session.cxx, build_error_msg): the sentence with the token, the line, a caret. Of mistakes of one
/// kind the first is shown, unless <c>-v</c> is given.
/// </summary>
internal sealed class StapMessages(TextWriter output, StapRequest request)
{
    private static readonly HashSet<DiagnosticTemplate> FoundByParser =
    [
        BindingTemplates.FormatNotLiteral, BindingTemplates.FormatArgumentExtra, BindingTemplates.FormatArgumentMissing, BindingTemplates.UnknownConversion,
        BindingTemplates.PrintArguments, BindingTemplates.RegexNotLiteral, BindingTemplates.MisplacedStatement, BindingTemplates.Redeclared, BindingTemplates.EmptyFile,
    ];

    private static readonly HashSet<DiagnosticTemplate> FoundByTranslator = [BindingTemplates.TooMany];

    private const string Alignment = "        ";

    /// <summary>Whether a warning stands for an error: <c>-W</c>.</summary>
    public bool Refuse { get; private set; }

    public void Write(IReadOnlyList<Diagnostic> diagnostics)
    {
        var parsing = 0;
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Severity))
        {
            if (diagnostic.Severity == DiagnosticSeverity.Warning)
                WriteWarning(diagnostic);
            else if (IsParseError(diagnostic))
                WriteParseError(diagnostic, ref parsing);
            else
                WriteError(diagnostic);
        }
        if (parsing > 0)
            output.WriteLine($"{parsing} parse error{(parsing == 1 ? "" : "s")}.");
    }

    /// <summary>Whether SystemTap finds such a mistake in its first pass.</summary>
    public static bool IsParseError(Diagnostic diagnostic) =>
        diagnostic.Id.StartsWith("PYD1", StringComparison.Ordinal) || FoundByParser.Contains(diagnostic.Template);

    /// <summary>Whether SystemTap finds such a mistake only in its third pass.</summary>
    public static bool IsTranslationError(Diagnostic diagnostic) => FoundByTranslator.Contains(diagnostic.Template);

    private void WriteWarning(Diagnostic diagnostic)
    {
        if (request.HidesWarnings)
            return;
        Refuse |= request.WarningsAreErrors;
        output.WriteLine($"WARNING: {diagnostic.Message}: {StapToken.At(diagnostic.Location)}");
        WriteSource(diagnostic.Location, " ");
    }

    private void WriteParseError(Diagnostic diagnostic, ref int count)
    {
        count++;
        output.WriteLine($"parse error: {diagnostic.Message}");
        if (diagnostic.Location.Start >= diagnostic.Location.Source.Content.Length)
        {
            output.WriteLine($"{Alignment}saw: {diagnostic.Location.Source.Path} EOF");
        }
        else
        {
            output.WriteLine($"{Alignment} at: {StapToken.At(diagnostic.Location)}");
            WriteSource(diagnostic.Location, Alignment[..5]);
        }
        output.WriteLine();
    }

    private void WriteError(Diagnostic diagnostic)
    {
        foreach (var (index, sentence) in StapWording.Of(diagnostic).Index())
        {
            if (index > 0)
                output.WriteLine();
            output.WriteLine($"semantic error: {sentence}: {StapToken.At(diagnostic.Location)}");
            WriteSource(diagnostic.Location, Alignment);
        }
        if (diagnostic.Related is { } related)
        {
            output.WriteLine(StapToken.At(related));
            WriteSource(related, Alignment);
        }
        output.WriteLine();
    }

    private void WriteSource(TextLocation location, string alignment)
    {
        var (line, column) = location.Source.Position(location.Start);
        var text = location.Source.Line(line);
        output.WriteLine($"{alignment}source: {text}");
        // White space stays what it is, so that the caret stands under its character.
        output.WriteLine($"{alignment}{Alignment}{string.Concat(text[..Math.Min(column - 1, text.Length)].Select(c => char.IsWhiteSpace(c) ? c : ' '))}^");
    }
}
