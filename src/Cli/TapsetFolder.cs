using Pyd.Compiler.Text;

namespace Pyd.Cli;

/// <summary>
/// The tapsets that stap scripts may use, in the order in which stap searches (main.cxx): the folders of the command line, those of
/// <c>XDG_DATA_DIRS</c>, then pyd's own; <c>SYSTEMTAP_TAPSET</c> replaces the last. In each folder, what is for this kernel version or
/// processor comes first.
/// </summary>
internal static class TapsetFolder
{
    /// <summary>pyd's own, installed beside it.</summary>
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "tapset");

    /// <summary>The tapset files in the order in which they are searched.</summary>
    /// <exception cref="UsageException">A folder of the command line does not exist, or a folder or file cannot be read.</exception>
    public static IReadOnlyList<SourceText> Read(IReadOnlyList<string> folders)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new UsageException($"-I {missing}: there is no such directory");
        var all = folders.Concat(DataFolders()).Append(Environment.GetEnvironmentVariable("SYSTEMTAP_TAPSET") ?? Own);
        return [.. all.SelectMany(folder => Subfolders().Select(sub => Path.Combine(folder, sub))).Where(Directory.Exists)
            .SelectMany(folder => Files(folder, "*.stp").Concat(Files(folder, "*.stpm"))).Distinct()
            .Select(file => new SourceText(file, ScriptFile.Read(file)))];
    }

    private static IEnumerable<string> Files(string folder, string pattern)
    {
        try
        {
            return Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the tapset directory {folder}: {failure.Message}");
        }
    }

    private static IEnumerable<string> DataFolders() => (Environment.GetEnvironmentVariable("XDG_DATA_DIRS") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, "systemtap", "tapset"));

    /// <summary><c>linux/6.1/x86_64</c>, <c>linux/6.1</c> … <c>x86_64</c>, and the folder itself.</summary>
    private static IEnumerable<string> Subfolders()
    {
        string[] versions = [Machine.KernelRelease, Machine.KernelSeries, ""];
        foreach (var runtime in new[] { "linux", "" })
        {
            foreach (var each in versions)
            {
                yield return Path.Combine(runtime, each, Machine.Architecture);
                yield return Path.Combine(runtime, each);
            }
        }
    }
}
