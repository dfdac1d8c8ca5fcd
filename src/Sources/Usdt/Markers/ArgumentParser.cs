using System.Globalization;
using System.Text.RegularExpressions;
using Pyd.Sources.Usdt.Elf;

namespace Pyd.Sources.Usdt.Markers;

/// <summary>
/// Reads the arguments of a marker, <c>N@OPERAND</c> each, as the assembler wrote them. N is the size, negative when signed, with an f when floating.
/// </summary>
internal static partial class ArgumentParser
{
    /// <summary>The arguments in order. What is not understood is an <see cref="UnreadablePlace"/>.</summary>
    public static IReadOnlyList<MarkerArgument> Parse(string text, ElfMachine machine) => [.. Words(text).Select(word => Argument(word, machine))];

    /// <summary>The words; a blank within brackets does not part: <c>4@[x0, 12]</c>.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '(' or '[')
                depth++;
            else if (i < text.Length && text[i] is ')' or ']')
                depth--;
            else if (i == text.Length || (text[i] is ' ' or '\t' && depth <= 0))
            {
                if (i > start)
                    yield return text[start..i];
                start = i + 1;
            }
        }
    }

    private static MarkerArgument Argument(string word, ElfMachine machine)
    {
        var at = word.IndexOf('@');
        var operand = word[(at + 1)..];
        var size = at < 0 ? 8 : Size(word.AsSpan(0, at));
        if (size is null)
            return new MarkerArgument(word, 8, false, false, new UnreadablePlace(word));
        var isFloat = at > 0 && word[at - 1] == 'f';
        var place = machine switch
        {
            ElfMachine.X64 => X64Operand.Parse(operand),
            ElfMachine.Arm64 => Arm64Operand.Parse(operand),
            _ => null,
        };
        // %ax is two bytes, whatever else the register holds.
        return at < 0 && place is RegisterPlace { Width: < 8 and var width }
            ? new MarkerArgument(word, width, false, false, place)
            : new MarkerArgument(word, Math.Abs(size.Value), at < 0 || size < 0, isFloat, place ?? new UnreadablePlace(operand));
    }

    private static int? Size(ReadOnlySpan<char> text) =>
        int.TryParse(text.TrimEnd('f'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) && size is 1 or 2 or 4 or 8 or -1 or -2 or -4 or -8 ? size : null;

    /// <summary>A number in C's notation; null when it is none.</summary>
    internal static long? Number(ReadOnlySpan<char> text)
    {
        var isNegative = text.StartsWith("-");
        var digits = text.TrimStart("+-");
        if (text.Length - digits.Length > 1)
            return null;
        var isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!ulong.TryParse(isHex ? digits[2..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        return unchecked(isNegative ? -(long)value : (long)value);
    }

    /// <summary>Numbers and at most one symbol, added up: <c>40+CheckpointStats</c>, <c>table+8-4</c>, <c>errors@tpoff</c>. Null when it is none of that.</summary>
    internal static (string? Symbol, string Relocation, long Displacement)? Sum(string text)
    {
        string? symbol = null;
        var relocation = "";
        long displacement = 0;
        var end = 0;
        foreach (var match in Term().Matches(text).Cast<Match>())
        {
            if (match.Index != end || (end > 0 && match.Value[0] is not ('+' or '-')))
                return null;
            end = match.Index + match.Length;
            if (Number(match.Value) is { } number)
                displacement += number;
            else if (symbol is null && match.Value[0] != '-' && match.Groups["name"].Success)
                (symbol, relocation) = (match.Groups["name"].Value, match.Groups["relocation"].Value);
            else
                return null;
        }
        return end == text.Length ? (symbol, relocation, displacement) : null;
    }

    [GeneratedRegex(@"[+-]?(?:(?<name>[A-Za-z_.$][\w.$]*)(?:@(?<relocation>[A-Za-z]+))?|0[xX][0-9a-fA-F]+|[0-9]+)")]
    private static partial Regex Term();
}
