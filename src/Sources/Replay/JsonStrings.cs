using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Replay;

/// <summary>The strings of a trace by the bytes they have in the file, so that a string seen before costs a look-up and no allocation.</summary>
internal sealed class JsonStrings
{
    private readonly StringTable _table;
    private readonly Dictionary<byte[], TraceString> _texts;
    private readonly Dictionary<byte[], TraceString>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public JsonStrings(StringTable table)
    {
        _table = table;
        _texts = new(new BytesComparer());
        _lookup = _texts.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The value of a member, which must be a string.</summary>
    public TraceString Text(ref Utf8JsonReader json, string member)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.String)
            throw new BadLineException($"\"{member}\" is not a string");
        return Text(ref json);
    }

    /// <summary>The address of the string that the reader stands on.</summary>
    public long Address(ref Utf8JsonReader json) => _table.Intern(Text(ref json));

    private TraceString Text(ref Utf8JsonReader json)
    {
        var raw = json.ValueSpan;
        if (_lookup.TryGetValue(raw, out var text))
            return text;
        text = json.ValueIsEscaped ? TraceString.From(Unescape(raw)) : new TraceString(raw);
        if (text.Bytes.Contains((byte)0))
            throw new BadLineException("a string holds \\u0000, which a C string cannot");
        _texts.Add(raw.ToArray(), text);
        return text;
    }

    /// <summary>Unlike <see cref="Utf8JsonReader.GetString"/> lets lone surrogates pass: Python's way of writing bytes that are not UTF-8.</summary>
    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder();
        for (int i; (i = raw.IndexOf((byte)'\\')) >= 0;)
        {
            text.Append(Encoding.UTF8.GetString(raw[..i]));
            var kind = raw[i + 1];
            raw = raw[(i + 2)..];
            if (kind == 'u')
            {
                text.Append((char)ushort.Parse(raw[..4], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                raw = raw[4..];
            }
            else
            {
                text.Append(kind switch { (byte)'n' => '\n', (byte)'t' => '\t', (byte)'r' => '\r', (byte)'b' => '\b', (byte)'f' => '\f', var c => (char)c });
            }
        }
        return text.Append(Encoding.UTF8.GetString(raw)).ToString();
    }

    private sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
