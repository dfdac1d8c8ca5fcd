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
        [BindingTemplates.FormatArgumentType] = FormatType,
        [BindingTemplates.WrongReference] = mistake => KindOf(mistake.Arguments[1]) is { } kind && KindOf(mistake.Arguments[2]) is { } use
            ? $"{kind} '{mistake.Arguments[0]}' may not be referenced as {use}" : null,
        [BindingTemplates.WrongKeyType] = mistake => mistake.Arguments is not [var number, var array, _, _, var prototype, var type, ..] ? null
            : mistake.Arguments is [.., "argument"] ? $"{array}[ ] argument #{number} is incompatible with prototype:\n\tprototype: {prototype}\n\t argument: {type}"
            : $"{array}[ ] key #{number} is incompatible with prototype:\n\tprototype: {prototype}\n\t      key: {type}",
        [BindingTemplates.WrongKeyCount] = mistake => CountOf(mistake.Arguments[1]) is { } expected && CountOf(mistake.Arguments[2]) is { } given
            ? $"{mistake.Arguments[0]}[ ] prototype mismatch: {given} {(given == "1" ? "key" : "keys")} passed, {expected} expected" : null,
        [BindingTemplates.BuiltinRedeclared] = mistake => mistake.Arguments is [var name, var kind, var current]
            ? $"identifier redefined: {name}\n\t current: {current}\n\tprevious: {kind.Split(' ')[^1]} " : null,
        [BindingTemplates.Redeclared] = mistake => mistake.Arguments is [var name, _, var current, var previous]
            ? $"identifier redefined: {name}\n\t current: {current}\n\tprevious: {previous}" : $"identifier redeclared: {mistake.Arguments[0]}",
        [BindingTemplates.UnknownPragma] = mistake => mistake.Arguments switch
        {
            [_, "attributes"] => "invalid attributes specified by #pragma attributes",
            _ => null,
        },
        [TypeTemplates.PragmaMalformed] = mistake => mistake.Arguments switch
        {
            ["attributes", ..] => "malformed #pragma attributes <attributes> <ident>",
            ["binding", ..] => "malformed #pragma binding \"version\" <ident>",
            ["depends_on", ..] => "malformed #pragma depends_on <class> <name>",
            [.., "superfluous"] => "superfluous arguments specified for #pragma option",
            [.., "missing"] => "missing argument for #pragma option",
            _ => null,
        },
        [BindingTemplates.UnknownType] = NoType,
        [TargetTemplates.KernelSymbol] = mistake => mistake.Arguments[0] == "`" ? "failed to resolve `: Unknown symbol name" : null,
        [TypeTemplates.NoSuchType] = mistake => $"failed to resolve type {InOrder(mistake.Arguments[0])}: Unknown type name",
        [SyntaxTemplates.ErrorLine] = mistake => $"#error: {mistake.Arguments[0].Replace("\"", "", StringComparison.Ordinal)} ",
        [TypeTemplates.PragmaDependency] = mistake => mistake.Arguments[0] == "library" ? "main program may not explicitly depend on a library" : null,
        [TypeTemplates.TranslatorOutput] = mistake => mistake.Arguments is [_, { Length: > 0 } structure]
            ? $"incomplete struct/union/enum {structure}" : "translator output type must be a struct or union",
        [TypeTemplates.OperandScalar] = mistake => mistake.Arguments is not [var symbol, _, var operands] ? null
            : symbol == "?:" ? "operator ?: expression must be of scalar type" : $"operator {symbol} requires {operands} of scalar type",
        [TypeTemplates.MemberOfNonStruct] = mistake => mistake.Arguments[0] == "." ? $"operator . cannot be applied to type \"{mistake.Arguments[2]}\"; must be applied to a struct or union"
            : mistake.Arguments[2].EndsWith(" *", StringComparison.Ordinal) ? $"operator -> cannot be applied to pointer to type \"{mistake.Arguments[2][..^2]}\"; must be applied to a struct or union pointer" : null,
        [BindingTemplates.WrongOperandType] = mistake => mistake.Arguments is [var symbol, _, _, var operands] ? $"operator {symbol} requires {operands} of integral type" : null,
        [BindingTemplates.IncompatibleTypes] = mistake => mistake.Arguments is ["?:", ..] ? "operator ?: operands must have compatible types"
            : mistake.Arguments is ["inline", _, _, var type, var value, var inline] ? $"inline {inline} definition uses incompatible types: \"{type}\" = \"{value}\""
            : mistake.Arguments is [var symbol, _, _, var left, var right] ? $"operands have incompatible types: \"{left}\" {symbol} \"{right}\"" : null,
        [BindingTemplates.NoSuchProbe] = mistake => $"{mistake.Arguments[0]} does not match any probes",
        [VariableTemplates.LessStable] = mistake => $"attributes for {mistake.Arguments[0]} ({mistake.Arguments[1]}) are less than predefined minimum",
        [BindingTemplates.UndefinedMacro] = mistake => $"macro {(char.IsAsciiDigit(mistake.Arguments[0].TrimStart('$').FirstOrDefault()) ? "argument" : "variable")} {mistake.Arguments[0]} is not defined",
        [BindingTemplates.UnknownOption] = mistake => $"failed to set option '{mistake.Arguments[0]}': Invalid option name",
    };

    /// <summary>A mistake's sentence.</summary>
    public static string Of(Diagnostic mistake) =>
        (Sentences.TryGetValue(mistake.Template, out var sentence) ? sentence(mistake) : DtraceSentences.Of(mistake) ?? SyntaxError(mistake)) ?? mistake.Message;

    /// <summary>The words of a type as libdtrace puts them: attributes first, each in its place.</summary>
    private static string InOrder(string type)
    {
        string[] attributes = ["signed", "unsigned", "short", "long"];
        var words = type.Split(' ');
        return string.Join(' ', [.. attributes.SelectMany(attribute => words.Where(word => word == attribute)), string.Join(' ', words.Except(attributes))]);
    }

    private static string? KindOf(string words) => words switch
    {
        "an associative array" or "an array" => "associative array",
        "a variable" or "a variable with one value" => "scalar",
        "a function" => "function",
        _ => null,
    };

    private static string? FormatType(Diagnostic mistake) => mistake.Arguments is [_, _, _, _, var function, var number, var conversion, var what, var type]
        ? $"{function}( ) {what} is incompatible with conversion #{number} prototype:\n\tconversion: %{conversion}\n\t prototype: {PrototypeOf(conversion)}\n\t  argument: {type}"
        : null;

    private static string PrototypeOf(string conversion) => conversion switch
    {
        "a" or "p" => "pointer or integer",
        "A" => "pointer or integer (with -p/-c) or _usymaddr (without -p/-c)",
        "c" or "C" => "char, short, or int",
        "e" or "E" or "f" or "g" or "G" => "float, double, or long double",
        "k" => "stack",
        "s" or "S" => "char [] or string (or use stringof)",
        "T" or "Y" => "int64_t",
        "ls" or "ws" => "wchar_t []",
        "lc" or "wc" => "int",
        ['L', ..] => "long double",
        [.. var size and ("h" or "l" or "ll"), var letter] => $"{(letter is 'o' or 'u' ? "unsigned " : "")}{size switch { "h" => "short", "l" => "long", _ => "long long" }}",
        _ => "char, short, int, long, or long long",
    };

    private static string? CountOf(string words) => words.Split(' ')[0] is var count && count == "no" ? "0" : char.IsAsciiDigit(count[0]) ? count : null;

    private static string? ArgumentCount(Diagnostic mistake)
    {
        if (mistake.Arguments is [var of, "no arguments", var passed])
            return $"{of}( ) prototype mismatch: {passed} {(passed == "1" ? "arg " : "args ")}passed, 0 expected";
        if (mistake.Arguments is ["printf", _, "0"])
            return "printf( ) prototype mismatch: 0 args passed, at least 1 expected";
        if (mistake.Arguments is not [var function, var takes, var given] || Number().Match(takes) is not { Success: true } wanted)
            return null;
        var (least, most) = (wanted.Groups[1].Value, wanted.Groups[2].Value);
        var limit = least.Length == 0 ? most : IsLess(given, least) ? $"at least {least}" : $"at most {most}";
        return $"{function}( ) prototype mismatch: {given} {(given == "1" ? "arg " : "args ")}passed, {limit} expected";
    }

    private static bool IsLess(string left, string right) => int.Parse(left, CultureInfo.InvariantCulture) < int.Parse(right, CultureInfo.InvariantCulture);

    // The token at which the grammar ends: what libdtrace's parser has just read.
    private static string? SyntaxError(Diagnostic mistake) =>
        DtraceText.IsSyntaxError(mistake.Template) ? SyntaxError(mistake.Location.Source.Content, DtraceText.Stop(mistake)) : null;

    // A word that is no type: a probe's name where a clause can begin, a new name after typedef; else the parser stumbles over it.
    private static string NoType(Diagnostic mistake)
    {
        var (text, place) = (mistake.Location.Source.Content, mistake.Location);
        var before = text[..place.Start].TrimEnd();
        return before is "" or [.., ';' or '}'] ? "expected predicate and/or actions following probe description"
            : SyntaxError(text, DtraceText.IsAfterWord(text, place.Start, "typedef") ? place.End : place.Start);
    }

    private static string SyntaxError(string text, int start)
    {
        var at = DtraceText.SkipBlank(text, start);
        foreach (var (open, close) in new[] { ('(', ')'), ('[', ']') })
        {
            var depth = DtraceText.Open(text, open, close, at);
            if (depth <= 0 && at < text.Length && text[at] == close)
                return $"extra {close} in input stream";
            if (depth > 0 && DtraceText.IsEndOfPredicate(text, at, out _))
                return $"closing {close} expected in predicate before /";
        }
        if (at == text.Length)
            return DtraceLookahead.IsAtEnd(text) ? "syntax error near end-of-input" : "syntax error near end of input";
        return $"syntax error near \"{(DtraceLookahead.IsBehind(text, at) ? text[at..].Split('\n')[0] : Token().Match(text[at..]).Value)}\"";
    }

    [GeneratedRegex("^(?:([0-9]+) to )?([0-9]+) argument")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(0[xX][0-9a-fA-F]+[uUlL]*|[0-9]+[uUlL]*|\$*\w+|<<=|>>=|[-+*/%&|^=!<>]=|->|\+\+|--|&&|\|\||\^\^|<<|>>|.)", RegexOptions.Singleline)]
    private static partial Regex Token();
}
