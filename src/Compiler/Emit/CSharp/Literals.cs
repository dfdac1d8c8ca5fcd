using System.Globalization;
using System.Text;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>Constants in C#.</summary>
internal static class Literals
{
    /// <summary>A text in quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or > '~' => string.Format(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)c),
                _ => c.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>An integer; C# takes it for the smallest of its types that holds it.</summary>
    public static Code Integer(long value) => value switch
    {
        long.MinValue => new Code("long.MinValue", Level.Primary),
        long.MaxValue => new Code("long.MaxValue", Level.Primary),
        < 0 => new Code(Text(value), Level.Unary, IsSmall(value) ? CodeType.Small : CodeType.Full),
        _ => new Code(Text(value), Level.Primary, IsSmall(value) ? CodeType.Small : CodeType.Full),
    };

    /// <summary>An integer that C# takes for a <c>long</c>.</summary>
    public static Code Long(long value) => IsSmall(value) ? new Code($"{Text(value)}L", value < 0 ? Level.Unary : Level.Primary) : Integer(value);

    // A literal between the largest int and the largest uint is a uint.
    private static bool IsSmall(long value) => value is >= int.MinValue and <= uint.MaxValue;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
