using System.Globalization;
using System.Text;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// Variables of the Python function that a probe is about (tapset-python.cxx): <c>$name</c>, <c>$self->attribute</c>, <c>$seq[0]</c>, <c>$$parms</c>.
/// They are strings, which the event brings along; that there is no such variable is found out at run time.
/// </summary>
internal static class PythonVariables
{
    /// <summary>The built-in function behind them; a script cannot spell it.</summary>
    public const string BuiltinName = "$python";

    private static readonly BuiltinSymbol Value = new(BuiltinName, Dialect.Stap, "string(string, string)", StapMembers.PythonValue, "");

    private static readonly BuiltinSymbol Text = Builtins.Get(Dialect.Stap, "user_string2");

    /// <summary>The variable that an expression names, or null when it is none.</summary>
    public static BoundExpression? Find(ExpressionSyntax syntax) => PathOf(syntax) is { } path ? Read(syntax.Location, path) : null;

    /// <summary>What a path leads to; see <c>Pyd.Runtime.Events.WantedProbe</c>.</summary>
    public static BoundExpression Read(TextLocation location, string path)
    {
        const int Captures = 3;
        var values = new BoundBuiltin(location, Text, [new BoundArgument(location, Captures, Types.Long), new BoundString(location, "")], Types.String);
        return new BoundBuiltin(location, Value, [values, new BoundString(location, path)], Types.String);
    }

    private static string? PathOf(ExpressionSyntax syntax) => syntax switch
    {
        ContextVariableSyntax { Text: var text } when text.StartsWith("$$$", StringComparison.Ordinal) => null,
        ContextVariableSyntax { Text: var text } when text.StartsWith("$$", StringComparison.Ordinal) => text,
        ContextVariableSyntax { Text: var text } => Escaped(text.Substring(1)),
        ParenthesizedSyntax parenthesized => PathOf(parenthesized.Expression),
        MemberAccessSyntax { Operator.Text: "->" } member when PathOf(member.Target) is { } target => $"{target}/.{Escaped(member.Member.Text)}",
        ElementSyntax { Keys: [var key] } element when PathOf(element.Target) is { } target => StapConstants.IntegerOf(key) is { } index
            ? $"{target}/#{(index < 0 ? "%2D" : "")}{index.ToString(CultureInfo.InvariantCulture).TrimStart('-')}"
            : key is StringLiteralSyntax literal ? $"{target}/={Escaped(StapConstants.TextOf(literal))}" : null,
        _ => null,
    };

    // Text that is kept in a program is a byte in each character.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '_')
                escaped.Append(character);
            else
                escaped.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture));
        }
        return escaped.ToString();
    }
}
