using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.D;

/// <summary><c>probes /predicate/ { body }</c>.</summary>
public sealed record ProbeClauseSyntax(TextLocation Location, IReadOnlyList<ProbeDescriptionSyntax> Probes,
    ExpressionSyntax? Predicate, BlockSyntax? Body) : MemberSyntax(Location);

/// <summary><c>provider:module:function:name</c>, as written: fewer fields are the last ones.</summary>
public sealed record ProbeDescriptionSyntax(TextLocation Location, string Text) : SyntaxNode(Location);

/// <summary>A declaration of variables, types or both: <c>self int a, b[string];</c>, <c>typedef struct s s_t;</c>, <c>struct s { int x; };</c></summary>
public sealed record DeclarationSyntax(TextLocation Location, IReadOnlyList<SpecifierSyntax> Specifiers, IReadOnlyList<DeclaratorSyntax> Declarators)
    : MemberSyntax(Location);

/// <summary><c>inline type name = value;</c> and <c>inline type name[type key] = value;</c></summary>
public sealed record InlineSyntax(TextLocation Location, IReadOnlyList<SpecifierSyntax> Specifiers, DeclaratorSyntax Declarator, ExpressionSyntax Value)
    : MemberSyntax(Location);

/// <summary><c>translator output &lt; input name &gt; { member = expression; … };</c></summary>
public sealed record TranslatorSyntax(TextLocation Location, TypeSyntax Output, TypeSyntax Input, NameSyntax Parameter,
    IReadOnlyList<TranslatorMemberSyntax> Members) : MemberSyntax(Location);

/// <summary>What a translator says of one member of its output.</summary>
public sealed record TranslatorMemberSyntax(TextLocation Location, NameSyntax Name, ExpressionSyntax Value) : SyntaxNode(Location);

/// <summary><c>provider name { probe p(int a) : (long); … };</c></summary>
public sealed record ProviderSyntax(TextLocation Location, NameSyntax Name, IReadOnlyList<ProviderProbeSyntax> Probes) : MemberSyntax(Location);

/// <summary>A probe of a provider, with the arguments it is called with and, where they differ, those its consumers see.</summary>
public sealed record ProviderProbeSyntax(TextLocation Location, NameSyntax Name, FunctionTypeSyntax Native, FunctionTypeSyntax? Translated) : SyntaxNode(Location);

/// <summary>A <c>#pragma</c> line, which may stand inside another construct; <c>Text</c> after that word.</summary>
public sealed record PragmaSyntax(TextLocation Location, string Text) : MemberSyntax(Location);
