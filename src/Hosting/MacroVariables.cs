using System.Globalization;

namespace Pyd.Hosting;

/// <summary>D's macro variables about the process that compiles a script: <c>$pid</c>, <c>$uid</c> and their kin.</summary>
public static class MacroVariables
{
    /// <summary>Their values by name, without the sign.</summary>
    public static IReadOnlyDictionary<string, int> OfThisProcess()
    {
        // "8274 (a name) S parent group session …": the name may hold anything.
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var status = File.ReadAllLines("/proc/self/status");
        return new Dictionary<string, int>
        {
            ["pid"] = Environment.ProcessId,
            ["ppid"] = Number(fields[1]),
            ["pgid"] = Number(fields[2]),
            ["sid"] = Number(fields[3]),
            ["uid"] = Id(status, "Uid:", 1),
            ["euid"] = Id(status, "Uid:", 2),
            ["gid"] = Id(status, "Gid:", 1),
            ["egid"] = Id(status, "Gid:", 2),
        };
    }

    // "Uid:\treal\teffective\tsaved\tfile system"
    private static int Id(string[] status, string name, int column) => Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split('\t')[column]);

    private static int Number(string text) => (int)long.Parse(text, CultureInfo.InvariantCulture);
}
