using System.Globalization;
using System.Text.RegularExpressions;
using Pyd.Compiler.Diagnostics;

namespace Pyd.Cli.Dtrace;

/// <summary>Mistakes in the sentences of libdtrace, for programs and people that look for them; where it has none for a mistake, pyd's own.</summary>
internal static partial class DtraceWords
{
    private static readonly Dictionary<DiagnosticTemplate, Func<Diagnostic, string?>> Sentences = new()
    {
        [BindingTemplates.UndefinedName] = mistake => $"failed to resolve {mistake.Arguments[0]}: Unknown variable name",
        [BindingTemplates.UndefinedFunction] = mistake => $"undefined function name: {mistake.Arguments[0]}",
        [BindingTemplates.WrongArgumentCount] = ArgumentCount,
        [BindingTemplates.AggregationRedefined] = mistake => string.Create(CultureInfo.InvariantCulture,
            $"aggregation redefined: @{mistake.Arguments[0]}\n\t current: @{mistake.Arguments[0]} = {mistake.Arguments[2].Replace("()", "( )", StringComparison.Ordinal)}\n\tprevious: @{mistake.Arguments[0]} = {mistake.Arguments[1]}( ) : line {mistake.Related?.Line}"),
        [BindingTemplates.UndefinedAggregation] = mistake => $"failed to resolve @{mistake.Arguments[0]}: Unknown variable name",
        [BindingTemplates.NoSuchProbe] = mistake => $"{mistake.Arguments[0]} does not match any probes",
        [VariableTemplates.LessStable] = mistake => $"attributes for {mistake.Arguments[0]} ({mistake.Arguments[1]}) are less than predefined minimum",
        [BindingTemplates.UndefinedMacro] = mistake => $"macro argument {mistake.Arguments[0]} is not defined",
        [BindingTemplates.UnknownOption] = mistake => $"failed to set option '{mistake.Arguments[0]}': Invalid option name",
    };

    /// <summary>A mistake's sentence.</summary>
    public static string Of(Diagnostic mistake) =>
        (Sentences.TryGetValue(mistake.Template, out var sentence) ? sentence(mistake) : SyntaxError(mistake)) ?? mistake.Message;

    private static string? ArgumentCount(Diagnostic mistake)
    {
        if (mistake.Arguments is not [var function, var takes, var given] || Number().Match(takes) is not { Success: true } wanted)
            return null;
        var (least, most) = (wanted.Groups[1].Value, wanted.Groups[2].Value);
        var limit = least.Length == 0 ? most : IsLess(given, least) ? $"at least {least}" : $"at most {most}";
        return $"{function}( ) prototype mismatch: {given} {(given == "1" ? "arg " : "args ")}passed, {limit} expected";
    }

    private static bool IsLess(string left, string right) => int.Parse(left, CultureInfo.InvariantCulture) < int.Parse(right, CultureInfo.InvariantCulture);

    // The token at which the grammar ends: what libdtrace's parser has just read.
    private static string? SyntaxError(Diagnostic mistake)
    {
        if (!mistake.Id.StartsWith("PYD1", StringComparison.Ordinal))
            return null;
        var text = mistake.Location.Source.Content;
        var rest = text[Math.Min(mistake.Location.Start, text.Length)..].TrimStart();
        return rest.Length == 0 ? "syntax error near end of input" : $"syntax error near \"{Token().Match(rest).Value}\"";
    }

    [GeneratedRegex("^(?:([0-9]+) to )?([0-9]+) argument")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(\w+|.)", RegexOptions.Singleline)]
    private static partial Regex Token();
}
