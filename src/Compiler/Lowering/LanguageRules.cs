using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>What D and stap do differently with the same nodes: how a mistake at run time ends, and how an element is set.</summary>
internal abstract class LanguageRules(SiteTable sites)
{
    private readonly List<string> _patterns = [];
    private readonly List<string> _types = [];

    protected SiteTable Sites { get; } = sites;

    /// <summary>A pattern's number among the script's.</summary>
    public int PatternNumber(string pattern) => NumberIn(_patterns, pattern);

    /// <summary>A type's number among those that the script prints.</summary>
    public int TypeNumber(string description) => NumberIn(_types, description);

    private static int NumberIn(List<string> known, string text)
    {
        if (!known.Contains(text))
            known.Add(text);
        return known.IndexOf(text);
    }

    /// <summary>Sets an element of an integer array.</summary>
    public abstract RuntimeMember SetInteger { get; }

    /// <summary>Sets an element of a string array.</summary>
    public abstract RuntimeMember SetText { get; }

    /// <summary>A string that was never set is NULL, which cannot be read: true in D, where thread-locals and elements of arrays begin so.</summary>
    public abstract bool UnsetTextIsNull { get; }

    /// <summary>How many elements an array without a size may have, or null for any number.</summary>
    public virtual long? MostElements => null;

    /// <summary>How many elements of arrays and thread-locals there may be altogether, or null for any number.</summary>
    public virtual long? DynamicRoom => null;

    /// <summary>The longest string in bytes, or null for any length.</summary>
    public abstract long? LongestText { get; }

    /// <summary>Whether statements are counted, so that no firing goes on for ever.</summary>
    public abstract bool CountsActions { get; }

    /// <summary>Whether a clause may end the session, so that the clauses after it have to look.</summary>
    public abstract bool MayEndSession(BoundStatement body, IrBlock code);

    /// <summary>Whether a clause makes a record, for which DTrace prints a row.</summary>
    public abstract bool RecordsData(BoundClause clause);

    /// <summary>Whether the session may have to stop between two clauses of a probe.</summary>
    public abstract bool StaysApart(BoundTrigger trigger);

    /// <summary>A division by zero.</summary>
    public abstract IrStatement DivisionByZero(TextLocation location);

    /// <summary>A function that cannot do what it is asked; stap only.</summary>
    public virtual IrStatement Fail(IrExpression message, TextLocation location) => throw new System.Diagnostics.UnreachableException("D's functions do not raise");

    /// <summary>A compound assignment reads its target before its right side acts; else after.</summary>
    public abstract bool ReadsTargetFirst { get; }

    /// <summary>A plain assignment to an element computes its value before the keys; else after.</summary>
    public abstract bool ComputesValueFirst { get; }

    /// <summary>What a signed remainder is, given C's.</summary>
    public virtual IrExpression Remainder(IrExpression remainder, IrExpression divisor) => remainder;

    /// <summary>Any other fault, of which only D knows.</summary>
    public abstract IrStatement Fault(FaultCause cause, IrExpression value, TextLocation location);

    /// <summary>A string read at an address where none is.</summary>
    public abstract IrStatement BadString(IrExpression address, TextLocation location);

    /// <summary>A string as long as strings may be.</summary>
    public virtual IrExpression Limit(IrExpression text) => text;

    /// <summary>The number of the D clause that is being lowered.</summary>
    public int Clause => Sites.Clause;

    /// <summary>The number of a place, for what a member has to say of it.</summary>
    public IrConstant Site(TextLocation location) => new(Sites.Add(location, ""));

    /// <summary>Notes an action that changes more than the trace.</summary>
    public void Destructive(TextLocation location, string name) => Sites.Destructive ??= (Sites.Add(location, ""), name);

    /// <summary>Notes that the session has to keep stacks.</summary>
    public void NeedsStacks() => Sites.NeedsStacks = true;

    /// <summary>An argument that a function cannot do anything with.</summary>
    public abstract IrStatement IllegalOperation(TextLocation location);
}

/// <summary>D: a fault ends the clause; an element set to 0 takes no room (dtrace(1), dynamic variables).</summary>
/// <param name="sites">Takes the places of faults.</param>
/// <param name="errorMayExit">An <c>ERROR</c> clause calls <c>exit()</c>, so that a fault may end the session.</param>
/// <param name="stringSize">How many bytes strings may have with the NUL at their end: option <c>strsize</c>; null for any number.</param>
/// <param name="dynamicRoom">How many elements of arrays and thread-locals there may be; null for any number.</param>
internal sealed class DRules(SiteTable sites, bool errorMayExit, long? stringSize, long? dynamicRoom) : LanguageRules(sites)
{
    public override long? DynamicRoom => dynamicRoom;

