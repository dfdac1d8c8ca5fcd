using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.D;

/// <summary><c>(type)expression</c>.</summary>
public sealed record CastSyntax(TextLocation Location, TypeSyntax Type, ExpressionSyntax Operand) : ExpressionSyntax(Location);

/// <summary><c>sizeof (type)</c> or <c>sizeof expression</c>; exactly one of the two is given.</summary>
public sealed record SizeofSyntax(TextLocation Location, TypeSyntax? Type, ExpressionSyntax? Operand) : ExpressionSyntax(Location);

/// <summary><c>offsetof(type, member)</c>.</summary>
public sealed record OffsetofSyntax(TextLocation Location, TypeSyntax Type, NameSyntax Member) : ExpressionSyntax(Location);

/// <summary><c>xlate &lt;type&gt;(expression)</c>.</summary>
public sealed record XlateSyntax(TextLocation Location, TypeSyntax Type, ExpressionSyntax Operand) : ExpressionSyntax(Location);
