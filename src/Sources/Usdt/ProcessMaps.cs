using System.Globalization;

namespace Pyd.Sources.Usdt;

/// <summary>The files whose code a process has mapped.</summary>
internal static class ProcessMaps
{
    private const string Deleted = " (deleted)";

    /// <summary>The files, in order of address, each once, the executable first; none when the process has gone or may not be looked at.</summary>
    /// <param name="pid">The process.</param>
    public static IReadOnlyList<MappedFile> Of(int pid)
    {
        var root = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/root");
        var files = new List<MappedFile>();
        try
        {
            var executable = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/exe");
            if (new FileInfo(executable).LinkTarget is { } name)
                files.Add(new MappedFile(Shown(name), executable));
            foreach (var line in File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/maps")))
            {
                // 7f2c1a000000-7f2c1a021000 r-xp 00026000 fe:01 1234   /usr/lib/libc.so.6
                var path = line.IndexOf('/');
                if (path < 0 || !line.AsSpan(0, path).Contains("xp ", StringComparison.Ordinal))
                    continue;
                var file = Shown(line[path..]);
                if (!files.Exists(known => known.Path == file))
                    files.Add(new MappedFile(file, line.EndsWith(Deleted, StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/map_files/{Range(line)}") : root + file));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was read until it went is as good as the whole.
        }
        return files;
    }

    // A file that was deleted or replaced since, as an upgrade does it. The name has no leading zeros.
    private static string Range(string line) => string.Join('-', line[..line.IndexOf(' ')].Split('-').Select(address => address.TrimStart('0')));

    private static string Shown(string name) => name.EndsWith(Deleted, StringComparison.Ordinal) ? name[..^Deleted.Length] : name;
}

/// <summary>A file of a process.</summary>
/// <param name="Path">As the process sees it.</param>
/// <param name="Access">Where it is found from here, also when the process lives in a container.</param>
internal sealed record MappedFile(string Path, string Access);
