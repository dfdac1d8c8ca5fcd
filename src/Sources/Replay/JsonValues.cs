using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pyd.Sources.Replay;

/// <summary>Reads the numbers of a trace's line.</summary>
internal static class JsonValues
{
    /// <summary>The value of a member, which must be an integer within limits.</summary>
    public static long Integer(ref Utf8JsonReader json, string member, long minimum, long maximum)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var value))
            throw new BadLineException($"\"{member}\" is not an integer");
        if (value < minimum || value > maximum)
            throw new BadLineException(string.Create(CultureInfo.InvariantCulture, $"\"{member}\" is {value}; it goes from {minimum} to {maximum}"));
        return value;
    }

    /// <summary>An argument of a probe: 64 bits, with or without sign.</summary>
    public static long Argument(ref Utf8JsonReader json)
    {
        if (json.TryGetInt64(out var value))
            return value;
        if (json.TryGetUInt64(out var unsigned))
            return unchecked((long)unsigned);
        throw new BadLineException($"\"args\" holds {Encoding.UTF8.GetString(json.ValueSpan)}, which is not an integer of 64 bits");
    }
}
