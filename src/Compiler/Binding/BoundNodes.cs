using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;
using Pyd.Shared;

namespace Pyd.Compiler.Binding;

/// <summary>A whole script, understood.</summary>
/// <param name="Globals">Its scalar globals with their initial values, or null.</param>
/// <param name="Functions">stap's functions.</param>
/// <param name="Clauses">Its clauses in program order.</param>
/// <param name="Aggregations">D's aggregations in order of declaration.</param>
/// <param name="Unread">stap's globals that are written and never read: printed at the end.</param>
/// <param name="FaultsEndClauseOnly">A fault ends its clause (D), not the session (stap).</param>
/// <param name="Options">The options that it sets, in program order.</param>
internal sealed record BoundProgram(IReadOnlyList<BoundGlobal> Globals, IReadOnlyList<BoundFunction> Functions, IReadOnlyList<BoundClause> Clauses,
    IReadOnlyList<AggregationSymbol> Aggregations, IReadOnlyList<Symbol> Unread, bool FaultsEndClauseOnly, IReadOnlyList<BoundOption> Options)
{
    /// <summary>stap's probes in program order, with those that never fire.</summary>
    public IReadOnlyList<ProbeOrigin> Probes { get; init; } = [];
}

/// <summary>An option that the script sets; <paramref name="Setting"/> is <c>name</c> or <c>name=value</c>, well formed.</summary>
internal sealed record BoundOption(Option Option, string Setting);

internal sealed record BoundGlobal(Symbol Symbol, BoundExpression? Initial);

internal sealed record BoundFunction(FunctionSymbol Symbol, BoundBlock Body);

/// <summary>A clause: the probes it is for, and what it does.</summary>
internal sealed record BoundClause(TextLocation Location, IReadOnlyList<BoundTrigger> Triggers, BoundExpression? Predicate, BoundBlock Body) : BoundNode(Location)
{
    /// <summary>stap: the probe point in full.</summary>
    public string Name { get; init; } = "";

    /// <summary>stap: the alias that the script names, or null.</summary>
    public string? AliasName { get; init; }

    /// <summary>stap: how the script has come to it.</summary>
    public ProbeOrigin? Origin { get; init; }

    /// <summary>stap: it does nothing.</summary>
    public bool IsIdle { get; init; }

    /// <summary>stap: its locals.</summary>
    public IReadOnlyList<VariableSymbol> Locals { get; init; } = [];

    /// <summary>stap: those of them that a user of an alias can read.</summary>
    public IReadOnlyList<VariableSymbol> Variables { get; init; } = [];
}

/// <summary>One probe of a clause.</summary>
internal abstract record BoundTrigger(string Provider, string Name);

internal sealed record BoundBegin(string Provider, string Name, long Priority) : BoundTrigger(Provider, Name);

internal sealed record BoundEnd(string Provider, string Name, long Priority) : BoundTrigger(Provider, Name);

internal sealed record BoundErrorTrigger(string Provider, string Name, long Priority) : BoundTrigger(Provider, Name);

/// <summary><paramref name="Period"/> and <paramref name="Spread"/>, by which it is longer or shorter at random, in nanoseconds.</summary>
internal sealed record BoundTimer(string Provider, string Name, long Period, bool Interrupts = false, long Spread = 0) : BoundTrigger(Provider, Name);

internal sealed record BoundProbe(ProbePoint Point) : BoundTrigger(Point.Marker.Provider, Point.Marker.Name);

internal abstract record BoundNode(TextLocation Location);

internal abstract record BoundExpression(TextLocation Location, TypeSymbol Type) : BoundNode(Location);

/// <summary>Something that was wrong and has been reported.</summary>
internal sealed record BoundError(TextLocation Location) : BoundExpression(Location, Types.Error);

internal sealed record BoundInteger(TextLocation Location, long Value, TypeSymbol Type) : BoundExpression(Location, Type);

internal sealed record BoundString(TextLocation Location, string Value) : BoundExpression(Location, Types.String);

/// <summary>D's NULL: the address 0, or a string that was never set.</summary>
internal sealed record BoundNull(TextLocation Location) : BoundExpression(Location, Types.Int);

internal sealed record BoundVariable(TextLocation Location, VariableSymbol Symbol) : BoundExpression(Location, Symbol.Type);

internal sealed record BoundElement(TextLocation Location, ArraySymbol Array, IReadOnlyList<BoundExpression> Keys) : BoundExpression(Location, Array.Value);

