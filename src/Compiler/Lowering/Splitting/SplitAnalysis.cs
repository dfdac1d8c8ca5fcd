using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering.Splitting;

/// <summary>
/// Whether copies of a program may share out the events: what events change must be a thread's own, or be added to and not be looked at by
/// other events. Begin, timers and end are handled by the whole, with everything put together.
/// </summary>
internal sealed class SplitAnalysis
{
    private readonly IrProgram _program;
    private readonly List<IrObstacle> _obstacles = [];
    private readonly Dictionary<IrGlobal, IrSum> _sums = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IrContainer, IrGathered> _gathered = new(ReferenceEqualityComparer.Instance);

    // Reads that are part of an addition.
    private readonly HashSet<IrExpression> _own = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IrLocal, IrExpression> _recent = [];
    private HashSet<IrLocal> _readOnce = [];
    private bool _byThread;
    private TextLocation _location;

    private SplitAnalysis(IrProgram program) => _program = program;

    /// <summary>The program with what was found.</summary>
    public static IrProgram Apply(IrProgram program)
    {
        var analysis = new SplitAnalysis(program);
        analysis.Run();
        return analysis._obstacles.Count > 0
            ? program with { Obstacles = [.. analysis._obstacles.Distinct()] }
            : program with { Split = new IrSplit(analysis._byThread, [.. analysis._sums.Values], [.. analysis._gathered.Values]) };
    }

    private void Run()
    {
        var events = _program.Handlers.Where(handler => handler.Trigger is IrProbeTrigger).ToArray();
        if (events.Length == 0)
            return;
        // Functions that only the end calls are looked at too: a script that splits its work is rarely so.
        var bodies = events.SelectMany(handler => handler.Clauses).Select(clause => (clause.Location, clause.Body))
            .Concat(events.Any(handler => handler.Clauses.Any(clause => IrSearch.Calls(clause.Body).Any()))
                ? _program.Functions.Select(function => (events[0].Clauses[0].Location, function.Body))
                : []).ToArray();
        if (_program.Handlers.FirstOrDefault(handler => handler.Trigger is IrTimerTrigger { IsSample: true }) is { } sample)
            _obstacles.Add(new(sample.Clauses[0].Location, "samples threads, which the events before have to be known for"));
        if (_program.NeedsStacks)
            _obstacles.Add(new(bodies[0].Location, "looks at stacks, which are kept in the order of events"));
        foreach (var (location, body) in bodies)
        {
            _location = location;
            _readOnce = [.. All(body).SelectMany(IrSearch.Expressions).SelectMany(All).OfType<IrGetLocal>().GroupBy(read => read.Local)
                .Where(reads => reads.Count() == 1).Select(reads => reads.Key)];
            Changes(body, new Additions(_recent));
        }
        foreach (var (location, body) in bodies)
        {
            _location = location;
            Reads(body);
        }
        foreach (var clause in _program.Handlers.SelectMany(handler => handler.Clauses))
        {
            if (All(clause.Body).SelectMany(IrSearch.Expressions).SelectMany(All).Any(expression => expression is IrContainerCall { Member: { Type: "StatisticArray", Name: "Variance" } }))
                _obstacles.Add(new(clause.Location, "reads a variance, which depends on the order of the values"));
        }
    }

    private void Changes(IrStatement statement, Additions additions)
    {
        switch (statement)
        {
            case IrSequencePoint point: _location = point.Location; break;
            case IrSetGlobal set: Change(set, additions); break;
            case IrSetThread: _byThread = true; break;
            case IrStore: Obstacle("writes to memory"); break;
            case IrPrinta: Obstacle("prints as events come"); break;
            case IrEvaluate { Expression: IrContainerCall call }: Change(call, additions); break;
            case IrSetLocal { Value: IrContainerCall { Member.HasEffect: true } call }: Change(call, additions, isUsed: true); break;
        }
        foreach (var child in IrSearch.Children(statement))
        {
            Changes(child, additions);
            // t0 = a[k].Get(); t1 = (t0 Add 1); a[k].Assign(t1)   ──►   a[k].Assign((a[k].Get() Add 1)), as long as nothing is between
            if (child is IrSetLocal set && _readOnce.Contains(set.Local))
                _recent[set.Local] = set.Value;
            else if (child is not IrSequencePoint)
                _recent.Clear();
        }
    }

