using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>What D and stap do differently with the same nodes: how a mistake at run time ends, and how an element is set.</summary>
internal abstract class LanguageRules(SiteTable sites)
{
    protected SiteTable Sites { get; } = sites;

    /// <summary>Sets an element of an integer array.</summary>
    public abstract RuntimeMember SetInteger { get; }

    /// <summary>Sets an element of a string array.</summary>
    public abstract RuntimeMember SetText { get; }

    /// <summary>Whether a clause may end the session, so that the clauses after it have to look.</summary>
    public abstract bool MayEndSession(BoundStatement body);

    /// <summary>Whether the session may have to stop between two clauses of a probe.</summary>
    public abstract bool StaysApart(BoundTrigger trigger);

    /// <summary>A division by zero.</summary>
    public abstract IrStatement DivisionByZero(TextLocation location);

    /// <summary>A string read at an address where none is.</summary>
    public abstract IrStatement BadString(IrExpression address, TextLocation location);
}

/// <summary>D: a fault ends the clause; an element set to 0 takes no room (dtrace(1), dynamic variables).</summary>
internal sealed class DRules(SiteTable sites) : LanguageRules(sites)
{
    public override RuntimeMember SetInteger => RuntimeMembers.AssignInteger;

    public override RuntimeMember SetText => RuntimeMembers.AssignText;

    public override bool MayEndSession(BoundStatement body) => ExitSearch.Contains(body);

    public override bool StaysApart(BoundTrigger trigger) => false;

    public override IrStatement DivisionByZero(TextLocation location) =>
        new IrFault(FaultCause.DivideByZero, new IrConstant(0), Sites.Add(location, ""));

    public override IrStatement BadString(IrExpression address, TextLocation location) =>
        new IrFault(FaultCause.BadAddress, address, Sites.Add(location, ""));
}

/// <summary>stap: an error can be caught; an element set to 0 is there.</summary>
internal sealed class StapRules(SiteTable sites) : LanguageRules(sites)
{
    public override RuntimeMember SetInteger => RuntimeMembers.SetInteger;

    public override RuntimeMember SetText => RuntimeMembers.SetText;

    // By exit() or an error, here or in a function.
    public override bool MayEndSession(BoundStatement body) => true;

    // An error in one end handler keeps the next from running.
    public override bool StaysApart(BoundTrigger trigger) => trigger is BoundEnd;

    public override IrStatement DivisionByZero(TextLocation location) => Raise("division by 0", location, $"operator '{location.Text}'");

    public override IrStatement BadString(IrExpression address, TextLocation location) =>
        new IrRaise(new IrRuntimeCall(RuntimeMembers.BadStringMessage, [address]), Sites.Add(location, $"identifier '{Word(location)}'"));

    public IrStatement Raise(string message, TextLocation location, string token) => new IrRaise(new IrText(message), Sites.Add(location, token));

    private static string Word(TextLocation location) => location.Text.Split('(')[0].Trim();
}