    public override long? LongestText => null;

    // with a strsize of 8:   substr(s, 1)   ──►   Limit(substr(s, 1), 7)
    public override IrExpression Limit(IrExpression text) => stringSize is not { } size ? text
        : text is IrText literal ? new IrText(literal.Value[..(int)Math.Min(size - 1, literal.Value.Length)])
        : new IrRuntimeCall(RuntimeMembers.LimitText, [text, new IrConstant(FillsRoom(text) ? size : size - 1)]);

    // strjoin() and lltostr() leave no room for the NUL: strlen() and keys see a character more.
    private static bool FillsRoom(IrExpression text) =>
        text is IrRuntimeCall { Member: var member } && (member == RuntimeMembers.StringJoin || member == RuntimeMembers.NumberToText || member == RuntimeMembers.NumberToTextInBase);

    public override bool CountsActions => false;

    public override bool UnsetTextIsNull => true;

    public override bool ReadsTargetFirst => true;

    public override bool ComputesValueFirst => true;

    public override RuntimeMember SetInteger => RuntimeMembers.AssignInteger;

    public override RuntimeMember SetText => RuntimeMembers.AssignText;

    public override bool MayEndSession(BoundStatement body, IrBlock code) =>
        ExitSearch.Contains(body) || (errorMayExit && IrSearch.Contains<IrFault>(code));

    public override bool RecordsData(BoundClause clause) => DataRecording.In(clause);

    public override bool StaysApart(BoundTrigger trigger) => false;

    public override IrStatement DivisionByZero(TextLocation location) =>
        Fault(FaultCause.DivideByZero, new IrConstant(0), location);

    public override IrStatement BadString(IrExpression address, TextLocation location) =>
        Fault(FaultCause.BadAddress, address, location);

    // Of 19 % -5 C makes 4, the real DTrace -4: it divides what has no sign and gives the remainder the quotient's.
    public override IrExpression Remainder(IrExpression remainder, IrExpression divisor) => divisor switch
    {
        IrConstant { Value: >= 0 } => remainder,
        IrConstant => new IrUnary(UnaryOperation.Negate, remainder),
        _ => new IrConditional(new IrBinary(BinaryOperation.Less, divisor, new IrConstant(0)), new IrUnary(UnaryOperation.Negate, remainder), remainder),
    };

    public override IrStatement Fault(FaultCause cause, IrExpression value, TextLocation location) => new IrFault(cause, value, Sites.Add(location, ""));

    public override IrStatement IllegalOperation(TextLocation location) => Fault(FaultCause.IllegalOperation, new IrConstant(0), location);
}

/// <summary>stap: an error can be caught; an element set to 0 is there.</summary>
internal sealed class StapRules(SiteTable sites, ScriptLimits limits) : LanguageRules(sites)
{
    public override long? MostElements => limits.MapEntries;

    public override long? LongestText { get; } = limits.StringLength is { } room ? Math.Max(room - 1, 0) : null;

    public override bool CountsActions => true;

    public override bool UnsetTextIsNull => false;

    public override bool ReadsTargetFirst => false;

    public override bool ComputesValueFirst => false;

    public override RuntimeMember SetInteger => RuntimeMembers.SetInteger;

    public override RuntimeMember SetText => RuntimeMembers.SetText;

    // By exit() or an error, here or in a function.
    public override bool MayEndSession(BoundStatement body, IrBlock code) => true;

    public override bool RecordsData(BoundClause clause) => false;

    // An error in one end handler keeps the next from running.
    public override bool StaysApart(BoundTrigger trigger) => trigger is BoundEnd;

    public override IrStatement DivisionByZero(TextLocation location) => Raise("division by 0", location, $"operator '{location.Text}'");

    public override IrStatement BadString(IrExpression address, TextLocation location) =>
        new IrRaise(new IrRuntimeCall(RuntimeMembers.BadStringMessage, [address]), Sites.Add(location, $"identifier '{Word(location)}'"));

    public override IrStatement Fail(IrExpression message, TextLocation location) => new IrRaise(message, Sites.Add(location, $"identifier '{Word(location)}'"));

    public override IrStatement IllegalOperation(TextLocation location) => Raise("illegal operation", location, $"identifier '{Word(location)}'");

    public override IrStatement Fault(FaultCause cause, IrExpression value, TextLocation location) => throw new System.Diagnostics.UnreachableException($"{cause}");

    public IrStatement Raise(string message, TextLocation location, string token) => new IrRaise(new IrText(message), Sites.Add(location, token));

    private static string Word(TextLocation location) => location.Text.Split('(')[0].Trim();
}