/// <summary>
/// What lies in memory at an address: a number, a string of fixed room, or (its value is the address then) a structure or array.
/// </summary>
/// <param name="Location">Its place.</param>
/// <param name="Base">The address that it is found from.</param>
/// <param name="Offset">How many bytes further.</param>
/// <param name="Bits">How many bits a bit-field has, else 0.</param>
/// <param name="IsWritable">It belongs to a variable of the script.</param>
/// <param name="Type">Its type.</param>
internal sealed record BoundMemory(TextLocation Location, BoundExpression Base, long Offset, int Bits, bool IsWritable, TypeSymbol Type)
    : BoundExpression(Location, Type);

/// <summary>The address of an array's element; an index outside is a fault.</summary>
internal sealed record BoundIndex(TextLocation Location, BoundExpression Array, BoundExpression Index, long Count, long ElementSize, TypeSymbol Type)
    : BoundExpression(Location, Type);

/// <summary>The string at an address, up to its NUL or so many bytes.</summary>
internal sealed record BoundTextAt(TextLocation Location, BoundExpression Address, long Most) : BoundExpression(Location, Types.String);

/// <summary>The address of a string's bytes.</summary>
internal sealed record BoundTextAddress(TextLocation Location, BoundExpression Text, TypeSymbol Type) : BoundExpression(Location, Type);

/// <summary>A structure as a key: its bytes.</summary>
internal sealed record BoundBytes(TextLocation Location, BoundExpression Aggregate) : BoundExpression(Location, Aggregate.Type);

/// <summary>D's NULL where a string is wanted.</summary>
internal sealed record BoundMissingText(TextLocation Location) : BoundExpression(Location, Types.String);

/// <summary>D's <c>xlate</c>: a structure that is never built, of which only members are read or assigned.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Input">Sets the translator's parameter.</param>
/// <param name="Members">What the translator says of each member.</param>
/// <param name="Output">The structure.</param>
/// <param name="Type">The structure, or a pointer to it.</param>
internal sealed record BoundTranslation(TextLocation Location, BoundAssignment Input, IReadOnlyDictionary<string, BoundExpression> Members, StructType Output,
    TypeSymbol Type) : BoundExpression(Location, Type);

/// <summary>An argument of the probe, from 0.</summary>
internal sealed record BoundArgument(TextLocation Location, int Index, TypeSymbol Type) : BoundExpression(Location, Type);

/// <summary>A built-in variable, or a call of a built-in function that needs no treatment of its own.</summary>
internal sealed record BoundBuiltin(TextLocation Location, BuiltinSymbol Builtin, IReadOnlyList<BoundExpression> Arguments, TypeSymbol Type)
    : BoundExpression(Location, Type);

internal sealed record BoundCall(TextLocation Location, FunctionSymbol Function, IReadOnlyList<BoundExpression> Arguments)
    : BoundExpression(Location, Function.Returns)
{
    /// <summary>What is called in turn when the function gives up with <c>next</c>.</summary>
    public IReadOnlyList<FunctionSymbol> Alternatives { get; init; } = [];
}

internal sealed record BoundUnary(TextLocation Location, UnaryOperation Operation, BoundExpression Operand, TypeSymbol Type) : BoundExpression(Location, Type);

/// <summary>Two integers, or for a comparison two strings; <paramref name="Operator"/> is the script's own text, for messages.</summary>
internal sealed record BoundBinary(TextLocation Location, BinaryOperation Operation, string Operator, TextLocation OperatorLocation, BoundExpression Left,
    BoundExpression Right, TypeSymbol Type) : BoundExpression(Location, Type);

internal sealed record BoundConcatenation(TextLocation Location, BoundExpression Left, BoundExpression Right) : BoundExpression(Location, Types.String);

internal enum LogicalOperation
{
    And, Or, Xor,
}

internal sealed record BoundLogical(TextLocation Location, LogicalOperation Operation, BoundExpression Left, BoundExpression Right, TypeSymbol Type)
    : BoundExpression(Location, Type);

internal sealed record BoundConditional(TextLocation Location, BoundExpression Condition, BoundExpression WhenTrue, BoundExpression WhenFalse, TypeSymbol Type)
    : BoundExpression(Location, Type);

/// <summary>Both in turn; the value of the second.</summary>
internal sealed record BoundSequence(TextLocation Location, BoundExpression First, BoundExpression Second) : BoundExpression(Location, Second.Type);

