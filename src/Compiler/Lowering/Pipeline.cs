using System.Diagnostics;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Lowering.Filtering;
using Pyd.Compiler.Lowering.Splitting;
using Pyd.Compiler.Symbols;
using Pyd.Shared;

namespace Pyd.Compiler.Lowering;

/// <summary>From the bound tree to the IR: the last step that sees a bound node.</summary>
internal static class Pipeline
{
    public static IrProgram Lower(BoundProgram program, string name, CompilationOptions options)
    {
        var sites = new SiteTable();
        LanguageRules rules = program.FaultsEndClauseOnly ? new DRules(sites, ErrorMayExit(program), options.With(program.Options.Select(option => option.Setting)).StringSize, DynamicRoom.Of(program, options)) : new StapRules(sites, options.Limits);
        var groups = HandlerGrouping.Group(program.Clauses, rules.StaysApart);
        var storage = new StorageTable(program, options.Limits, sharesClauseLocals: groups.DistinctBy(group => (group.Trigger.Provider, group.Trigger.Name)).Count() < groups.Count);
        var formats = new List<IrPrintaFormat>();
        var numbers = NumberClauses(program);
        var timing = options.CollectsTiming ? new TimingTable(program.Probes) : null;
        var handlers = groups.Select(group => LowerHandler(group.Trigger, group.Clauses)).ToList();
        if (UnreadDisplay.Lower(program.Unread, storage, options, timing) is { } display)
            handlers.Add(display);
        var functions = program.Functions.Select(LowerFunction).ToList();
        var lowered = new IrProgram(name, storage.Globals, storage.ThreadFields, storage.Containers, formats, functions, handlers, sites.Sites,
            program.FaultsEndClauseOnly,
            [.. program.Options.Where(option => option.Option.Reader == OptionReader.Session).Select(option => option.Setting)],
            options.Limits with { Nesting = FunctionNesting.Allowed(functions, options.Limits) })
        {
            Destructive = sites.Destructive,
            NeedsStacks = sites.NeedsStacks,
            MemorySize = storage.MemorySize,
            Timed = timing?.Probes ?? [],
        };
        var sampled = SampleAnalysis.Apply(lowered);
        return SplitAnalysis.Apply(EventFiltering.Apply(IrVerifier.Check(rules.CountsActions ? ActionLimit.Apply(sampled, sites) : sampled)));

        IrHandler LowerHandler(BoundTrigger trigger, IReadOnlyList<BoundClause> clauses)
        {
            var scope = new HandlerScope(trigger);
            var bodies = new List<IrClause>();
            var code = new CodeBuffer();
            var mayExit = false;
            foreach (var clause in clauses)
            {
                sites.Clause = program.FaultsEndClauseOnly ? numbers[clause] + clause.Triggers.ToList().IndexOf(trigger) : 0;
                var body = new StatementLowering(storage, scope, code, rules, sites, formats).LowerClause(clause, timing?.Enter(clause));
                bodies.Add(new IrClause(clause.Location, mayExit ? UnlessExiting(body) : body, clause.Origin is null ? 0 : sites.Add(clause.Location, clause.Name)));
                mayExit |= rules.MayEndSession(clause.Body, body) && trigger is not (BoundEnd or BoundErrorTrigger);
            }
            if (scope.Prologue.ToArray() is { Length: > 0 } prologue)
                bodies[0] = bodies[0] with { Body = new IrBlock([.. prologue, .. bodies[0].Body.Statements]) };
            if (timing is not null)
                bodies.Add(TimingTable.Leave(bodies[^1].Location));
            return new IrHandler(trigger.Name, Trigger(trigger, scope), bodies);
        }

        IrFunction LowerFunction(BoundFunction function)
        {
            var scope = new HandlerScope(null) { Returns = StorageTable.KindOf(function.Symbol.Returns) };
            IrLocal[] parameters = [.. function.Symbol.Parameters.Select(scope.Local)];
            var body = new StatementLowering(storage, scope, new CodeBuffer(), rules, sites, formats).Block(function.Body);
            return new IrFunction(FunctionNames.Of(function.Symbol), StorageTable.KindOf(function.Symbol.Returns), parameters, body);
        }
    }

    /// <summary>The number of each D clause; as in DTrace for Linux, every probe that it names makes a clause of its own.</summary>
    private static Dictionary<BoundClause, int> NumberClauses(BoundProgram program)
    {
        var numbers = new Dictionary<BoundClause, int>(ReferenceEqualityComparer.Instance);
        var next = 0;
        foreach (var clause in program.Clauses)
        {
            numbers.Add(clause, next);
            next += clause.Triggers.Count;
        }
        return numbers;
    }

    private static bool ErrorMayExit(BoundProgram program) =>
        program.Clauses.Any(clause => clause.Triggers.Any(trigger => trigger is BoundErrorTrigger) && ExitSearch.Contains(clause.Body));

    /// <summary>After exit(), the clause goes on to its end, and the later clauses of the firing do not run (dtrace(1); stap checks before each probe).</summary>
    private static IrBlock UnlessExiting(IrBlock body) =>
        new([new IrIf(new IrRuntimeCall(RuntimeMembers.IsExiting, []), new IrBlock([new IrEndClause()]), null), body]);

    private static IrTrigger Trigger(BoundTrigger trigger, HandlerScope scope) => trigger switch
    {
        BoundBegin begin => new IrBeginTrigger(begin.Priority),
        BoundEnd end => new IrEndTrigger(end.Priority),
        BoundErrorTrigger error => new IrErrorTrigger(error.Priority),
        BoundTimer timer => new IrTimerTrigger(timer.Period, timer.Name, timer.Interrupts) { Spread = timer.Spread },
        BoundProbe probe => new IrProbeTrigger(probe.Point, scope.Arguments, scope.Strings, EventFilter.All, Captures: string.Join(",", scope.Captures)),
        _ => throw new UnreachableException($"{trigger}"),
    };
}
