using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Copies of the interpreters that have markers for functions, and whether this user may read them.</summary>
internal static class Markers
{
    private static readonly List<Interpreter> Found = Pyd.Testing.Interpreters.Present.Where(HasFunctions).Select(PrivateInterpreter.Of).ToList();

    /// <summary>Why tests that trace through the kernel are skipped; null when they run.</summary>
    public static string? Obstacle { get; } = Reason();

    /// <summary>Rows of a theory.</summary>
    public static TheoryData<Interpreter> Interpreters
    {
        get
        {
            // A theory without rows is an error; one that is skipped needs a row to say so.
            var rows = new TheoryData<Interpreter>();
            foreach (var python in Found.Count > 0 ? Found : Pyd.Testing.Interpreters.All.Take(1))
                rows.Add(python);
            return rows;
        }
    }

    /// <summary>One of them.</summary>
    public static string Any => Found[0].Path;

    private static string? Reason()
    {
        if (Found.Count == 0)
            return "no CPython with static markers for functions on this machine (Debian's python3.11 has them)";
        var use = PydCommand.Run("doctor", Any).Output.Split('\n').First(line => line.StartsWith("run -p", StringComparison.Ordinal));
        return use.Contains("uses --source usdt", StringComparison.Ordinal) ? null : use;
    }

    private static bool HasFunctions(Interpreter python) => File.ReadAllBytes(python.Path).AsSpan().StartsWith("#!"u8)
        ? PydCommand.Run("doctor", python.Path).Output is var facts && facts.Contains("markers     in ", StringComparison.Ordinal) && !facts.Contains("function-entry          absent", StringComparison.Ordinal)
        : Command.Run("readelf", ["-nW", python.Path]).Output.Contains("Name: function__entry", StringComparison.Ordinal);
}

/// <summary>A test that traces through the kernel; skipped where this user may not, and says why.</summary>
public sealed class KernelFactAttribute : FactAttribute
{
    public KernelFactAttribute() => Skip = Markers.Obstacle;
}

/// <summary>A test with rows that traces through the kernel; skipped where this user may not, and says why.</summary>
public sealed class KernelTheoryAttribute : TheoryAttribute
{
    public KernelTheoryAttribute() => Skip = Markers.Obstacle;
}

/// <summary>A test that traces through the kernel into containers or in one; skipped where this user may not make one, and says why.</summary>
public sealed class NamespaceFactAttribute : FactAttribute
{
    public NamespaceFactAttribute() => Skip = Markers.Obstacle ?? Reason;

    private static readonly string? Reason = Command.Run("/bin/sh", ["-c", "unshare -mpf --mount-proc sh -c 'mount -t tmpfs none /mnt'"]) is { ExitCode: 0 } ? null : "no new namespaces here: unshare -mpf is refused";
}

/// <summary>A test with PostgreSQL's server, a program with many markers; skipped where there is none, and says so.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Markers.Obstacle ?? (Folder.Length > 0 ? null : "no PostgreSQL server with markers on this machine (Debian's postgresql has them)");

    /// <summary>The folder of its programs; an empty string when it is not installed.</summary>
    public static string Folder { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "postgres")), "")
        : "";
}
