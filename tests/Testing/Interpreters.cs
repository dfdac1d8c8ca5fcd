namespace Pyd.Testing;

/// <summary>
/// All CPythons of the machine that pyd supports: /usr/bin/python3.N, those of pyenv, any <c>python3.N</c> or <c>python3.Nt</c> on PATH, and those in
/// <c>PYD_TEST_PYTHONS</c> (paths, separated by colons). A supported version without one stands in the list with the reason of its absence.
/// </summary>
public static class Interpreters
{
    private const string Variable = "PYD_TEST_PYTHONS";
    private static readonly Version Oldest = new(3, 6);
    private static readonly Version Newest = new(3, 15);

    /// <summary>Oldest first.</summary>
    public static IReadOnlyList<Interpreter> All { get; } = Find();

    /// <summary>Those that are there.</summary>
    public static IEnumerable<Interpreter> Present => All.Where(python => !python.IsAbsent);

    /// <summary>One of each way in which the agent looks into an interpreter: what does not depend on more than that need not run with all.</summary>
    public static IEnumerable<Interpreter> OfEachWay => Present
        .GroupBy(python => python.Version.Minor switch { < 8 => 0, < 11 => 1, 11 => 2, < 15 => 3, _ => 4 })   // a pending call, audit events, 3.11's frames, monitoring
        .Select(group => group.Last());

    /// <summary>One that was built without a global lock; null when there is none.</summary>
    public static Interpreter? FreeThreaded { get; } = Present.FirstOrDefault(python => Command.Run(python.Path, ["-S", "-c", "import sys; print(sys.abiflags)"]).Output.Contains('t', StringComparison.Ordinal));

    private static List<Interpreter> Find()
    {
        var found = Candidates()
            .Where(path => path.Length > 0)
            .DistinctBy(WithoutLinks)
            .Select(Ask)
            .Where(python => python.Version.Major == 0 || IsSupported(python.Version))
            .ToList();
        for (var minor = Oldest.Minor; minor <= Newest.Minor; minor++)
        {
            if (!found.Exists(python => python.Version.Major == 3 && python.Version.Minor == minor))
                found.Add(new Interpreter("", new Version(3, minor), $"no CPython 3.{minor} on this machine; put a python3.{minor} on PATH or name one in {Variable}"));
        }
        return [.. found.OrderBy(python => python.Version).ThenBy(python => python.Path, StringComparer.Ordinal)];
    }

    /// <summary>The file itself: /bin/python3.11 is /usr/bin/python3.11 where /bin is a link.</summary>
    private static string WithoutLinks(string path)
    {
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        for (var folder = Path.GetDirectoryName(file); folder is { Length: > 1 }; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.ResolveLinkTarget(folder, returnFinalTarget: true) is { } target)
                return WithoutLinks(target.FullName + file[folder.Length..]);
        }
        return file;
    }

    private static bool IsSupported(Version version) => version >= Oldest && version < new Version(Newest.Major, Newest.Minor + 1);

    private static IEnumerable<string> Candidates()
    {
        for (var minor = Oldest.Minor; minor <= Newest.Minor; minor++)
        {
            if (File.Exists($"/usr/bin/python3.{minor}"))
                yield return $"/usr/bin/python3.{minor}";
        }
        var pyenv = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv/versions");
        if (Directory.Exists(pyenv))
        {
            foreach (var folder in Directory.EnumerateDirectories(pyenv, "3.*"))
                yield return Path.Combine(folder, "bin/python");
        }
        foreach (var path in OnPath())
            yield return path;
        foreach (var path in (Environment.GetEnvironmentVariable(Variable) ?? "").Split(':'))
            yield return path;
    }

    /// <summary>By name. A shim of pyenv stands for a version that is in the list already, or for none.</summary>
    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        where Path.IsPathFullyQualified(folder) && Path.GetFileName(folder) != "shims"
        from minor in Enumerable.Range(Oldest.Minor, Newest.Minor - Oldest.Minor + 1)
        from flags in new[] { "", "t" }
        let path = Path.Combine(folder, $"python3.{minor}{flags}")
        where File.Exists(path)
        select path;

    /// <summary>One that does not answer is absent, with version 0.0: somebody meant it to be there.</summary>
    private static Interpreter Ask(string path)
    {
        try
        {
            var answer = Command.Run(path, ["-S", "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"]);
            return Version.TryParse(answer.Output.Trim(), out var version)
                ? new Interpreter(path, version)
                : new Interpreter("", new Version(0, 0), $"{path} did not say its version: {answer.Error.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new Interpreter("", new Version(0, 0), $"{path} cannot be started: {e.Message}");
        }
    }
}