/// <summary><c>target = value</c>; a compound assignment has its operation spelt out in the value, around <see cref="BoundOldValue"/>.</summary>
internal sealed record BoundAssignment(TextLocation Location, BoundExpression Target, BoundExpression Value) : BoundExpression(Location, Target.Type);

/// <summary>Within an assignment's value: what the target held before.</summary>
internal sealed record BoundOldValue(TextLocation Location, TypeSymbol Type) : BoundExpression(Location, Type);

/// <summary><c>x++</c> and its kin; the value is the old one when postfix.</summary>
internal sealed record BoundIncrement(TextLocation Location, BoundExpression Target, long Delta, bool IsPostfix) : BoundExpression(Location, Target.Type);

/// <summary>An integer as another integer type.</summary>
internal sealed record BoundConversion(TextLocation Location, BoundExpression Operand, TypeSymbol Type) : BoundExpression(Location, Type);

/// <summary><c>[a, *] in array</c>; a key that is null stands for any.</summary>
internal sealed record BoundMembership(TextLocation Location, Symbol Array, IReadOnlyList<BoundExpression?> Keys) : BoundExpression(Location, Types.Long);

/// <summary>A figure of a statistic, for example <c>Average</c>; all but <c>Count</c> and <c>Sum</c> fail on an empty one.</summary>
internal sealed record BoundStatistic(TextLocation Location, string Figure, StatisticSymbol Statistic, IReadOnlyList<BoundExpression> Keys,
    IReadOnlyList<BoundExpression> Arguments) : BoundExpression(Location, Types.Long)
{
    /// <summary>Whether it is an error of a statistic without values.</summary>
    public bool NeedsValues { get; init; }
}

/// <summary>stap's <c>=~</c>: whether a text holds a match of a pattern.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Text">The text.</param>
/// <param name="Pattern">The pattern as .NET reads it, each byte as one character.</param>
internal sealed record BoundMatch(TextLocation Location, BoundExpression Text, string Pattern) : BoundExpression(Location, Types.Long);

/// <summary>What a printf prints, as pieces.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Pieces">Literals and conversions in order.</param>
/// <param name="MakesText">It makes a string instead of printing.</param>
/// <param name="IsValue">stap: printing has the value 0.</param>
internal sealed record BoundFormat(TextLocation Location, IReadOnlyList<BoundPiece> Pieces, bool MakesText, bool IsValue = false)
    : BoundExpression(Location, MakesText ? Types.String : IsValue ? Types.Long : Types.Void);

/// <summary>An aggregation or action as an argument: it has no value, and what wants one says so. <paramref name="What"/> is for messages.</summary>
internal sealed record BoundValueless(TextLocation Location, string What) : BoundExpression(Location, Types.Void);

/// <summary>D's <c>trace()</c> of an integer or string.</summary>
internal sealed record BoundTrace(TextLocation Location, BoundExpression Value) : BoundExpression(Location, Types.Void);

/// <summary>D's <c>tracemem()</c>.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Address">Where the bytes are.</param>
/// <param name="Size">How many.</param>
/// <param name="Limit">How many at most, where that is known only at run time; or null.</param>
internal sealed record BoundTracemem(TextLocation Location, BoundExpression Address, long Size, BoundExpression? Limit) : BoundExpression(Location, Types.Void);

/// <summary>D's <c>print()</c> of what a pointer leads to.</summary>
internal sealed record BoundPrint(TextLocation Location, BoundExpression Pointer, TypeSymbol Target) : BoundExpression(Location, Types.Void);

/// <summary>A piece of a format.</summary>
internal abstract record BoundPiece;

internal sealed record BoundLiteralPiece(string Text) : BoundPiece;

/// <summary>A conversion of a value; <c>Width</c> and <c>Precision</c> are null for none.</summary>
internal sealed record BoundConversionPiece(FormatConversion Conversion, FormatFlags Flags, BoundExpression? Width, BoundExpression? Precision,
    BoundExpression Value) : BoundPiece;

/// <summary>A histogram, as stap prints it; an empty statistic has none.</summary>
internal sealed record BoundHistogramPiece(TextLocation Print, StatisticSymbol Statistic, IReadOnlyList<BoundExpression> Keys) : BoundPiece;

internal abstract record BoundStatement(TextLocation Location) : BoundNode(Location);

internal sealed record BoundBlock(TextLocation Location, IReadOnlyList<BoundStatement> Statements) : BoundStatement(Location);

internal sealed record BoundExpressionStatement(TextLocation Location, BoundExpression Expression) : BoundStatement(Location);

