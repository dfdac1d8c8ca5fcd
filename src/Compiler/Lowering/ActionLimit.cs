using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// Keeps of the statement counts what a limit needs, as SystemTap does (translate.cxx, max_action_info). What has neither loops nor recursion
/// runs a known number of statements: it is not counted, but where that number is above the limit, fails at once.
/// <code>
/// probe p { x++; while (x &lt; n) x++ }   ──►   left = 1000; x++; left -= 2 or fail; while (x &lt; n) { x++; left -= 2 or fail }
/// </code>
/// </summary>
internal sealed class ActionLimit
{
    /// <summary>SystemTap compares at the latest after so many.</summary>
    private const int MostPending = 10;

    private readonly Dictionary<string, long?> _counts = [];
    private readonly SiteTable _sites;
    private int _pending;
    private TextLocation _last;

    private ActionLimit(IrProgram program, SiteTable sites)
    {
        _sites = sites;
        var functions = program.Functions.ToDictionary(function => function.Name, function => function.Body);
        var calls = functions.ToDictionary(function => function.Key, function => IrSearch.Calls(function.Value).Distinct().ToArray());
        // What is called is counted before what calls it.
        foreach (var group in Components.Of(calls.Keys, name => calls[name]))
        {
            var isRecursive = group.Count > 1 || calls[group[0]].Contains(group[0]);
            foreach (var name in group)
                _counts[name] = isRecursive ? null : CountOf(functions[name]);
        }
    }

    public static IrProgram Apply(IrProgram program, SiteTable sites)
    {
        var limit = new ActionLimit(program, sites);
        return program with
        {
            Functions = [.. program.Functions.Select(function => function with { Body = limit.Counted(function) })],
            Handlers = [.. program.Handlers.Select(handler => handler with
            {
                Clauses = [.. handler.Clauses.Select(clause => clause with { Body = limit.Limited(clause, program.Limits.InterruptibleActions) })],
            })],
        };
    }

    private IrBlock Limited(IrClause clause, long limit)
    {
        if (limit == long.MaxValue)
            return Without(clause.Body);
        if (CountOf(clause.Body) is not { } count)
            return new IrBlock([new IrStartActions(limit), Kept(clause.Body)]);
        return count <= limit ? Without(clause.Body) : new IrBlock([new IrStartActions(0), Check(1, clause.Location), Without(clause.Body)]);
    }

    private IrBlock Counted(IrFunction function) => _counts[function.Name] is null ? Kept(function.Body) : Without(function.Body);

    /// <summary>How many statements run at most; null for any number.</summary>
    private long? CountOf(IrStatement statement) => statement switch
    {
        IrActions actions => actions.Count,
        IrLoop or IrForeach => null,
        IrIf node => CountOf(node.Then) is { } then && (node.Else is null ? 0 : CountOf(node.Else)) is { } otherwise
            ? Math.Max(then, otherwise) : null,
        _ => IrSearch.Children(statement).Select(CountOf).Concat(IrSearch.OwnCalls(statement).Select(call => _counts[call])).Aggregate((long?)0, Sum),
    };

    private static long? Sum(long? left, long? right) => left > long.MaxValue - right ? long.MaxValue : left + right;

    private static IrBlock Without(IrBlock block) => (IrBlock)IrRewriting.Replace(block, statement => statement is IrActions ? [] : [statement]);

    private IrBlock Kept(IrBlock block)
    {
        _pending = 0;
        var kept = (IrBlock)IrRewriting.Replace(block, Keep);
        return _pending == 0 ? kept : new IrBlock([kept, Check(0, _last)]);
    }

    private IEnumerable<IrStatement> Keep(IrStatement statement)
    {
        switch (statement)
        {
            case IrActions actions when (!actions.IsChecked || _pending + actions.Count == 0) && _pending + actions.Count < MostPending:
                _pending += actions.Count;
                return [];
            case IrActions actions:
                return [Check(actions.Count, actions.Location)];
            // A function that is not counted inside counts where it is called.
            case IrStatement call when IrSearch.OwnCalls(call).FirstOrDefault() is { } name && _counts[name] is { } count and > 0:
                return [call, Check((int)Math.Min(count, int.MaxValue / 2), _last)];
            case IrSequencePoint point:
                _last = point.Location;
                return [statement];
            default:
                return [statement];
        }
    }

    private IrActions Check(int actions, TextLocation location)
    {
        var count = _pending + actions;
        _pending = 0;
        return new IrActions(count, location, IsChecked: true, location.Source is null ? 0 : _sites.Add(location, StapToken.Name(location)));
    }
}
