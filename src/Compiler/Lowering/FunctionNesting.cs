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
        var byName = functions.ToDictionary(function => function.Name, function => IrSearch.Calls(function.Body).ToArray());
        var (deepest, isRecursive) = (0, false);
        var path = new List<string>();
        // The deepest chain from each function; one that is being walked is not entered again.
        foreach (var name in byName.Keys)
            Walk(name);
        return deepest + 1 + (isRecursive ? RoomForRecursion : 0);

        void Walk(string name)
        {
            foreach (var called in byName[name])
            {
                deepest = Math.Max(deepest, path.Count + 1);
                if (path.Contains(called))
                {
                    isRecursive = true;
                    continue;
                }
                path.Add(called);
                Walk(called);
                path.RemoveAt(path.Count - 1);
            }
        }
    }
}
