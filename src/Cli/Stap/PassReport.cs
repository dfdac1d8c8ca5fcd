using System.Diagnostics;
using System.Globalization;
using Pyd.Hosting;

namespace Pyd.Cli.Stap;

/// <summary>What <c>-v</c> says about stap's passes: what was done, with how much memory, in what time.</summary>
internal sealed class PassReport(IReadOnlyList<int> verbosity, TextWriter output)
{
    private TimeSpan _user;
    private TimeSpan _system;
    private long _start = Stopwatch.GetTimestamp();

    /// <summary>Says that a pass begins.</summary>
    public void Start(int pass, string text)
    {
        if (verbosity[pass - 1] > 0)
            output.WriteLine(Invariant($"Pass {pass}: {text}"));
    }

    /// <summary>Says what a pass has done. The last one, the run, has no memory to speak of.</summary>
    public void Finish(int pass, string text)
    {
        using var self = Process.GetCurrentProcess();
        var (user, system, now) = (self.UserProcessorTime, self.PrivilegedProcessorTime, Stopwatch.GetTimestamp());
        if (verbosity[pass - 1] > 0)
        {
            var memory = pass is 1 or 2 or 3 ? Invariant($" using {Memory(self)}") : "";
            output.WriteLine(Invariant($"Pass {pass}: {text}{memory} in {Milliseconds(user - _user)}usr/{Milliseconds(system - _system)}sys/{Milliseconds(Stopwatch.GetElapsedTime(_start, now))}real ms."));
        }
        (_user, _system, _start) = (user, system, now);
    }

    /// <summary>Says that a pass has failed.</summary>
    /// <returns>The exit code.</returns>
    public int Fail(int pass, string text)
    {
        output.WriteLine(Invariant($"Pass {pass}: {text}.  [man error::pass{pass}]"));
        return ExitCodes.Failed;
    }

    private static string Memory(Process self) => Invariant(
        $"{Kilobytes(self.VirtualMemorySize64)}virt/{Kilobytes(self.WorkingSet64)}res/{Kilobytes(SharedMemory())}shr/{Kilobytes(self.PrivateMemorySize64)}data kb,");

    // Its third field, in pages (proc(5)).
    private static long SharedMemory() => long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[2], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    private static long Kilobytes(long bytes) => bytes / 1024;

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
