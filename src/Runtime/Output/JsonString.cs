using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Pyd.Runtime.Output;

/// <summary>Strings of a trace in JSON: bytes that are not UTF-8 are <c>\udc80</c> … <c>\udcff</c>, as Python's surrogateescape writes them.</summary>
public static class JsonString
{
    private const int UnitDigits = 4;

    /// <summary>Writes a string with its quotes.</summary>
    public static void Write(IBufferWriter<byte> json, ReadOnlySpan<byte> text)
    {
        json.Write("\""u8);
        for (var rest = text; rest.Length > 0;)
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var length);
            if (status != OperationStatus.Done)
                WriteRawBytes(json, rest[..length]);
            else if (rune.Value is < ' ' or '"' or '\\')
                WriteEscape(json, rune.Value);
            else
                json.Write(rest[..length]);
            rest = rest[length..];
        }
        json.Write("\""u8);
    }

    /// <summary>Writes a string as a value.</summary>
    internal static void WriteText(this Utf8JsonWriter json, ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            json.WriteStringValue(text);
            return;
        }
        var raw = new ArrayBufferWriter<byte>();
        Write(raw, text);
        json.WriteRawValue(raw.WrittenSpan, skipInputValidation: true);
    }

    /// <summary>Writes a string as a member of an object.</summary>
    internal static void WriteText(this Utf8JsonWriter json, string name, ReadOnlySpan<byte> text)
    {
        json.WritePropertyName(name);
        json.WriteText(text);
    }

    private static void WriteRawBytes(IBufferWriter<byte> json, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            WriteEscape(json, 0xDC00 + b);
    }

    private static void WriteEscape(IBufferWriter<byte> json, int unit)
    {
        json.Write("\\u"u8);
        Utf8Formatter.TryFormat(unit, json.GetSpan(UnitDigits), out var written, new StandardFormat('x', UnitDigits));
        json.Advance(written);
    }
}
