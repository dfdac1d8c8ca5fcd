using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>SystemTap's functions of numbers (tapset/random.stp, errno.stp).</summary>
public static class StapNumbers
{
    private const ulong WidestRange = 1024 * 1024;

    private static readonly TraceString TooWide = new("range too wide"u8);

    /// <summary>
    /// <c>randint()</c>: from 0 to below a number, up to 1048576. The numbers follow from the trace's begin: a replay repeats them.
    /// </summary>
    public static long Random(TraceProgram program, long range, int site)
    {
        if ((ulong)range <= WidestRange)
            return range == 0 ? 0 : program.Random.NextInt64(range);
        program.Raise(TooWide, site);
        return 0;
    }

    /// <summary><c>errno_str()</c>: the name of an error number or of its negative; empty for what is none.</summary>
    public static TraceString ErrorName(long error) => ErrorNames.Of(error) ?? TraceString.Empty;

    /// <summary><c>errno_p()</c>: the error number, without sign, when it has a name; else 0.</summary>
    public static long IsError(long error) => ErrorNames.Of(error) is null ? 0 : Math.Abs(error);

    /// <summary><c>signal_str()</c>: the name of a signal without <c>SIG</c>.</summary>
    public static TraceString SignalName(long signal) => SignalTable.Of(signal);
}