    private void Change(IrSetGlobal set, Additions additions)
    {
        if (additions.Find(set.Value, value => value is IrGetGlobal read && read.Global == set.Global, read => _own.Add(read)) is not var (_, bytes, isSigned))
            Obstacle($"sets {set.Global.Name}, so that the last event counts");
        else if (!_sums.TryGetValue(set.Global, out var known))
            _sums.Add(set.Global, new(set.Global, bytes, isSigned));
        else if ((known.Bytes, known.IsSigned) != (bytes, isSigned))
            Obstacle($"adds to {set.Global.Name} in more than one way");
    }

    private void Change(IrContainerCall call, Additions additions, bool isUsed = false)
    {
        var container = call.Container;
        if (container.IsThreadLocal)
        {
            _byThread = true;
            return;
        }
        if (!call.Member.HasEffect)
            return;
        var isAddition = call.Member == RuntimeMembers.StatisticAdd || call.Member == RuntimeMembers.AddInteger
            || (call.Member.Type == "Aggregation" && AggregatingFunctions.All.Exists(function => function.Member == call.Member.Name));
        var found = isAddition && !isUsed ? new IrGathered(container, 0, true) : null;
        if (call.Member == RuntimeMembers.AssignInteger && additions.Find(call.Arguments[0],
            value => value is IrContainerCall read && read.Container == container && read.Member == RuntimeMembers.GetInteger && additions.AreSame(read.Key ?? [], call.Key ?? []),
            read => _own.Add(read)) is var (_, bytes, isSigned))
            found = new IrGathered(container, bytes, isSigned);
        var name = container.Arguments[0];
        if (found is null)
            Obstacle(isUsed ? $"takes what it has made of {name}" : $"changes {name} other than by adding to it");
        else if (!_gathered.TryGetValue(container, out var known))
            _gathered.Add(container, found);
        else if (known != found)
            Obstacle($"adds to {name} in more than one way");
    }

    private void Reads(IrStatement statement)
    {
        if (statement is IrSequencePoint point)
            _location = point.Location;
        if (statement is IrForeach { Container: { IsThreadLocal: false } all } && _gathered.ContainsKey(all))
            Obstacle($"goes through {all.Arguments[0]}, which other events change");
        foreach (var expression in IrSearch.Expressions(statement))
            Reads(expression);
        foreach (var child in IrSearch.Children(statement))
            Reads(child);
    }

    private void Reads(IrExpression expression)
    {
        switch (expression)
        {
            case IrGetGlobal { Global: var global } when _sums.ContainsKey(global) && !_own.Contains(expression):
                Obstacle($"reads {global.Name}, which other events change");
                break;
            case IrGetThread or IrContainerCall { Container.IsThreadLocal: true }:
                _byThread = true;
                break;
            case IrContainerCall { Member.HasEffect: false, Container: var container } when _gathered.ContainsKey(container) && !_own.Contains(expression):
                Obstacle($"reads {container.Arguments[0]}, which other events change");
                break;
            case IrLoad:
                Obstacle("reads memory");
                break;
            case IrRuntimeCall call:
                if (SplitMembers.ObstacleOf(call.Member) is { } reason)
                    Obstacle(reason);
                _byThread |= SplitMembers.IsOfThread(call.Member);
                break;
        }
        foreach (var operand in IrSearch.Operands(expression))
            Reads(operand);
    }

    private void Obstacle(string reason) => _obstacles.Add(new(_location, reason));

    private static IEnumerable<IrStatement> All(IrStatement statement) => IrSearch.Children(statement).SelectMany(All).Prepend(statement);

    private static IEnumerable<IrExpression> All(IrExpression expression) => IrSearch.Operands(expression).SelectMany(All).Prepend(expression);
}
