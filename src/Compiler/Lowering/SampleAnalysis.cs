using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// Which of the timers that interrupt threads (<c>profile-N</c>, <c>timer.profile</c>) look at the thread: only those fire in it, and only for
/// them the session has to know what threads do.
/// </summary>
internal static class SampleAnalysis
{
    /// <summary>The two arguments of DTrace's profile probes, where a thread was interrupted.</summary>
    private const int ProfileArguments = 2;

    public static IrProgram Apply(IrProgram program)
    {
        if (!program.Handlers.Any(handler => handler.Trigger is IrTimerTrigger { IsSample: true }))
            return program;
        var readers = Readers(program.Functions);
        var handlers = program.Handlers.Select(handler => handler.Trigger is IrTimerTrigger { IsSample: true } timer
            ? handler with { Trigger = timer with { IsSample = handler.Clauses.Any(clause => Reads(clause.Body, readers)) } }
            : handler).ToList();
        return program with { Handlers = handlers, NeedsStacks = program.NeedsStacks || handlers.Exists(handler => handler.Trigger is IrTimerTrigger { IsSample: true }) };
    }

    /// <summary>The functions that look at the thread, themselves or by those that they call.</summary>
    private static HashSet<string> Readers(IReadOnlyList<IrFunction> functions)
    {
        var readers = new HashSet<string>();
        while (functions.Any(function => !readers.Contains(function.Name) && Reads(function.Body, readers) && readers.Add(function.Name)))
        {
        }
        return readers;
    }

    private static bool Reads(IrStatement statement, HashSet<string> readers) =>
        statement is IrSetThread or IrForeach { Container.IsThreadLocal: true }
        || IrSearch.OwnCalls(statement).Any(readers.Contains)
        || IrSearch.Expressions(statement).Any(Reads)
        || IrSearch.Children(statement).Any(child => Reads(child, readers));

    private static bool Reads(IrExpression expression) => expression switch
    {
        IrGetThread or IrContainerCall { Container.IsThreadLocal: true } or IrArgument { Index: < ProfileArguments } => true,
        IrRuntimeCall call when call.Member.Parameters.Contains(RuntimeParameter.Thread) => true,
        _ => IrSearch.Operands(expression).Any(Reads),
    };
}
