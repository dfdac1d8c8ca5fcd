using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary><c>probe points { body }</c>.</summary>
public sealed record ProbeSyntax(TextLocation Location, IReadOnlyList<ProbePointSyntax> Points, BlockSyntax Body) : MemberSyntax(Location);

/// <summary><c>probe names = points { prologue }</c>, or with <c>+=</c> an epilogue.</summary>
public sealed record AliasSyntax(TextLocation Location, IReadOnlyList<ProbePointSyntax> Names, bool IsEpilogue,
    IReadOnlyList<ProbePointSyntax> Points, BlockSyntax Body) : MemberSyntax(Location)
{
    /// <summary>The epilogue of an alias that has both, <c>probe name = point { prologue }, { epilogue }</c>; else null.</summary>
    public BlockSyntax? Epilogue { get; init; }
}

/// <summary><c>process("python").mark("line") ? if (condition)</c>.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Components">What the dots separate.</param>
/// <param name="IsOptional">It ends in <c>?</c>.</param>
/// <param name="IsSufficient">It ends in <c>!</c>.</param>
/// <param name="Condition">The condition that turns it on and off, or null.</param>
public sealed record ProbePointSyntax(TextLocation Location, IReadOnlyList<ProbeComponentSyntax> Components, bool IsOptional, bool IsSufficient,
    ExpressionSyntax? Condition) : SyntaxNode(Location);

/// <summary><c>name</c> or <c>name(argument)</c>; the name may hold <c>*</c>, the argument is a literal or null.</summary>
public sealed record ProbeComponentSyntax(TextLocation Location, string Name, ExpressionSyntax? Argument) : SyntaxNode(Location);

/// <summary><c>private global a, b = 1, c[100]%</c>.</summary>
public sealed record GlobalSyntax(TextLocation Location, bool IsPrivate, IReadOnlyList<GlobalVariableSyntax> Variables) : MemberSyntax(Location);

/// <summary>One global; <c>Size</c> of an array or null, <c>Wraps</c> when it ends in <c>%</c>, <c>Value</c> a literal or null.</summary>
public sealed record GlobalVariableSyntax(TextLocation Location, string Name, ExpressionSyntax? Size, bool Wraps, ExpressionSyntax? Value) : SyntaxNode(Location);

/// <summary><c>private function name:type (parameters):priority { body }</c>.</summary>
/// <param name="Location">Its place.</param>
/// <param name="IsPrivate">Only its own file sees it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>long</c>, <c>string</c> or null.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Body">Its body; empty when it is embedded C.</param>
public sealed record FunctionSyntax(TextLocation Location, bool IsPrivate, NameSyntax Name, string? Type, IReadOnlyList<ParameterSyntax> Parameters,
    BlockSyntax Body) : MemberSyntax(Location)
{
    /// <summary>Among functions of one name and number of parameters, the lowest is tried first; null for none.</summary>
    public ExpressionSyntax? Priority { get; init; }

    /// <summary>Its body is <c>%{ … %}</c>.</summary>
    public bool IsEmbedded { get; init; }
}

/// <summary><c>name:type</c>; the type is <c>long</c>, <c>string</c> or null.</summary>
public sealed record ParameterSyntax(TextLocation Location, string Name, string? Type) : SyntaxNode(Location);

/// <summary><c>%{ … %}</c> between other constructs.</summary>
public sealed record EmbeddedMemberSyntax(TextLocation Location) : MemberSyntax(Location);
