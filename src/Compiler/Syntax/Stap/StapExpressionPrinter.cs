using System.Diagnostics;
using System.Globalization;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Expressions as SystemTap shows them (staptree.cxx): each operand in parentheses, what macros and arguments stood for in their place.</summary>
/// <param name="nameOf">What a variable or function is called.</param>
internal sealed class StapExpressionPrinter(Func<string, string> nameOf)
{
    /// <summary>With the names of the script.</summary>
    public static StapExpressionPrinter AsWritten { get; } = new(name => name);

    public string Print(ExpressionSyntax expression) => expression switch
    {
        IntegerLiteralSyntax node => ((long)node.Value).ToString(CultureInfo.InvariantCulture),
        StringLiteralSyntax node => Quote(node.Value),
        NameSyntax node => nameOf(node.Text),
        ContextVariableSyntax node => node.Text,
        MacroVariableSyntax node => node.Text,
        ParenthesizedSyntax node => Print(node.Expression),
        // SystemTap shows a format's escapes twice.
        CallSyntax { Function.Text: "printf" or "sprintf" } node when node.Arguments.FirstOrDefault() is StringLiteralSyntax format =>
            $"{node.Function.Text}({string.Join(", ", node.Arguments.Skip(1).Select(Print).Prepend(Quote(Escape(format.Value))))})",
        CallSyntax node => $"{nameOf(node.Function.Text)}({List(node.Arguments)})",
        ElementSyntax node => $"{Print(node.Target)}[{List(node.Keys)}]",
        MemberAccessSyntax { Target: ContextVariableSyntax or MemberAccessSyntax or ElementSyntax } node => $"{Print(node.Target)}->{node.Member.Text}",
        MemberAccessSyntax node => $"({Print(node.Target)})->{node.Member.Text}",
        UnarySyntax { Operator.Text: "&" } node => $"&{Print(node.Operand)}",
        UnarySyntax node => $"{node.Operator.Text}({Print(node.Operand)})",
        PostfixSyntax node => $"({Print(node.Operand)}){node.Operator.Text}",
        BinarySyntax { Operator.Text: "=~" or "!~", Right: StringLiteralSyntax regex } node => $"({Print(node.Left)}) {node.Operator.Text} {Quote(regex.Value)}",
        BinarySyntax node => $"({Print(node.Left)}) {node.Operator.Text} ({Print(node.Right)})",
        AssignmentSyntax node => $"({Print(node.Target)}) {node.Operator.Text} ({Print(node.Value)})",
        ConditionalSyntax node => $"({Print(node.Condition)})?({Print(node.WhenTrue)}):({Print(node.WhenFalse)})",
        MembershipSyntax node => $"[{List(node.Keys)}] in {Print(node.Array)}",
        StatisticSyntax node => $"{node.Operator}({List(node.Arguments)})",
        PrettySyntax node => $"{Print(node.Operand)}{node.Sign}",
        EmbeddedSyntax or WildcardSyntax => expression.Location.Text,
        _ => throw new UnreachableException($"{expression}"),
    };

    /// <summary>A string constant with its escapes.</summary>
    public static string Quote(string value) => $"\"{Escape(value).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private string List(IEnumerable<ExpressionSyntax> expressions) => string.Join(", ", expressions.Select(Print));

    private static string Escape(string value) => string.Concat(value.Select(c => c switch
    {
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => "\\t",
        '\r' => "\\r",
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\v' => "\\v",
        < ' ' or '\x7f' => $"\\{Convert.ToString(c, 8).PadLeft(3, '0')}",
        _ => c.ToString(),
    }));
}
