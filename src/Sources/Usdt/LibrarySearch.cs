using Pyd.Runtime.Events;

namespace Pyd.Sources.Usdt;

/// <summary>Shared libraries by name, where the dynamic linker would find them.</summary>
internal static class LibrarySearch
{
    private const string Configuration = "/etc/ld.so.conf";
    private static readonly string[] Usual = ["/lib64", "/usr/lib64", "/lib", "/usr/lib"];

    /// <summary>The library's file; a path is taken as it is.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    public static string Find(string name)
    {
        if (name.Contains('/'))
            return File.Exists(name) ? name : throw new SourceException($"there is no library '{name}'; check the path");
        return Folders().Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new SourceException($"there is no library '{name}' where the dynamic linker looks (LD_LIBRARY_PATH, {Configuration}); give its path");
    }

    private static IEnumerable<string> Folders() =>
        (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(Configured(Configuration, 0)).Concat(Usual);

    private static IEnumerable<string> Configured(string file, int depth)
    {
        if (depth > 8 || !File.Exists(file))
            yield break;
        foreach (var line in File.ReadLines(file).Select(line => line.Split('#')[0].Trim()))
        {
            if (line.StartsWith('/'))
            {
                yield return line;
            }
            else if (line.StartsWith("include ", StringComparison.Ordinal))
            {
                var pattern = line["include ".Length..].Trim();
                var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : "/etc";
                if (!Directory.Exists(folder))
                    continue;
                foreach (var found in Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Order(StringComparer.Ordinal).SelectMany(inner => Configured(inner, depth + 1)))
                    yield return found;
            }
        }
    }
}
