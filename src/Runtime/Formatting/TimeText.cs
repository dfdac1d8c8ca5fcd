using System.Globalization;

namespace Pyd.Runtime.Formatting;

/// <summary>Points in time as text.</summary>
internal static class TimeText
{
    /// <summary>Room enough for any of them, in bytes.</summary>
    public const int Longest = 32;

    private const ulong NanosecondsPerSecond = 1_000_000_000;

    /// <summary>D's <c>%Y</c>, of nanoseconds since 1970 taken as unsigned: <c>1973 Dec  3 17:20:00</c>.</summary>
    public static ReadOnlySpan<byte> Calendar(long nanoseconds, Span<byte> to, TimeZoneInfo zone)
    {
        var time = TimeZoneInfo.ConvertTimeFromUtc(FromNanoseconds(nanoseconds), zone);
        var at = Put(time, "yyyy MMM ", to, 0);
        at = Day(time, to, at);
        return to[..Put(time, " HH:mm:ss", to, at)];
    }

    /// <summary>D's <c>%T</c> (RFC 822 with the ISO year, as libdtrace has it): <c>Mon, 03 Dec 1973 17:20:00 UTC</c>.</summary>
    public static ReadOnlySpan<byte> Rfc822(long nanoseconds, Span<byte> to, TimeZoneInfo zone)
    {
        var time = TimeZoneInfo.ConvertTimeFromUtc(FromNanoseconds(nanoseconds), zone);
        var at = Put(time, "ddd, dd MMM ", to, 0);
        ISOWeek.GetYear(time).TryFormat(to[at..], out var written, "D4", CultureInfo.InvariantCulture);
        at = Put(time, " HH:mm:ss ", to, at + written);
        var name = zone.Equals(TimeZoneInfo.Utc) ? "UTC" : zone.IsDaylightSavingTime(time) ? zone.DaylightName : zone.StandardName;
        return to[..(at + System.Text.Encoding.ASCII.GetBytes(name.AsSpan(0, Math.Min(name.Length, to.Length - at)), to[at..]))];
    }

    /// <summary>C's <c>ctime</c> without its newline, of seconds since 1970: <c>Mon Dec  3 17:20:00 1973</c>.</summary>
    public static ReadOnlySpan<byte> C(int seconds, Span<byte> to)
    {
        var time = DateTime.UnixEpoch.AddSeconds(seconds);
        var at = Put(time, "ddd MMM ", to, 0);
        at = Day(time, to, at);
        return to[..Put(time, " HH:mm:ss yyyy", to, at)];
    }

    private static DateTime FromNanoseconds(long nanoseconds) =>
        DateTime.UnixEpoch.AddTicks((long)((ulong)nanoseconds / NanosecondsPerSecond) * TimeSpan.TicksPerSecond);

    private static int Put(DateTime time, string format, Span<byte> to, int at)
    {
        time.TryFormat(to[at..], out var written, format, CultureInfo.InvariantCulture);
        return at + written;
    }

    // The day of the month in two columns.
    private static int Day(DateTime time, Span<byte> to, int at)
    {
        to[at] = time.Day < 10 ? (byte)' ' : (byte)('0' + (time.Day / 10));
        to[at + 1] = (byte)('0' + (time.Day % 10));
        return at + 2;
    }
}
