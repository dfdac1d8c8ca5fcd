using System.Globalization;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>Linux's signals by name (signal(7)), as SystemTap spells them: without <c>SIG</c>.</summary>
internal static class SignalTable
{
    private const int FirstRealTime = 32;
    private const int Last = 64;

    private static readonly string[] Names =
    [
        "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
        "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH",
        "IO/POLL", "PWR", "SYS",
    ];

    private static readonly TraceString[] Texts = [.. Enumerable.Range(0, Last + 1).Select(signal => TraceString.From(NameOf(signal)))];

    /// <summary>The name, or an empty string for what is no signal.</summary>
    public static TraceString Of(long signal) => signal is > 0 and <= Last ? Texts[signal] : TraceString.Empty;

    private static string NameOf(int signal) => signal < FirstRealTime ? Names[signal]
        : signal == FirstRealTime ? "RTMIN" : string.Create(CultureInfo.InvariantCulture, $"RTMIN+{signal - FirstRealTime}");
}
