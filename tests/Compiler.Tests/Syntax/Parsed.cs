using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

/// <summary>Short ways to parse a text and to show what came out.</summary>
internal static class Parsed
{
    public static SyntaxTree D(string text) => Tree(text, Dialect.D);

    public static SyntaxTree Stap(string text) => Tree(text, Dialect.Stap);

    public static SyntaxTree Tree(string text, Dialect dialect) => SyntaxTree.Parse(new SourceText("script", text), dialect);

    /// <summary>The statements of the only handler, without mistakes.</summary>
    public static IReadOnlyList<StatementSyntax> Statements(string body, Dialect dialect)
    {
        var tree = dialect == Dialect.D ? D($"BEGIN {{ {body} }}") : Stap($"probe begin {{ {body} }}");
        Assert.Empty(tree.Diagnostics);
        return Assert.Single(tree.Root.Members) switch
        {
            ProbeClauseSyntax { Body: { } block } => block.Statements,
            ProbeSyntax probe => probe.Body.Statements,
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    public static StatementSyntax Statement(string body, Dialect dialect) => Assert.Single(Statements(body, dialect));

    public static ExpressionSyntax Expression(string text, Dialect dialect) =>
        Assert.IsType<ExpressionStatementSyntax>(Statement(dialect == Dialect.D ? text + ";" : text, dialect)).Expression;

    /// <summary>A member of a script without mistakes.</summary>
    public static T Member<T>(string text, Dialect dialect)
        where T : MemberSyntax
    {
        var tree = Tree(text, dialect);
        Assert.Empty(tree.Diagnostics);
        return Assert.IsType<T>(Assert.Single(tree.Root.Members));
    }

    /// <summary>Every operation in parentheses: <c>(a + (b * c))</c>.</summary>
    public static string Shape(ExpressionSyntax expression) => expression switch
    {
        NameSyntax name => name.Text,
        MacroVariableSyntax macro => macro.Text,
        ContextVariableSyntax variable => variable.Text,
        WildcardSyntax => "*",
        IntegerLiteralSyntax integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        StringLiteralSyntax text => $"\"{text.Value}\"",
        CharacterLiteralSyntax character => $"'{character.Value.ToString(CultureInfo.InvariantCulture)}'",
        CallSyntax call => $"{call.Function.Text}({List(call.Arguments)})",
        ElementSyntax element => $"{Shape(element.Target)}[{List(element.Keys)}]",
        MemberAccessSyntax member => $"{Shape(member.Target)}{member.Operator.Text}{member.Member.Text}",
        AggregationSyntax aggregation => $"@{aggregation.Name}[{List(aggregation.Keys)}]",
        UnarySyntax unary => $"({unary.Operator.Text}{Shape(unary.Operand)})",
        PostfixSyntax postfix => $"({Shape(postfix.Operand)}{postfix.Operator.Text})",
        BinarySyntax binary => $"({Shape(binary.Left)} {binary.Operator.Text} {Shape(binary.Right)})",
        AssignmentSyntax assignment => $"({Shape(assignment.Target)} {assignment.Operator.Text} {Shape(assignment.Value)})",
        ConditionalSyntax conditional => $"({Shape(conditional.Condition)} ? {Shape(conditional.WhenTrue)} : {Shape(conditional.WhenFalse)})",
        ParenthesizedSyntax parenthesized => $"<{Shape(parenthesized.Expression)}>",
        CastSyntax cast => $"(({Type(cast.Type)}){Shape(cast.Operand)})",
        OffsetofSyntax offset => $"offsetof({Type(offset.Type)}, {offset.Member.Text})",
        XlateSyntax xlate => $"xlate<{Type(xlate.Type)}>({Shape(xlate.Operand)})",
        SizeofSyntax { Type: { } type } => $"sizeof({Type(type)})",
        SizeofSyntax { Operand: { } operand } => $"sizeof {Shape(operand)}",
        MembershipSyntax membership => $"([{List(membership.Keys)}] in {membership.Array.Text})",
        StatisticSyntax statistic => $"{statistic.Operator}({List(statistic.Arguments)})",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    public static string Type(TypeSyntax type) => Specifiers(type.Specifiers) + Declarator(type.Declarator);

    /// <summary>The words of a declaration before the names.</summary>
    public static string Specifiers(IEnumerable<SpecifierSyntax> specifiers) => string.Join(' ', specifiers.Select(specifier => specifier switch
    {
        WordSpecifierSyntax word => word.Word,
        StorageClassSyntax storage => storage.Word,
        StructSyntax structure => $"{(structure.IsUnion ? "union" : "struct")} {structure.Tag}{(structure.Members is null ? "" : $"{{{string.Join(" ", structure.Members.Select(Member))}}}")}",
        EnumSyntax enumeration => $"enum {enumeration.Tag}",
        _ => throw new InvalidOperationException(specifier.GetType().Name),
    }));

    /// <summary>A declarator from the name outward: <c>f array[2] pointer function(int) pointer</c>.</summary>
    public static string Declarator(DeclaratorSyntax? declarator) => declarator is null ? "" : declarator.Name?.Text + string.Concat(declarator.Derivations.Select(derivation => derivation switch
    {
        PointerSyntax => "*",
        ArraySyntax { Size: { } size } => $"[{Shape(size)}]",
        ArraySyntax => "[]",
        KeyTypesSyntax keys => $"[{string.Join(',', keys.Keys.Select(Parameter))}]",
        FunctionTypeSyntax function => $"({string.Join(',', function.Parameters.Select(Parameter))})",
        _ => throw new InvalidOperationException(derivation.GetType().Name),
    }));

    private static string Parameter(ParameterTypeSyntax parameter) =>
        parameter.Specifiers.Count == 0 ? "..." : Specifiers(parameter.Specifiers) + Declarator(parameter.Declarator);

    private static string Member(StructMemberSyntax member) => $"{Specifiers(member.Specifiers)} " +
        string.Join(',', member.Declarators.Select(part => Declarator(part.Declarator) + (part.Bits is null ? "" : $":{Shape(part.Bits)}"))) + ";";

    /// <summary>The mistakes of a text: <c>1:5 PYD1003 expected …</c>.</summary>
    public static string[] Mistakes(string text, Dialect dialect) => [.. Tree(text, dialect).Diagnostics.Select(Show)];

    /// <summary>The mistakes of a text, without the sentences.</summary>
    public static string[] Ids(string text, Dialect dialect) =>
        [.. Tree(text, dialect).Diagnostics.Select(diagnostic => $"{diagnostic.Location.Line}:{diagnostic.Location.Column} {diagnostic.Id}")];

    private static string Show(Diagnostic diagnostic) =>
        string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Location.Line}:{diagnostic.Location.Column} {diagnostic.Id} {diagnostic.Message}");

    private static string List(IEnumerable<ExpressionSyntax> expressions) => string.Join(", ", expressions.Select(Shape));
}
