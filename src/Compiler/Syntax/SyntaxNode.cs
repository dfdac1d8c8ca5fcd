using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax;

/// <summary>A node of a syntax tree: immutable, with its place in the file.</summary>
/// <param name="Location">From its first to its last character.</param>
public abstract record SyntaxNode(TextLocation Location);

/// <summary>An expression of either language.</summary>
public abstract record ExpressionSyntax(TextLocation Location) : SyntaxNode(Location);

/// <summary>A statement of either language.</summary>
public abstract record StatementSyntax(TextLocation Location) : SyntaxNode(Location);

/// <summary>A construct at the top level of a script.</summary>
public abstract record MemberSyntax(TextLocation Location) : SyntaxNode(Location);

/// <summary>A whole script.</summary>
/// <param name="Location">The whole text.</param>
/// <param name="Members">Its constructs in order.</param>
public sealed record ScriptSyntax(TextLocation Location, IReadOnlyList<MemberSyntax> Members) : SyntaxNode(Location);

/// <summary>A token as the lexer cut it.</summary>
/// <param name="Kind">Its name in the grammar, for example <c>IDENTIFIER</c>.</param>
/// <param name="Location">Its place.</param>
/// <param name="Text">Its characters.</param>
public sealed record SyntaxToken(string Kind, TextLocation Location, string Text);
