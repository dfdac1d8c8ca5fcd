using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Usdt;

/// <summary>The files that are looked at before the trace begins.</summary>
internal static class FirstFiles
{
    /// <summary>For folders of PATH: what this user may not read holds no program to trace; links and hidden files are looked at.</summary>
    private static readonly EnumerationOptions Readable = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>The program of a command that is about to be run.</summary>
    /// <param name="path">Where it is.</param>
    public static IEnumerable<MappedFile> OfCommand(string path) => [new(Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path), path)];

    /// <summary>What a running process has mapped.</summary>
    public static IEnumerable<MappedFile> OfProcess(int pid) => ProcessMaps.Of(pid);

    /// <summary>
    /// What every running process has mapped, and programs in PATH that are named like a wanted provider: whoever starts one later is traced from its
    /// first instruction on.
    /// </summary>
    public static IEnumerable<MappedFile> OfMachine(ProbeInterest wanted) => Processes().SelectMany(ProcessMaps.Of).Concat(Likely(wanted));

    private static IEnumerable<int> Processes() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0 && number != Environment.ProcessId);

    private static IEnumerable<MappedFile> Likely(ProbeInterest wanted) =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        where Directory.Exists(folder)
        from provider in wanted.Probes.Select(probe => probe.Provider).Distinct()
        where provider.All(char.IsAsciiLetterOrDigit)
        from path in Directory.EnumerateFiles(folder, $"{provider}*", Readable)
        let real = WithoutLinks(path)
        where real is not null
        select new MappedFile(real, real);

    // Null for a link that leads nowhere.
    private static string? WithoutLinks(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
