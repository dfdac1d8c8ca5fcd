using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax;

/// <summary>An integer constant.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Value">Its bits; the suffix and size decide how D reads them.</param>
/// <param name="IsUnsigned">It has D's suffix <c>u</c>.</param>
/// <param name="Longs">How many <c>l</c> D's suffix has: 1 for <c>long</c>, 2 for <c>long long</c>.</param>
/// <param name="IsDecimal">It is written in decimal digits, not octal or hexadecimal.</param>
public sealed record IntegerLiteralSyntax(TextLocation Location, ulong Value, bool IsUnsigned, int Longs, bool IsDecimal) : ExpressionSyntax(Location);

/// <summary>A string constant; in stap, adjacent ones are one.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Value">Its bytes after escapes are resolved, each as one character 0..255 (a character of the file as its UTF-8 bytes).</param>
public sealed record StringLiteralSyntax(TextLocation Location, string Value) : ExpressionSyntax(Location);

/// <summary>D's <c>'a'</c>, of type int.</summary>
public sealed record CharacterLiteralSyntax(TextLocation Location, long Value) : ExpressionSyntax(Location);

/// <summary>A name.</summary>
public sealed record NameSyntax(TextLocation Location, string Text) : ExpressionSyntax(Location);

/// <summary>D's macro variable, <c>$target</c>, <c>$1</c>, <c>$$1</c>; <c>Text</c> with the dollar signs.</summary>
public sealed record MacroVariableSyntax(TextLocation Location, string Text) : ExpressionSyntax(Location);

/// <summary>stap's context variable, <c>$arg1</c>, <c>$$name</c>; <c>Text</c> with the dollar signs.</summary>
public sealed record ContextVariableSyntax(TextLocation Location, string Text) : ExpressionSyntax(Location);

/// <summary><c>name(a, b)</c>.</summary>
public sealed record CallSyntax(TextLocation Location, NameSyntax Function, IReadOnlyList<ExpressionSyntax> Arguments) : ExpressionSyntax(Location);

/// <summary><c>target[a, b]</c>.</summary>
public sealed record ElementSyntax(TextLocation Location, ExpressionSyntax Target, IReadOnlyList<ExpressionSyntax> Keys) : ExpressionSyntax(Location);

/// <summary><c>target->member</c> or <c>target.member</c>; D's <c>self->x</c> and <c>this->x</c> have the name as target.</summary>
public sealed record MemberAccessSyntax(TextLocation Location, ExpressionSyntax Target, SyntaxToken Operator, NameSyntax Member) : ExpressionSyntax(Location);

/// <summary>D's aggregation, <c>@name[keys]</c>; <c>Name</c> without the sign, <c>_</c> for the anonymous one.</summary>
public sealed record AggregationSyntax(TextLocation Location, string Name, IReadOnlyList<ExpressionSyntax> Keys) : ExpressionSyntax(Location);

/// <summary>An operator before its operand, <c>++</c> and <c>--</c> among them.</summary>
public sealed record UnarySyntax(TextLocation Location, SyntaxToken Operator, ExpressionSyntax Operand) : ExpressionSyntax(Location);

/// <summary><c>x++</c> or <c>x--</c>.</summary>
public sealed record PostfixSyntax(TextLocation Location, ExpressionSyntax Operand, SyntaxToken Operator) : ExpressionSyntax(Location);

/// <summary>An operator between two operands, other than assignment.</summary>
public sealed record BinarySyntax(TextLocation Location, ExpressionSyntax Left, SyntaxToken Operator, ExpressionSyntax Right) : ExpressionSyntax(Location);

/// <summary>An assignment: <c>=</c>, <c>+=</c> …, stap's <c>.=</c> and <c>&lt;&lt;&lt;</c>.</summary>
public sealed record AssignmentSyntax(TextLocation Location, ExpressionSyntax Target, SyntaxToken Operator, ExpressionSyntax Value) : ExpressionSyntax(Location);

/// <summary><c>condition ? whenTrue : whenFalse</c>.</summary>
public sealed record ConditionalSyntax(TextLocation Location, ExpressionSyntax Condition, ExpressionSyntax WhenTrue, ExpressionSyntax WhenFalse) : ExpressionSyntax(Location);

/// <summary><c>(expression)</c>.</summary>
public sealed record ParenthesizedSyntax(TextLocation Location, ExpressionSyntax Expression) : ExpressionSyntax(Location);

/// <summary>stap's <c>x in array</c> and <c>[a, *] in array</c>; the array may be the <see cref="StatisticSyntax"/> of a histogram.</summary>
public sealed record MembershipSyntax(TextLocation Location, IReadOnlyList<ExpressionSyntax> Keys, ExpressionSyntax Array) : ExpressionSyntax(Location);

/// <summary>stap's <c>@count(s)</c>, <c>@hist_linear(s, 0, 10, 2)</c> …; <c>Operator</c> with the sign.</summary>
public sealed record StatisticSyntax(TextLocation Location, string Operator, IReadOnlyList<ExpressionSyntax> Arguments) : ExpressionSyntax(Location);

/// <summary>stap's <c>%{ … %}</c>.</summary>
public sealed record EmbeddedSyntax(TextLocation Location) : ExpressionSyntax(Location);

/// <summary>stap's <c>expression$</c> and <c>expression$$</c>: a structure as text; <c>Sign</c> is the dollar signs.</summary>
public sealed record PrettySyntax(TextLocation Location, ExpressionSyntax Operand, string Sign) : ExpressionSyntax(Location);

/// <summary>stap's <c>*</c> in the place of a key: any.</summary>
public sealed record WildcardSyntax(TextLocation Location) : ExpressionSyntax(Location);
