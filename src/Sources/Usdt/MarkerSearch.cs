using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;
using Pyd.Sources.Usdt.Elf;
using Pyd.Sources.Usdt.Markers;

namespace Pyd.Sources.Usdt;

/// <summary>The markers of a program, a process or a library.</summary>
public static class MarkerSearch
{
    /// <summary>A program's file and the markers in it.</summary>
    /// <param name="program">A path, or a name in PATH.</param>
    /// <exception cref="SourceException">There is no such program, or it cannot be read.</exception>
    public static MarkerFile OfProgram(string program) =>
        // A file that is named by its path need not be executable: libraries seldom are.
        Read(program.Contains('/', StringComparison.Ordinal) && File.Exists(program) ? program : CommandLine.Find(program, Environment.GetEnvironmentVariable("PATH")));

    /// <summary>A library's file and the markers in it.</summary>
    /// <param name="library">A path, or a name where the dynamic linker looks.</param>
    /// <exception cref="SourceException">There is no such library, or it cannot be read.</exception>
    public static MarkerFile OfLibrary(string library) => Read(LibrarySearch.Find(library));

    /// <summary>The executable of a process, and its libraries as far as they have markers.</summary>
    /// <exception cref="SourceException">There is no such process, or this user may not look at it.</exception>
    public static IReadOnlyList<MarkerFile> OfProcess(int pid)
    {
        if (!Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}")))
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"there is no process {pid}"));
        var mapped = ProcessMaps.Of(pid);
        if (mapped.Count == 0)
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"cannot see which files process {pid} runs; it belongs to another user, or is a part of the kernel: try with sudo"));
        var files = new List<MarkerFile>();
        foreach (var file in mapped)
        {
            try
            {
                if (MarkerFile.Read(file.Access, file.Path) is { Markers.Count: > 0 } found)
                    files.Add(found);
            }
            catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
            {
                // Data that is mapped executable, or a file in a place that has gone.
            }
        }
        return files;
    }

    private static MarkerFile Read(string path)
    {
        try
        {
            return MarkerFile.Read(path);
        }
        catch (ElfException e)
        {
            throw new SourceException($"{path} {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"cannot read {path}: {e.Message}", e);
        }
    }
}
