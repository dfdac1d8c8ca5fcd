using System.Text;

namespace Pyd.Runtime.Variables;

/// <summary>Python's way (PEP 383) of carrying bytes that are not UTF-8 through text: byte 0x80..0xFF is U+DC80..U+DCFF.</summary>
internal static class SurrogateEscape
{
    public static byte[] Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uDC80', '\uDCFF'))
            return Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!pair && text[i] is >= '\uDC80' and <= '\uDCFF')
            {
                bytes.Add((byte)(text[i] - '\uDC00'));
                continue;
            }
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed);
            bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
            i += consumed - 1;
        }
        return [.. bytes];
    }
}
