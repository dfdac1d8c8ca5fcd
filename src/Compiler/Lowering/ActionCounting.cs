using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// stap's MAXACTION: how much one run of a handler may do. Only what can go on without end is counted, the passes of loops and calls; with a limit
/// of its own every statement is, as SystemTap does.
/// </summary>
internal sealed class ActionCounting(CodeBuffer code, SiteTable sites, long? limit)
{
    /// <summary>SystemTap's limit is 1000 statements for a probe and ten times as many for begin and end; without <c>-D</c> pyd's stops what hangs.</summary>
    private const long Unset = 1_000_000;

    private const long Interruptible = 10;

    /// <summary>How much a handler may do.</summary>
    public static long LimitOf(BoundTrigger trigger, long? limit) =>
        (limit ?? Unset) * (trigger is BoundBegin or BoundEnd or BoundErrorTrigger ? Interruptible : 1);

    /// <summary>One statement.</summary>
    public void Statement(TextLocation location)
    {
        if (limit is not null)
            Spend(1, location);
    }

    /// <summary>One pass of a loop.</summary>
    public void Pass(BoundStatement body, TextLocation location)
    {
        if (limit is null)
            Spend(Count(body), location);
    }

    /// <summary>An error of this kind is not caught: catch { … }   ──►   if (spent) raise again; …</summary>
    public void PassOn(TextLocation location) =>
        code.Add(new IrIf(new IrRuntimeCall(RuntimeMembers.IsSpent, []), new IrBlock([Raise(location)]), null));

    /// <summary>What ends a handler that does too much.</summary>
    public IrStatement Raise(TextLocation location) => new IrRaise(new IrText("MAXACTION exceeded"), sites.Add(location, SiteTable.TokenOf(location)));

    // if (!Spend(n)) raise
    private void Spend(int actions, TextLocation location)
    {
        var left = code.Store(new IrRuntimeCall(RuntimeMembers.Spend, [new IrConstant(actions)]));
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, left), new IrBlock([Raise(location)]), null));
    }

    private static int Count(BoundStatement statement) => statement switch
    {
        BoundBlock block => block.Statements.Sum(Count),
        BoundIf node => 1 + Count(node.Then) + (node.Else is null ? 0 : Count(node.Else)),
        BoundTry node => 1 + Count(node.Body),
        _ => 1,
    };
}
