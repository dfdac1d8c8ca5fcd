namespace Pyd.Sources.Tests.Agent;

/// <summary>The CPythons to test with: the system's, pyenv's, and those that PYD_TEST_PYTHONS lists, separated by colons.</summary>
internal static class Interpreters
{
    private const int Oldest = 6, Newest = 15;

    /// <summary>Each path, with the reason why it is missing, or null when it is there.</summary>
    public static IEnumerable<(string Path, string? Missing)> All()
    {
        yield return Check("/usr/bin/python3.11");
        var listed = (Environment.GetEnvironmentVariable("PYD_TEST_PYTHONS") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var versions = Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/root", ".pyenv/versions");
        for (var minor = Oldest; minor <= Newest; minor++)
        {
            var found = Directory.Exists(versions) ? Directory.GetDirectories(versions, $"3.{minor}.*").Order().Select(version => version + "/bin/python").Where(File.Exists).ToArray() : [];
            foreach (var path in found)
                yield return (path, null);
            if (found.Length == 0 && !listed.Any(path => path.EndsWith($"3.{minor}", StringComparison.Ordinal)))
                yield return ($"{versions}/3.{minor}.*/bin/python", $"no Python 3.{minor} here: install it with pyenv, or list one in PYD_TEST_PYTHONS");
        }
        foreach (var path in listed)
            yield return Check(path);
    }

    /// <summary>Any interpreter, for tests of what does not depend on it.</summary>
    public static string Any => All().First(one => one.Missing is null).Path;

    /// <summary>3.n of an interpreter.</summary>
    public static int MinorOf(string python) => int.Parse(Reference.Run(python, "-c \"import sys; print(sys.version_info[1])\"").Trim(), System.Globalization.CultureInfo.InvariantCulture);

    private static (string, string?) Check(string path) => (path, File.Exists(path) ? null : $"there is no {path}");
}
