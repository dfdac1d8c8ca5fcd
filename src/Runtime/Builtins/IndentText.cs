using System.Buffers.Text;
using Pyd.Runtime.Events;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>The text of stap's indentation functions: <c>sprintf("%6d %s:%-*s", microseconds, name, depth, "")</c>.</summary>
internal static class IndentText
{
    private const int TimeWidth = 6;
    private const long NanosecondsPerMicrosecond = 1000;

    /// <summary>Moves the counter and makes the text.</summary>
    /// <param name="counter">The counter.</param>
    /// <param name="thread">Whose name to show, or null for none.</param>
    /// <param name="time">The event's time, in nanoseconds.</param>
    /// <param name="delta">What to add.</param>
    public static TraceString Of(ref IndentCounter counter, ThreadInfo? thread, long time, long delta)
    {
        if (counter.Depth == 0)
            counter.Start = time;
        var elapsed = (time / NanosecondsPerMicrosecond) - (counter.Start / NanosecondsPerMicrosecond);
        var depth = (int)Math.Min(Step(ref counter, delta), FieldLayout.Largest);

        Span<byte> number = stackalloc byte[20];
        Utf8Formatter.TryFormat(elapsed, number, out var digits);
        var padding = Math.Max(0, TimeWidth - digits);
        Span<byte> tid = stackalloc byte[11];
        var tidLength = 0;
        var nameLength = 0;
        if (thread is not null)
        {
            Utf8Formatter.TryFormat(thread.Tid, tid, out tidLength);
            nameLength = thread.Process.ExecName.Length + tidLength + 2;
        }

        var bytes = new byte[padding + digits + 1 + nameLength + 1 + depth];
        var at = bytes.AsSpan();
        at.Fill((byte)' ');
        number[..digits].CopyTo(at[padding..]);
        at = at[(padding + digits + 1)..];
        if (thread is not null)
        {
            thread.Process.ExecName.Bytes.CopyTo(at);
            at = at[thread.Process.ExecName.Length..];
            at[0] = (byte)'(';
            tid[..tidLength].CopyTo(at[1..]);
            at[tidLength + 1] = (byte)')';
            at = at[(tidLength + 2)..];
        }
        at[0] = (byte)':';
        return new TraceString(bytes);
    }

    /// <summary>Moves the counter: a positive delta counts before the depth is taken, a negative one after.</summary>
    /// <returns>One less than the depth, at least 0.</returns>
    public static long Step(ref IndentCounter counter, long delta)
    {
        var depth = counter.Depth + Math.Max(delta, 0);
        counter.Depth += delta;
        return Math.Max(depth - 1, 0);
    }
}
