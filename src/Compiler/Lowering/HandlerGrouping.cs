using Pyd.Compiler.Binding;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// Clauses by probe: all clauses of a probe that follow each other with the same processes become one handler, in program order.
/// </summary>
internal static class HandlerGrouping
{
    public static IReadOnlyList<(BoundTrigger Trigger, IReadOnlyList<BoundClause> Clauses)> Group(IReadOnlyList<BoundClause> clauses)
    {
        var groups = new List<(BoundTrigger Trigger, List<BoundClause> Clauses)>();
        var last = new Dictionary<(string Provider, string Name), int>();
        foreach (var clause in clauses)
        {
            foreach (var trigger in clause.Triggers)
            {
                var probe = (trigger.Provider, trigger.Name);
                if (!last.TryGetValue(probe, out var index) || groups[index].Trigger != trigger)
                {
                    index = groups.Count;
                    groups.Add((trigger, []));
                    last[probe] = index;
                }
                groups[index].Clauses.Add(clause);
            }
        }
        return [.. groups.Select(group => (group.Trigger, (IReadOnlyList<BoundClause>)group.Clauses))];
    }
}
