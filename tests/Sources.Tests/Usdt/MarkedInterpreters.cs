using Pyd.Sources.Inspection;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Usdt;

/// <summary>Copies of the interpreters of the machine whose builds have markers.</summary>
internal static class MarkedInterpreters
{
    private static readonly Lazy<IReadOnlyList<(Interpreter Python, IReadOnlyList<string> Markers)>> Found = new(() =>
        [.. Interpreters.Present.Select(python => (Python: python, PythonFacts.Ask(python.Path).Markers)).Where(found => found.Markers.Count > 0)
            .Select(found => (PrivateInterpreter.Of(found.Python), found.Markers))]);

    /// <summary>Those that have all of some markers; rows of a theory.</summary>
    public static TheoryData<Interpreter> With(params string[] markers)
    {
        var rows = new TheoryData<Interpreter>();
        foreach (var (python, has) in KernelFactAttribute.Obstacle is null ? Found.Value : [])
        {
            if (markers.All(has.Contains))
                rows.Add(python);
        }
        // A theory without rows is an error; one that is skipped needs a row to say so.
        if (rows.Count == 0)
            rows.Add(Interpreters.All[0]);
        return rows;
    }

    /// <summary>Any with a marker for collections, or null.</summary>
    public static string? Any => Found.Value.FirstOrDefault(found => found.Markers.Contains("gc-start")).Python?.Path;
}
