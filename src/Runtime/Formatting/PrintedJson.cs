using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pyd.Runtime.Formatting;

/// <summary>A value of a C type as JSON: structures are objects, arrays are arrays, characters strings, addresses in hexadecimal.</summary>
internal static class PrintedJson
{
    /// <summary>Writes the value that begins at a place.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> bytes, PrintedType type, int start)
    {
        switch (type.Kind)
        {
            case PrintedKind.Structure:
                json.WriteStartObject();
                foreach (var part in type.Parts)
                {
                    json.WritePropertyName(part.Member);
                    Write(json, bytes, part, start + part.Offset);
                }
                json.WriteEndObject();
                break;
            case PrintedKind.Array when type.Parts[0].Kind == PrintedKind.Character:
                var text = bytes.Slice(start, type.Size);
                json.WriteStringValue(Encoding.Latin1.GetString(text.IndexOf((byte)0) is >= 0 and var end ? text[..end] : text));
                break;
            case PrintedKind.Array:
                json.WriteStartArray();
                for (var i = 0; i < type.Count; i++)
                    Write(json, bytes, type.Parts[0], start + (i * type.Parts[0].Size));
                json.WriteEndArray();
                break;
            case PrintedKind.Character:
                json.WriteStringValue(Encoding.Latin1.GetString(bytes.Slice(start, 1)));
                break;
            case PrintedKind.Enumeration when type.Names.TryGetValue(type.Signed(bytes, start), out var name):
                json.WriteStringValue(name);
                break;
            case PrintedKind.Pointer:
                json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"0x{type.Unsigned(bytes, start):x}"));
                break;
            case PrintedKind.Signed when type.Bits == 0:
            case PrintedKind.Enumeration:
                json.WriteNumberValue(type.Signed(bytes, start));
                break;
            case PrintedKind.Other:
                json.WriteNullValue();
                break;
            default:
                json.WriteNumberValue(type.Unsigned(bytes, start));
                break;
        }
    }
}
