using Pyd.Sources.Tests.Agent;
using Pyd.Testing;

namespace Pyd.Sources.Tests.Usdt;

/// <summary>The C program with a marker for each form of argument.</summary>
internal static class Zoo
{
    private static readonly Lazy<string> Built = new(Build);

    /// <summary>Why it cannot be built; null when it can.</summary>
    public static string? Absence { get; } =
        Command.Run("/bin/sh", ["-c", "echo '#include <sys/sdt.h>' | cc -E - >/dev/null"]) is { ExitCode: 0 } ? null : "no sys/sdt.h: install systemtap-sdt-dev (Debian, Fedora)";

    /// <summary>The program.</summary>
    public static string Path => Built.Value;

    private static string Build()
    {
        var program = LiveRun.Program("zoo");
        var built = Command.Run("cc", ["-O2", "-Wall", "-Wextra", "-o", program, LiveRun.Program("zoo.c"), LiveRun.Program("guarded.c")]);
        Assert.Equal((0, ""), (built.ExitCode, built.Error));
        return program;
    }
}
