using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax;

/// <summary><c>{ statements }</c>.</summary>
public sealed record BlockSyntax(TextLocation Location, IReadOnlyList<StatementSyntax> Statements) : StatementSyntax(Location);

/// <summary>An expression for its effect.</summary>
public sealed record ExpressionStatementSyntax(TextLocation Location, ExpressionSyntax Expression) : StatementSyntax(Location);

/// <summary><c>if (condition) then else otherwise</c>, in both languages.</summary>
public sealed record IfSyntax(TextLocation Location, ExpressionSyntax Condition, StatementSyntax Then, StatementSyntax? Else) : StatementSyntax(Location);

/// <summary>A lone semicolon.</summary>
public sealed record EmptySyntax(TextLocation Location) : StatementSyntax(Location);

/// <summary>stap's <c>while (condition) body</c>.</summary>
public sealed record WhileSyntax(TextLocation Location, ExpressionSyntax Condition, StatementSyntax Body) : StatementSyntax(Location);

/// <summary>stap's <c>for (first; condition; step) body</c>; any of the three may be missing.</summary>
public sealed record ForSyntax(TextLocation Location, ExpressionSyntax? First, ExpressionSyntax? Condition, ExpressionSyntax? Step, StatementSyntax Body) : StatementSyntax(Location);

/// <summary>stap's <c>foreach (value = [keys] in array[slice] @count- limit n) body</c>.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Value">The variable bound to the element's value, or null.</param>
/// <param name="Keys">The variables bound to the element's keys.</param>
/// <param name="Array">The array, or the <see cref="StatisticSyntax"/> of a histogram.</param>
/// <param name="Slice">The slice's expressions, null for <c>*</c>; null when there is no slice.</param>
/// <param name="Sort">What to sort by, or null.</param>
/// <param name="Limit">After how many elements to stop, or null.</param>
/// <param name="Body">What runs for each element.</param>
public sealed record ForeachSyntax(TextLocation Location, NameSyntax? Value, IReadOnlyList<NameSyntax> Keys, ExpressionSyntax Array,
    IReadOnlyList<ExpressionSyntax?>? Slice, ForeachSortSyntax? Sort, ExpressionSyntax? Limit, StatementSyntax Body) : StatementSyntax(Location);

/// <summary>The <c>+</c> or <c>-</c> of a foreach.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Key">The number of the key to sort by, from 0, or -1 for the value.</param>
/// <param name="Descending">It is <c>-</c>.</param>
/// <param name="Statistic">For a statistic's value: <c>@count</c>, <c>@sum</c> …, or null.</param>
public sealed record ForeachSortSyntax(TextLocation Location, int Key, bool Descending, string? Statistic) : SyntaxNode(Location);

/// <summary>stap's <c>break</c>.</summary>
public sealed record BreakSyntax(TextLocation Location) : StatementSyntax(Location);

/// <summary>stap's <c>continue</c>.</summary>
public sealed record ContinueSyntax(TextLocation Location) : StatementSyntax(Location);

/// <summary>stap's <c>next</c>: ends the handler.</summary>
public sealed record NextSyntax(TextLocation Location) : StatementSyntax(Location);

/// <summary>stap's <c>return</c>.</summary>
public sealed record ReturnSyntax(TextLocation Location, ExpressionSyntax? Value) : StatementSyntax(Location);

/// <summary>stap's <c>delete</c> of an array, an element or a scalar.</summary>
public sealed record DeleteSyntax(TextLocation Location, ExpressionSyntax Target) : StatementSyntax(Location);

/// <summary>stap's <c>try body catch (message) handler</c>.</summary>
public sealed record TrySyntax(TextLocation Location, BlockSyntax Body, NameSyntax? Message, BlockSyntax Handler) : StatementSyntax(Location);
