using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// How deeply stap's functions call each other (translate.cxx, recursion_info): without recursion a call can never be too deep; with it, ten
/// levels more are allowed.
/// </summary>
internal static class FunctionNesting
{
    /// <summary>What stays well within a thread's stack.</summary>
    private const int Most = 1000;

    private const int RoomForRecursion = 10;

    /// <summary>How deeply some functions may call each other.</summary>
    public static long Allowed(IReadOnlyList<IrFunction> functions, ScriptLimits limits) => Math.Clamp(limits.Nesting ?? Of(functions), 0, Most);

    private static int Of(IReadOnlyList<IrFunction> functions)
    {
        var calls = functions.ToDictionary(function => function.Name, function => IrSearch.Calls(function.Body).Distinct().ToArray());
        var (deepest, isRecursive) = (0, false);
        var depths = new Dictionary<string, int>();
        // Functions that call each other may all be in a row, and then one of them again.
        foreach (var group in Components.Of(calls.Keys, name => calls[name]))
        {
            var isCycle = group.Count > 1 || calls[group[0]].Contains(group[0]);
            var below = group.SelectMany(name => calls[name]).Where(depths.ContainsKey).Select(called => depths[called] + 1).DefaultIfEmpty(0).Max();
            var depth = isCycle ? group.Count - 1 + Math.Max(1, below) : below;
            foreach (var name in group)
                depths.Add(name, depth);
            deepest = Math.Max(deepest, isCycle ? depth + 1 : depth);
            isRecursive |= isCycle;
        }
        return deepest + 1 + (isRecursive ? RoomForRecursion : 0);
    }
}
