using System.Diagnostics;
using System.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>A file as SystemTap shows it after parsing (<c>stap -p1</c>; staptree.cxx): globals, aliases, probes, functions.</summary>
internal sealed class StapPrinter
{
    private readonly StapExpressionPrinter _expressions = StapExpressionPrinter.AsWritten;

    /// <summary>A file's members, after a line with its name.</summary>
    public string Print(SyntaxTree tree)
    {
        var members = tree.Root.Members;
        var text = new StringBuilder($"# file {tree.Source.Path}\n");
        foreach (var embedded in members.OfType<EmbeddedMemberSyntax>())
            text.Append(embedded.Location.Text);
        foreach (var variable in members.OfType<GlobalSyntax>().SelectMany(global => global.Variables))
            text.Append($"global {Print(variable)}\n");
        foreach (var alias in members.OfType<AliasSyntax>())
            text.Append($"probe {Signature(alias)}{Print(alias.Body)}\n");
        foreach (var probe in members.OfType<ProbeSyntax>())
            text.Append($"probe {Signature(probe.Points)}{Print(probe.Body)}\n");
        foreach (var function in members.OfType<FunctionSyntax>())
            text.Append($"function {function.Name.Text} ({string.Join(", ", function.Parameters.Select(parameter => parameter.Name))})\n{Print(function.Body)}\n");
        return text.ToString();
    }

    /// <summary>The points of a probe.</summary>
    public static string Signature(IEnumerable<ProbePointSyntax> points) => string.Join(",", points.Select(point => Print(point)));

    /// <summary>An alias and the points that it stands for.</summary>
    public static string Signature(AliasSyntax alias) =>
        $"{string.Join(" = ", alias.Names.Select(name => Print(name)))} {(alias.IsEpilogue ? "+=" : "=")} {string.Join(", ", alias.Points.Select(point => Print(point)))}";

    /// <summary>A point with what makes it optional and its condition.</summary>
    public static string Print(ProbePointSyntax point) =>
        $"{Print(point.Components)}{(point.IsSufficient ? "!" : point.IsOptional ? "?" : "")}{(point.Condition is { } condition ? $" if ({StapExpressionPrinter.AsWritten.Print(condition)})" : "")}";

    /// <summary>The components of a point.</summary>
    public static string Print(IEnumerable<ProbeComponentSyntax> components) => string.Join(".", components.Select(component =>
        component.Argument is null ? component.Name : $"{component.Name}({Argument(component.Argument)})"));

    // A sign is part of the number here.
    private static string Argument(ExpressionSyntax argument) => argument is UnarySyntax { Operand: IntegerLiteralSyntax number } signed
        ? $"{signed.Operator.Text}{StapExpressionPrinter.AsWritten.Print(number)}"
        : StapExpressionPrinter.AsWritten.Print(argument);

    private string Print(GlobalVariableSyntax variable)
    {
        var size = variable.Size is null ? "" : $"[{_expressions.Print(variable.Size)}]";
        var value = variable.Value is null ? "" : $" = {_expressions.Print(variable.Value)}";
        return $"{variable.Name}{(variable.Wraps ? "%" : "")}{size}{value}";
    }

    private string Print(StatementSyntax statement) => statement switch
    {
        BlockSyntax node => $"{{\n{string.Concat(node.Statements.Select(inner => $"{Print(inner)};\n"))}}}",
        ExpressionStatementSyntax node => _expressions.Print(node.Expression),
        IfSyntax node => $"if ({_expressions.Print(node.Condition)}) {Print(node.Then)}\n{(node.Else is null ? "" : $"else {Print(node.Else)}\n")}",
        EmptySyntax => ";",
        WhileSyntax node => $"for (; {_expressions.Print(node.Condition)}; ) {Print(node.Body)}",
        ForSyntax node => $"for ({Optional(node.First, "")}; {Optional(node.Condition, "1")}; {Optional(node.Step, "")}) {Print(node.Body)}",
        ForeachSyntax node => Print(node),
        BreakSyntax => "break",
        ContinueSyntax => "continue",
        NextSyntax => "next",
        ReturnSyntax node => node.Value is null ? "return" : $"return {_expressions.Print(node.Value)}",
        DeleteSyntax node => $"delete {_expressions.Print(node.Target)}",
        TrySyntax node => $"try {{\n{Print(node.Body)}\n}} catch {(node.Message is null ? "" : $"({node.Message.Text}) ")}{{\n{Print(node.Handler)}\n}}\n",
        _ => throw new UnreachableException($"{statement}"),
    };

    private string Print(ForeachSyntax node)
    {
        var sign = node.Sort is not { } sort ? "" : sort.Descending ? "-" : "+";
        var keys = node.Keys.Select((key, i) => node.Sort?.Key == i ? $"{key.Text}{sign}" : key.Text);
        var slice = node.Slice is null ? "" : $"[{string.Join(", ", node.Slice.Select(key => key is null ? "*" : _expressions.Print(key)))}]";
        var order = node.Sort is { Key: < 0 } byValue ? $"{(byValue.Statistic is null ? "" : $" {byValue.Statistic}")}{sign}" : "";
        return $"foreach ({(node.Value is null ? "" : $"{node.Value.Text} = ")}[{string.Join(", ", keys)}] in {_expressions.Print(node.Array)}{slice}{order}{(node.Limit is null ? "" : $" limit {_expressions.Print(node.Limit)}")}) {Print(node.Body)}";
    }

    private string Optional(ExpressionSyntax? expression, string otherwise) => expression is null ? otherwise : _expressions.Print(expression);
}
