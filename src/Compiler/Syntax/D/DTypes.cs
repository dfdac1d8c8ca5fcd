using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.D;

/// <summary>A type by its specifiers and, where it has pointers, arrays or functions, a declarator without a name.</summary>
public sealed record TypeSyntax(TextLocation Location, IReadOnlyList<SpecifierSyntax> Specifiers, DeclaratorSyntax? Declarator) : SyntaxNode(Location);

/// <summary>One word of a declaration before the names: <c>unsigned</c>, <c>typedef</c>, <c>struct s { … }</c>.</summary>
public abstract record SpecifierSyntax(TextLocation Location) : SyntaxNode(Location);

/// <summary>A word of a type, a qualifier, or the name of a typedef.</summary>
public sealed record WordSpecifierSyntax(TextLocation Location, string Word) : SpecifierSyntax(Location);

/// <summary>A storage class: <c>self</c>, <c>this</c>, <c>typedef</c>, <c>extern</c>, <c>static</c>, <c>auto</c> or <c>register</c>.</summary>
public sealed record StorageClassSyntax(TextLocation Location, string Word) : SpecifierSyntax(Location);

/// <summary><c>struct tag { members }</c> or <c>union …</c>; the members are null where it is only named.</summary>
public sealed record StructSyntax(TextLocation Location, bool IsUnion, string? Tag, IReadOnlyList<StructMemberSyntax>? Members) : SpecifierSyntax(Location);

/// <summary>One line of a structure, <c>int a, *b, c:3;</c>; without declarators an unnamed structure's members are this one's.</summary>
public sealed record StructMemberSyntax(TextLocation Location, IReadOnlyList<SpecifierSyntax> Specifiers, IReadOnlyList<MemberDeclaratorSyntax> Declarators)
    : SyntaxNode(Location);

/// <summary>A member's name and, for a bit-field, how many bits it has.</summary>
public sealed record MemberDeclaratorSyntax(TextLocation Location, DeclaratorSyntax? Declarator, ExpressionSyntax? Bits) : SyntaxNode(Location);

/// <summary><c>enum tag { A, B = 3 }</c>; the enumerators are null where it is only named.</summary>
public sealed record EnumSyntax(TextLocation Location, string? Tag, IReadOnlyList<EnumeratorSyntax>? Enumerators) : SpecifierSyntax(Location);

/// <summary>A name of an enumeration, with its value if one is given.</summary>
public sealed record EnumeratorSyntax(TextLocation Location, NameSyntax Name, ExpressionSyntax? Value) : SyntaxNode(Location);

/// <summary>A declared name and what makes its type of the specifiers', nearest to the name first: of <c>*a[3]</c> the array, then the pointer.</summary>
public sealed record DeclaratorSyntax(TextLocation Location, NameSyntax? Name, IReadOnlyList<DerivationSyntax> Derivations) : SyntaxNode(Location);

/// <summary>A pointer, array or function in a declarator.</summary>
public abstract record DerivationSyntax(TextLocation Location) : SyntaxNode(Location);

/// <summary><c>*</c></summary>
public sealed record PointerSyntax(TextLocation Location) : DerivationSyntax(Location);

/// <summary><c>[size]</c>; no size in <c>[]</c>.</summary>
public sealed record ArraySyntax(TextLocation Location, ExpressionSyntax? Size) : DerivationSyntax(Location);

/// <summary><c>[int, string]</c>: the keys of an associative array.</summary>
public sealed record KeyTypesSyntax(TextLocation Location, IReadOnlyList<ParameterTypeSyntax> Keys) : DerivationSyntax(Location);

/// <summary><c>(int a, char *)</c></summary>
public sealed record FunctionTypeSyntax(TextLocation Location, IReadOnlyList<ParameterTypeSyntax> Parameters) : DerivationSyntax(Location);

/// <summary>A parameter or the type of a key; without specifiers it is <c>...</c>.</summary>
public sealed record ParameterTypeSyntax(TextLocation Location, IReadOnlyList<SpecifierSyntax> Specifiers, DeclaratorSyntax? Declarator) : SyntaxNode(Location);
