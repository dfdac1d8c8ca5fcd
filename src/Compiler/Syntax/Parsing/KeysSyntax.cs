using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary><c>[a, b]</c> before <c>in</c>; it becomes part of a <see cref="MembershipSyntax"/> and never leaves the builder.</summary>
internal sealed record KeysSyntax(TextLocation Location, IReadOnlyList<ExpressionSyntax> Keys) : ExpressionSyntax(Location);
