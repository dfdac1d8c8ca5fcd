using Pyd.Compiler.Binding;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// Clauses by probe: all clauses of a probe that follow each other with the same processes become one handler, in program order.
/// </summary>
internal static class HandlerGrouping
{
    /// <param name="clauses">The clauses in program order.</param>
    /// <param name="staysApart">Whether a clause must be a handler of its own, so that the session can stop before it.</param>
    public static IReadOnlyList<(BoundTrigger Trigger, IReadOnlyList<BoundClause> Clauses)> Group(IReadOnlyList<BoundClause> clauses,
        Func<BoundTrigger, bool> staysApart)
    {
        var groups = new List<(BoundTrigger Trigger, List<BoundClause> Clauses)>();
        var last = new Dictionary<(string Provider, string Name), int>();
        foreach (var clause in clauses)
        {
            foreach (var trigger in clause.Triggers)
            {
                var probe = (trigger.Provider, trigger.Name);
                if (!last.TryGetValue(probe, out var index) || groups[index].Trigger != trigger || staysApart(trigger))
                {
                    index = groups.Count;
                    groups.Add((trigger, []));
                    last[probe] = index;
                }
                groups[index].Clauses.Add(clause);
                // A glob's clauses run between those of the probes that it matches: these groups are full.
                if (trigger is BoundProbe { Point.Marker.IsExact: false })
                    last.Clear();
            }
        }
        return [.. groups.Select(group => (group.Trigger, (IReadOnlyList<BoundClause>)group.Clauses))];
    }
}
