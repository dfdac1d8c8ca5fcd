using System.Globalization;
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

    private static readonly HashSet<DiagnosticTemplate> FoundByRun =
        [BindingTemplates.BadGlobalValue, BindingTemplates.HistogramInterval, BindingTemplates.HistogramBuckets, BindingTemplates.HistogramRefused];

    /// <summary>The text of the token that was named last: of another in the same text, the path is left out.</summary>
    private SourceText? _lastSource;

    private const string Alignment = "        ";

    private readonly StapColors _colors = StapColors.Of(request);

    private readonly HashSet<string> _shown = [];
    private int _suppressed;

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

    /// <summary>Says how many mistakes were like those that were shown.</summary>
    public void WriteSuppressed()
    {
        if (_suppressed > 0)
            output.WriteLine($"{_colors.Paint($"Number of similar error messages suppressed: {_suppressed.ToString(CultureInfo.InvariantCulture)}.", "error")}\nRerun with -v to see them.");
    }

    /// <summary>Whether SystemTap finds such a mistake in its first pass.</summary>
    public static bool IsParseError(Diagnostic diagnostic) =>
        diagnostic.Id.StartsWith("PYD1", StringComparison.Ordinal) || FoundByParser.Contains(diagnostic.Template);

    /// <summary>Whether SystemTap finds such a mistake only in its third pass.</summary>
    public static bool IsTranslationError(Diagnostic diagnostic) => FoundByTranslator.Contains(diagnostic.Template);

    /// <summary>Whether SystemTap finds such a mistake only when it runs the script, in its fifth pass.</summary>
    public static bool IsRunError(Diagnostic diagnostic) => FoundByRun.Contains(diagnostic.Template);

    private void WriteWarning(Diagnostic diagnostic)
    {
        if (request.HidesWarnings)
            return;
        Refuse |= request.WarningsAreErrors;
        output.WriteLine($"{_colors.Paint("WARNING:", "warning")} {diagnostic.Message}: {TokenAt(diagnostic.Location)}");
        WriteSource(diagnostic.Location, " ");
    }

    private void WriteParseError(Diagnostic diagnostic, ref int count)
    {
        count++;
        output.WriteLine($"{_colors.Paint("parse error:", "error")} {StapSentences.OfParser(diagnostic)}");
        if (diagnostic.Location.Start >= diagnostic.Location.Source.Content.Length)
        {
            output.WriteLine($"{Alignment}saw: {diagnostic.Location.Source.Path} EOF");
        }
        else
        {
            output.WriteLine($"{Alignment}{(StapSentences.IsOfConstruct(diagnostic) ? "saw" : " at")}: {StapToken.Name(diagnostic.Location)} {PlaceOf(diagnostic.Location, withPath: true)}");
            WriteSource(diagnostic.Location, Alignment[..5]);
        }
        output.WriteLine();
    }

    private void WriteError(Diagnostic diagnostic)
    {
        var isNew = _shown.Add(StapSentences.KindOf(diagnostic));
        if (!isNew && request.Verbosity[0] == 0)
        {
            _suppressed++;
            return;
        }
        if (IsRunError(diagnostic))
        {
            WriteError("ERROR:", diagnostic.Message, diagnostic.Location);
            return;
        }
        if (StapSentences.OfPoint(diagnostic) is { } sentence)
        {
            WriteError("while resolving probe point", diagnostic.Location, name: ComponentAt(diagnostic.Location));
            if (isNew || request.Verbosity[0] > 1)
                WriteError(sentence, diagnostic.Part, name: diagnostic.Part is { } part ? ComponentAt(part) : null);
            return;
        }
        var sentences = StapSentences.Of(diagnostic);
        foreach (var (index, said) in sentences.Index())
            WriteError(said, StapSentences.IsOfWhole(diagnostic) ? null : diagnostic.Location, index == sentences.Count - 1 ? diagnostic.Related : null);
    }

    // A component of a point is one token, with its stars.
    private static string ComponentAt(TextLocation location) => $"identifier '{location.Text.Split('.', '(', ' ', '\t', '\n')[0]}'";

    private void WriteError(string message, TextLocation? location, TextLocation? related = null, string? name = null) =>
        WriteError("semantic error:", message, location, related, name);

    private void WriteError(string kind, string message, TextLocation? location, TextLocation? related = null, string? name = null)
    {
        output.WriteLine($"{_colors.Paint(kind, "error")} {message}{(location is { } at ? $": {TokenAt(at, name)}" : "")}");
        if (location is { } place)
            WriteSource(place, Alignment);
        if (related is { } second)
        {
            output.WriteLine(TokenAt(second));
            WriteSource(second, Alignment);
        }
        output.WriteLine();
    }

    private string TokenAt(TextLocation location, string? name = null)
    {
        var isSame = ReferenceEquals(location.Source, _lastSource);
        _lastSource = location.Source;
        return $"{name ?? StapToken.Name(location)} {PlaceOf(location, withPath: !isSame)}";
    }

    private string PlaceOf(TextLocation location, bool withPath) => $"at {_colors.Paint(StapToken.Place(location, withPath)["at ".Length..], "source")}";

    private void WriteSource(TextLocation location, string alignment)
    {
        var (line, column) = location.Source.Position(location.Start);
        var text = location.Source.Line(line);
        var start = Math.Min(column - 1, text.Length);
        var token = StapToken.Length(text.AsSpan(start));
        output.WriteLine($"{alignment}source: {text[..start]}{_colors.Paint(text.Substring(start, token), "token")}{text[(start + token)..]}");
        // White space stays what it is, so that the caret stands under its character.
        output.WriteLine($"{alignment}{Alignment}{string.Concat(text[..start].Select(c => char.IsWhiteSpace(c) ? c : ' '))}{_colors.Paint("^", "caret")}");
    }
}
