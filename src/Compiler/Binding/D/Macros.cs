using System.Globalization;
using System.Text.RegularExpressions;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.D;

/// <summary>
/// Macro variables, the script's arguments among them: <c>$1</c> is what its text says, a number, a name or else a string; <c>$$1</c> is
/// always a string (dt_lex.l). In a probe description they are part of the text; <c>$target</c> is left to the provider there.
/// </summary>
internal sealed partial class Macros(CompilationOptions options, DiagnosticBag diagnostics)
{
    private readonly HashSet<int> _used = [];

    /// <summary>What a macro variable stands for, given with its signs; null when it has no value.</summary>
    public string? ValueOf(string macro)
    {
        var name = macro.TrimStart('$');
        if (!name.All(char.IsAsciiDigit))
            return options.MacroVariables.TryGetValue(name, out var known) ? known.ToString(CultureInfo.InvariantCulture) : null;
        if (!int.TryParse(name, CultureInfo.InvariantCulture, out var number))
            return null;
        _used.Add(number);
        if (number == 0)
            return options.ScriptName;
        if (number <= options.Arguments.Count)
            return options.Arguments[number - 1];
        return options.DefaultArguments ? macro.StartsWith("$$", StringComparison.Ordinal) ? "" : "0" : null;
    }

    /// <summary>A macro variable's value as a constant; null when it is a name.</summary>
    public BoundExpression? Bind(TextLocation location, string macro, string value)
    {
        if (macro.StartsWith("$$", StringComparison.Ordinal))
            return new BoundString(location, Literals.Unescape(value, Dialect.D));
        if (IntegerText.Read(value, ulong.MaxValue) is { } number)
            return new BoundInteger(location, number, number is >= int.MinValue and <= int.MaxValue ? Types.Int : Types.Long);
        if (Number().IsMatch(value))
        {
            diagnostics.Report(location, TypeTemplates.ArgumentOverflow, macro, value);
            return new BoundError(location);
        }
        if (Name().IsMatch(value))
            return null;
        return new BoundString(location, Literals.Unescape(value is ['"', .. var inner, '"'] ? inner : value, Dialect.D));
    }

    /// <summary>Reports the last argument when the script does not use it; others it may leave alone (dt_cc.c).</summary>
    public void Finish(TextLocation script)
    {
        var last = options.Arguments.Count;
        if (last > 0 && !options.AllowUnusedArguments && !diagnostics.HasErrors && !_used.Contains(last))
            diagnostics.Report(script, TypeTemplates.UnusedArgument, options.Arguments[last - 1], last.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The first macro variable in the fields of a probe description that has no value, or null.</summary>
    public string? Undefined(IEnumerable<string> fields) =>
        fields.Where(field => field.Contains('$')).SelectMany(field => Pattern().Matches(field).Cast<Match>().Select(match => match.Value))
            .FirstOrDefault(macro => macro != "$target" && ValueOf(macro) is null);

    /// <summary>A field with its macro variables replaced.</summary>
    public string Expand(string field) => !field.Contains('$') ? field : Pattern().Replace(field, match => ValueOf(match.Value) ?? match.Value);

    [GeneratedRegex(@"\$\$?\w+")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\A[+-]?(0[xX][0-9a-fA-F]+|[0-9]+)\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[a-zA-Z_`][0-9a-zA-Z_`]*\z")]
    private static partial Regex Name();
}
