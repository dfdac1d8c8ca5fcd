using System.Globalization;
using System.Text;

namespace Pyd.Sources.Usdt;

/// <summary>
/// The part of a probe's filter (<c>WantedProbe.Filter</c>) that the kernel evaluates: whether one string argument equals, or does not equal, constants.
/// What it cannot evaluate counts as true, so that it leaves out too little rather than too much.
/// </summary>
internal abstract record StringFilter
{
    /// <summary>True for every event.</summary>
    public static readonly StringFilter True = new Constant(true);

    /// <summary>What a filter says of one argument.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="longest">Bytes that a constant may have at most.</param>
    /// <returns>The argument, negative when nothing can be evaluated, and the condition on it.</returns>
    public static (int Argument, StringFilter Condition) Of(string text, int longest)
    {
        foreach (var argument in Enumerable.Range(0, 10))
        {
            var position = 0;
            if (Parse(text, ref position, argument, longest) is var condition && condition != True)
                return (argument, condition);
        }
        return (-1, True);
    }

    /// <summary>The constants in it.</summary>
    public IEnumerable<byte[]> Constants => this switch
    {
        Comparison comparison => [comparison.Value],
        Pair pair => pair.Left.Constants.Concat(pair.Right.Constants),
        _ => [],
    };

    private static StringFilter Parse(string text, ref int position, int argument, int longest)
    {
        var letter = text[position++];
        switch (letter)
        {
            case '*':
                return True;
            case '-':
                return new Constant(false);
            case '&' or '|':
                var left = Parse(text, ref position, argument, longest);
                var right = Parse(text, ref position, argument, longest);
                return Combine(letter == '&', left, right);
            default:
                var relation = text[position++];
                var end = text.IndexOf(';', position);
                var value = Bytes(text.AsSpan(position, end - position));
                position = end + 1;
                if (letter - '0' != argument || value.Length > longest)
                    return True;
                return relation switch
                {
                    '=' => new Comparison(value, true),
                    '!' => new Comparison(value, false),
                    // True of what is no readable string alone, and such a one passes anyway.
                    '?' => new Constant(false),
                    _ => True,
                };
        }
    }

    private static StringFilter Combine(bool isBoth, StringFilter left, StringFilter right) => (left, right) switch
    {
        (Constant constant, var other) => constant.Value == isBoth ? other : constant,
        (var other, Constant constant) => constant.Value == isBoth ? other : constant,
        _ => new Pair(isBoth, left, right),
    };

    private static byte[] Bytes(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length)
            {
                bytes.Add(byte.Parse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Slice(i, 1).ToString()));
            }
        }
        return [.. bytes];
    }

    /// <summary>The same for every string.</summary>
    internal sealed record Constant(bool Value) : StringFilter;

    /// <summary>Whether the string is a constant, or is not.</summary>
    internal sealed record Comparison(byte[] Value, bool IsEqual) : StringFilter;

    /// <summary>Both, or either.</summary>
    internal sealed record Pair(bool IsBoth, StringFilter Left, StringFilter Right) : StringFilter;
}
