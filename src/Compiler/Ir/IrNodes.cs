using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Ir;

/// <summary>A whole script, ready to be emitted. Its options are those of the run that the script sets: <c>name</c> or <c>name=value</c>.</summary>
internal sealed record IrProgram(string Name, IReadOnlyList<IrGlobal> Globals, IReadOnlyList<IrThreadField> ThreadFields,
    IReadOnlyList<IrContainer> Containers, IReadOnlyList<IrPrintaFormat> Formats, IReadOnlyList<IrFunction> Functions,
    IReadOnlyList<IrHandler> Handlers, IReadOnlyList<IrSite> Sites, bool FaultsEndClauseOnly, IReadOnlyList<string> Options,
    ScriptLimits Limits)
{
    /// <summary>The first action that changes more than the trace, with its place; null when there is none.</summary>
    public (int Site, string Name)? Destructive { get; init; }

    /// <summary>The session has to keep the stacks of threads.</summary>
    public bool NeedsStacks { get; init; }

    /// <summary>The probes whose firings the session counts and times, by number; none unless somebody asks.</summary>
    public IReadOnlyList<IrTimedProbe> Timed { get; init; } = [];

    /// <summary>How copies of the program may share out its events; null when they may not, for <see cref="Obstacles"/>.</summary>
    public IrSplit? Split { get; init; }

    /// <summary>Why they may not.</summary>
    public IReadOnlyList<IrObstacle> Obstacles { get; init; } = [];

    /// <summary>How many bytes of memory the variables take that have one place there.</summary>
    public int MemorySize { get; init; }
}

/// <summary>A variable of the program.</summary>
internal sealed record IrGlobal(string Name, ValueKind Type, IrExpression? Initial);

/// <summary>A variable that each thread has.</summary>
internal sealed record IrThreadField(string Name, ValueKind Type);

/// <summary>A variable of a handler or function; identity counts, not the name.</summary>
internal sealed class IrLocal(string name, ValueKind type)
{
    public string Name { get; } = name;

    public ValueKind Type { get; } = type;
}

/// <summary>An array, aggregation or statistic: a generic class of the runtime over a generated key struct.</summary>
/// <param name="Name">As in the script.</param>
/// <param name="Class">The runtime's class, for example <c>IntegerArray</c>.</param>
/// <param name="Key">The types of its key's members; none for a scalar.</param>
/// <param name="Arguments">What its constructor takes: strings and integers.</param>
/// <param name="IsThreadLocal">Each thread has one.</param>
/// <param name="IsDeclared">The session knows it: D's aggregations, which it prints at the end, and stap's arrays, which people may watch.</param>
internal sealed record IrContainer(string Name, RuntimeContainer Class, IReadOnlyList<ValueKind> Key, IReadOnlyList<object> Arguments, bool IsThreadLocal,
    bool IsDeclared);

/// <summary>A printa format, made once when the program is.</summary>
internal sealed record IrPrintaFormat(IReadOnlyList<IrPrintaPiece> Pieces);

/// <summary>A piece of a printa format: a literal, or a conversion of the next key member or of the aggregation's value.</summary>
internal sealed record IrPrintaPiece(string? Literal, bool IsValue, FormatDirective? Directive);

/// <summary>A stap function.</summary>
internal sealed record IrFunction(string Name, ValueKind Returns, IReadOnlyList<IrLocal> Parameters, IrBlock Body);

/// <summary>A place that faults name, and the number of its clause.</summary>
internal sealed record IrSite(TextLocation Location, string Token, int Clause);

/// <summary>A probe of a stap script that is timed.</summary>
/// <param name="Point">The point in full.</param>
/// <param name="Location">Its place.</param>
/// <param name="Origin">Where it comes from: <c> from: a from: b</c>.</param>
internal sealed record IrTimedProbe(string Point, TextLocation Location, string Origin);

/// <summary>Everything that runs when one probe fires.</summary>
/// <param name="Name">For dumps and stack traces, for example <c>function-entry</c>.</param>
/// <param name="Trigger">When it runs.</param>
/// <param name="Clauses">The clauses in program order.</param>
internal sealed record IrHandler(string Name, IrTrigger Trigger, IReadOnlyList<IrClause> Clauses);