internal sealed record BoundIf(TextLocation Location, BoundExpression Condition, BoundStatement Then, BoundStatement? Else) : BoundStatement(Location);

/// <summary><c>for (; condition; step) body</c>.</summary>
internal sealed record BoundLoop(TextLocation Location, BoundExpression? Condition, BoundExpression? Step, BoundStatement Body) : BoundStatement(Location);

/// <summary>The elements of an array or statistic.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Array">The array or statistic.</param>
/// <param name="Keys">A variable for each key.</param>
/// <param name="Value">A variable for the value, or null.</param>
/// <param name="Slice">The expressions that the keys must equal, null for any; or null.</param>
/// <param name="SortColumn">As the runtime's <c>Order</c> takes it.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Limit">At most so many, or null.</param>
/// <param name="Body">What runs for each.</param>
internal sealed record BoundForeach(TextLocation Location, Symbol Array, IReadOnlyList<VariableSymbol> Keys, VariableSymbol? Value,
    IReadOnlyList<BoundExpression?>? Slice, int SortColumn, bool Descending, BoundExpression? Limit, BoundStatement Body) : BoundStatement(Location);

/// <summary>The buckets of a histogram, by their numbers.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="Keys">Of which element.</param>
/// <param name="Bucket">A variable for the bucket's number.</param>
/// <param name="Value">A variable for what the bucket counts, or null.</param>
/// <param name="Limit">At most so many, or null.</param>
/// <param name="Body">What runs for each.</param>
internal sealed record BoundBuckets(TextLocation Location, StatisticSymbol Statistic, IReadOnlyList<BoundExpression> Keys, VariableSymbol Bucket,
    VariableSymbol? Value, BoundExpression? Limit, BoundStatement Body) : BoundStatement(Location);

internal sealed record BoundBreak(TextLocation Location) : BoundStatement(Location);

internal sealed record BoundContinue(TextLocation Location) : BoundStatement(Location);

internal sealed record BoundNext(TextLocation Location) : BoundStatement(Location);

/// <summary>stap's <c>next</c> in a function: the next function of its name is tried.</summary>
internal sealed record BoundGiveUp(TextLocation Location) : BoundStatement(Location);

internal sealed record BoundReturn(TextLocation Location, BoundExpression? Value) : BoundStatement(Location);

/// <summary>Removes an element, or with null for some keys those that the others fit; without keys, empties the array or statistic.</summary>
internal sealed record BoundDelete(TextLocation Location, Symbol Target, IReadOnlyList<BoundExpression?>? Keys) : BoundStatement(Location);

internal sealed record BoundTry(TextLocation Location, BoundStatement Body, VariableSymbol? Message, BoundStatement Handler) : BoundStatement(Location);

/// <summary>stap's <c>error()</c>.</summary>
internal sealed record BoundRaise(TextLocation Location, BoundExpression Message) : BoundStatement(Location);

/// <summary><c>@name[keys] = function(values)</c>.</summary>
internal sealed record BoundAggregate(TextLocation Location, AggregationSymbol Aggregation, IReadOnlyList<BoundExpression> Keys,
    IReadOnlyList<BoundExpression> Values) : BoundStatement(Location);

/// <summary><c>statistic[keys] &lt;&lt;&lt; value</c>.</summary>
internal sealed record BoundStatisticAdd(TextLocation Location, StatisticSymbol Statistic, IReadOnlyList<BoundExpression> Keys, BoundExpression Value)
    : BoundStatement(Location);

/// <summary>Prints aggregations; without pieces in DTrace's own layout.</summary>
internal sealed record BoundPrinta(TextLocation Location, IReadOnlyList<BoundPrintaPiece>? Pieces, IReadOnlyList<AggregationSymbol> Aggregations)
    : BoundStatement(Location);

/// <summary>A piece of a printa format.</summary>
internal sealed record BoundPrintaPiece(string? Literal, bool IsValue, FormatDirective? Directive);

/// <summary><c>clear</c>, <c>trunc</c>, <c>normalize</c> or <c>denormalize</c> of an aggregation.</summary>
internal sealed record BoundAggregationAction(TextLocation Location, RuntimeMember Member, AggregationSymbol Aggregation, IReadOnlyList<BoundExpression> Arguments)
    : BoundStatement(Location);

/// <summary><c>speculate</c>, <c>commit</c> or <c>discard</c>.</summary>
internal sealed record BoundSpeculation(TextLocation Location, RuntimeMember Member, BoundExpression Id) : BoundStatement(Location);
