using System.Diagnostics;
using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Sources.Agent;
using Pyd.Sources.Usdt.Elf;
using Pyd.Sources.Usdt.Markers;

namespace Pyd.Sources.Inspection;

/// <summary>What a Python says of itself.</summary>
/// <param name="Command">The file that was started; it may be a script that starts the interpreter.</param>
/// <param name="Implementation">For example <c>cpython</c>.</param>
/// <param name="Version">Major, minor and micro.</param>
/// <param name="IsFreeThreaded">Whether it was built without a global lock.</param>
/// <param name="HasJit">Whether its compiler to machine code is on.</param>
/// <param name="Files">The files of its process that have markers, or could have them: the executable and its libpython.</param>
public sealed record PythonFacts(string Command, string Implementation, Version Version, bool IsFreeThreaded, bool HasJit, IReadOnlyList<MarkerFile> Files)
{
    private const string Questions = """
        import sys
        print("pyd-facts")
        print(getattr(getattr(sys, "implementation", None), "name", "cpython"))
        print("%d.%d.%d" % sys.version_info[:3])
        print(int("t" in getattr(sys, "abiflags", "")))
        print(int(getattr(getattr(sys, "_jit", None), "is_enabled", lambda: False)()))
        for line in open("/proc/self/maps"):
            if "x" in line.split()[1] and "/" in line:
                print(line[line.index("/"):].rstrip("\n"))
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The provider of CPython's markers.</summary>
    public const string Provider = Agent.Markers.Provider;

    /// <summary>Its markers by name, in D's spelling.</summary>
    public IReadOnlyList<string> Markers => [.. Files.SelectMany(file => file.Markers).Where(marker => marker.Provider == Provider).Select(marker => marker.Name).Distinct()];

    /// <summary>Starts a Python and asks it.</summary>
    /// <param name="python">A path, or a name in PATH.</param>
    /// <exception cref="SourceException">It is not there, or is no Python.</exception>
    public static PythonFacts Ask(string python)
    {
        var command = CommandLine.Find(python, Environment.GetEnvironmentVariable("PATH"));
        var start = new ProcessStartInfo(command, ["-S", "-E", "-c", Questions]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Start(start, command);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new SourceException($"{command} does not answer; it is no Python that works");
        }
        var lines = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not ["pyd-facts", var implementation, var version, var free, var jit, .. var files])
            throw new SourceException($"{command} is no Python{(error.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? $": {last}" : "")}");
        return new PythonFacts(command, implementation, Version.Parse(version), free == "1", jit == "1", [.. files.Distinct().Select(Read).OfType<MarkerFile>()]);
    }

    private static Process Start(ProcessStartInfo start, string command)
    {
        try
        {
            return Process.Start(start) ?? throw new SourceException($"cannot start {command}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"cannot start {command}: {e.Message}"), e);
        }
    }

    private static MarkerFile? Read(string path)
    {
        try
        {
            var file = MarkerFile.Read(path);
            return file.Markers.Any(marker => marker.Provider == Provider) || Path.GetFileName(path).Contains(Provider, StringComparison.Ordinal) ? file : null;
        }
        catch (Exception e) when (e is ElfException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