/// <summary>One clause (D) or probe body (stap): where a fault or <c>next</c> ends.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Body">What it does.</param>
/// <param name="Site">stap: the place that has the probe's name, for what is said of an error that nobody catches.</param>
internal sealed record IrClause(TextLocation Location, IrBlock Body, int Site = 0);

/// <summary>When a handler runs.</summary>
internal abstract record IrTrigger;

internal sealed record IrBeginTrigger(long Priority) : IrTrigger;

internal sealed record IrEndTrigger(long Priority) : IrTrigger;

internal sealed record IrErrorTrigger(long Priority) : IrTrigger;

/// <summary>A timer.</summary>
/// <param name="Period">In nanoseconds.</param>
/// <param name="Name">As the script writes it.</param>
/// <param name="IsSample">It fires in the threads that it interrupts, not in pyd.</param>
internal sealed record IrTimerTrigger(long Period, string Name, bool IsSample) : IrTrigger
{
    /// <summary>By how many nanoseconds at most each period is longer or shorter, at random.</summary>
    public long Spread { get; init; }
}

/// <summary>A probe that a source produces.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Arguments">Bit n for argument n that is read.</param>
/// <param name="Strings">Bit n for argument n that is read as a string.</param>
/// <param name="Filter">Where the handler does anything.</param>
/// <param name="IsTally">Only the number of events matters to it.</param>
/// <param name="Captures">What it reads of the Python function, as <c>Pyd.Runtime.Events.WantedProbe</c> has it.</param>
internal sealed record IrProbeTrigger(ProbePoint Probe, int Arguments, int Strings, EventFilter Filter, bool IsTally = false, string Captures = "") : IrTrigger;

internal abstract record IrNode;

/// <summary>A value without effect: it may be computed early, late or twice. All effects are statements.</summary>
internal abstract record IrExpression(ValueKind Type) : IrNode;

internal sealed record IrConstant(long Value) : IrExpression(ValueKind.Integer);

/// <summary><paramref name="Value"/>: a byte in each character.</summary>
internal sealed record IrText(string Value) : IrExpression(ValueKind.Text);

internal sealed record IrGetLocal(IrLocal Local) : IrExpression(Local.Type);

internal sealed record IrGetGlobal(IrGlobal Global) : IrExpression(Global.Type);

internal sealed record IrGetThread(IrThreadField Field) : IrExpression(Field.Type);

/// <summary>Argument <paramref name="Index"/> of the event, from 0.</summary>
internal sealed record IrArgument(int Index) : IrExpression(ValueKind.Integer);

internal sealed record IrEventTime() : IrExpression(ValueKind.Integer);

internal sealed record IrEventCpu() : IrExpression(ValueKind.Integer);

/// <summary>Two integers; comparisons give 0 or 1. A division's right side is known not to be 0 (nor -1, under the smallest number).</summary>
internal sealed record IrBinary(BinaryOperation Operator, IrExpression Left, IrExpression Right) : IrExpression(ValueKind.Integer);

internal sealed record IrUnary(UnaryOperation Operator, IrExpression Operand) : IrExpression(ValueKind.Integer);

/// <summary>Keeps the low bits and extends them again, as storing to a smaller C type does. <paramref name="Bytes"/>: 1, 2 or 4.</summary>
internal sealed record IrNarrow(int Bytes, bool IsSigned, IrExpression Operand) : IrExpression(ValueKind.Integer);

/// <summary>The number in memory at an address that is known to be good. <paramref name="Bytes"/>: 1 to 8; a signed one 1, 2, 4 or 8.</summary>
internal sealed record IrLoad(int Bytes, bool IsSigned, IrExpression Address) : IrExpression(ValueKind.Integer);

internal sealed record IrConditional(IrExpression Condition, IrExpression WhenTrue, IrExpression WhenFalse) : IrExpression(WhenTrue.Type);

/// <summary>1 when a text that a runtime member has returned is missing: that member's way to fail.</summary>
internal sealed record IrIsMissing(IrExpression Text) : IrExpression(ValueKind.Integer);

/// <summary>A member of the runtime without effect, or (as a statement's whole expression) with one.</summary>
internal sealed record IrRuntimeCall(RuntimeMember Member, IReadOnlyList<IrExpression> Arguments) : IrExpression(Member.Returns);

