using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.D;

/// <summary><c>probes /predicate/ { body }</c>.</summary>
public sealed record ProbeClauseSyntax(TextLocation Location, IReadOnlyList<ProbeDescriptionSyntax> Probes,
    ExpressionSyntax? Predicate, BlockSyntax? Body) : MemberSyntax(Location);

/// <summary><c>provider:module:function:name</c>, as written: fewer fields are the last ones.</summary>
public sealed record ProbeDescriptionSyntax(TextLocation Location, string Text) : SyntaxNode(Location);

/// <summary>Where a declared variable lives.</summary>
public enum VariableScope
{
    /// <summary>In the program.</summary>
    Global,

    /// <summary><c>self</c>: in each thread.</summary>
    Thread,

    /// <summary><c>this</c>: in one firing.</summary>
    Clause,
}

/// <summary><c>self int a, b[string];</c></summary>
public sealed record VariableDeclarationSyntax(TextLocation Location, VariableScope Scope, TypeNameSyntax Type,
    IReadOnlyList<DeclaratorSyntax> Declarators) : MemberSyntax(Location);

/// <summary>One declared name; <c>Keys</c> are the key types of an associative array, or null for a scalar.</summary>
public sealed record DeclaratorSyntax(TextLocation Location, string Name, int Pointers, IReadOnlyList<TypeNameSyntax>? Keys) : SyntaxNode(Location);

/// <summary><c>inline type name = value;</c></summary>
public sealed record InlineSyntax(TextLocation Location, TypeNameSyntax Type, string Name, ExpressionSyntax Value) : MemberSyntax(Location);

/// <summary>A <c>#pragma</c> line; <c>Text</c> after that word.</summary>
public sealed record PragmaSyntax(TextLocation Location, string Text) : MemberSyntax(Location);
