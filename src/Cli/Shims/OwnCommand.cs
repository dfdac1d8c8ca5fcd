namespace Pyd.Cli.Shims;

/// <summary>How this pyd was started, as another program can start it again.</summary>
internal static class OwnCommand
{
    /// <summary>The program and its first arguments.</summary>
    public static IReadOnlyList<string> Words
    {
        get
        {
            // "dotnet pyd.dll": the program is .NET's, and the assembly goes with it.
            if (Environment.ProcessPath is { } program && Path.GetFileName(program) == "dotnet")
                return [program, Path.Combine(AppContext.BaseDirectory, "pyd.dll")];
            // The name that was called, not the file it leads to: a link may lead to a newer pyd tomorrow.
            var name = File.ReadAllText("/proc/self/cmdline").Split('\0')[0];
            if (name.Contains('/', StringComparison.Ordinal) && File.Exists(name))
                return [Path.GetFullPath(name)];
            return [ProgramsInPath(name).FirstOrDefault() ?? Environment.ProcessPath ?? "pyd"];
        }
    }

    /// <summary>All programs of a name, in the order in which a shell looks.</summary>
    public static IEnumerable<string> ProgramsInPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.GetFullPath(Path.Combine(folder, name)))
        .Where(file => File.Exists(file) && (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