/// <summary>A member of a container; <paramref name="Key"/> is null for members that concern the whole container.</summary>
internal sealed record IrContainerCall(IrContainer Container, RuntimeMember Member, IReadOnlyList<IrExpression>? Key, IReadOnlyList<IrExpression> Arguments)
    : IrExpression(Member.Returns);

/// <summary>A stap function; only ever a statement's whole expression.</summary>
internal sealed record IrCall(IrFunctionReference Function, IReadOnlyList<IrExpression> Arguments) : IrExpression(Function.Returns);

/// <summary>A function by name, so that functions may call each other.</summary>
internal sealed record IrFunctionReference(string Name, ValueKind Returns);

internal abstract record IrStatement : IrNode;

internal sealed record IrBlock(IReadOnlyList<IrStatement> Statements) : IrStatement;

/// <summary>The statements that follow come from this place of the script.</summary>
internal sealed record IrSequencePoint(TextLocation Location) : IrStatement;

internal sealed record IrEvaluate(IrExpression Expression) : IrStatement;

internal sealed record IrSetLocal(IrLocal Local, IrExpression Value) : IrStatement;

internal sealed record IrSetGlobal(IrGlobal Global, IrExpression Value) : IrStatement;

internal sealed record IrSetThread(IrThreadField Field, IrExpression Value) : IrStatement;

/// <summary>Writes the low bytes of a number to memory, at an address that is known to be good. <paramref name="Bytes"/>: 1 to 8.</summary>
internal sealed record IrStore(int Bytes, IrExpression Address, IrExpression Value) : IrStatement;

internal sealed record IrIf(IrExpression Condition, IrBlock Then, IrBlock? Else) : IrStatement;

/// <summary><c>while (true) { Prelude; if (!Condition) break; Body; Step; }</c>; continue goes to Step.</summary>
internal sealed record IrLoop(IrBlock Prelude, IrExpression Condition, IrBlock Body, IrBlock Step) : IrStatement;

/// <summary>The elements of an array, in the order that its <c>Order</c> gives for the sort column, direction and limit.</summary>
/// <param name="Container">The array.</param>
/// <param name="Keys">A local for each member of the key.</param>
/// <param name="Value">A local for the value, or null.</param>
/// <param name="SortColumn">As the container's <c>Order</c> takes it.</param>
/// <param name="Direction">1, or -1 for descending.</param>
/// <param name="Limit">At most so many elements; negative for all.</param>
/// <param name="Body">What runs for each.</param>
internal sealed record IrForeach(IrContainer Container, IReadOnlyList<IrLocal> Keys, IrLocal? Value, int SortColumn, int Direction, IrExpression Limit,
    IrBlock Body) : IrStatement;

internal sealed record IrBreak : IrStatement;

internal sealed record IrContinue : IrStatement;

internal sealed record IrReturn(IrExpression? Value) : IrStatement;

/// <summary>Ends the clause, as if it had come to its end.</summary>
internal sealed record IrEndClause : IrStatement;

/// <summary>D: ends the clause with a fault; what it has printed is taken back.</summary>
internal sealed record IrFault(FaultCause Cause, IrExpression Value, int Site) : IrStatement;

/// <summary>stap: raises an error; goes to the innermost try's handler, else ends the function or the clause.</summary>
internal sealed record IrRaise(IrExpression Message, int Site) : IrStatement;

/// <summary>stap: a firing may run so many statements from here on.</summary>
internal sealed record IrStartActions(long Limit) : IrStatement;

/// <summary>stap: counts statements; one too many raises an error that nothing catches.</summary>
/// <param name="Count">How many.</param>
/// <param name="Location">The statement, for the message.</param>
/// <param name="IsChecked">The count is compared here; otherwise at the next such place.</param>
/// <param name="Site">The number of the place, once it is known that the count is needed.</param>
internal sealed record IrActions(int Count, TextLocation Location, bool IsChecked, int Site = -1) : IrStatement;

/// <summary>Goes on raising the error that a called function has raised, if it has.</summary>
/// <param name="Caller">The number of the place where a function of the script was called.</param>
internal sealed record IrPropagate(int? Caller = null) : IrStatement;

internal sealed record IrTry(IrBlock Body, IrLocal? Message, IrBlock Handler) : IrStatement;

/// <summary>Prints aggregations, with a format or in DTrace's own layout.</summary>
internal sealed record IrPrinta(IrPrintaFormat? Format, IReadOnlyList<IrContainer> Aggregations) : IrStatement;
