using Pyd.Runtime.Output;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Formatting;

/// <summary>How stap prints, at the end, a global variable that no handler has read: <c>n=5</c>, <c>s="text"</c>, <c>a[1,"x"]=5</c>.</summary>
/// <remarks>Strings are printed as they are, quotes and newlines included (SystemTap 4.8).</remarks>
public static class GlobalDisplay
{
    /// <summary>An integer variable.</summary>
    public static void Integer(TraceOutput output, TraceString name, long value) => Variable(output, name, new KeyMember(value));

    /// <summary>A string variable.</summary>
    public static void String(TraceOutput output, TraceString name, TraceString value) => Variable(output, name, new KeyMember(value));

    /// <summary>The name of an array's element, or of a variable when there is no key.</summary>
    internal static void Element<TKey>(TraceOutput output, TraceString name, ref readonly TKey key) where TKey : struct, ITraceKey<TKey>
    {
        output.String(name);
        for (var i = 0; i < TKey.Width; i++)
        {
            output.Bytes(i == 0 ? "["u8 : ","u8);
            Literal(output, key.Member(i));
        }
        if (TKey.Width > 0)
            output.Bytes("]"u8);
    }

    /// <summary>An equals sign, a value, the end of the line.</summary>
    internal static void Value(TraceOutput output, KeyMember value)
    {
        output.Bytes("="u8);
        Literal(output, value);
        output.Bytes("\n"u8);
    }

    private static void Variable(TraceOutput output, TraceString name, KeyMember value)
    {
        if (output.AsJson)
        {
            JsonItems.Global(output, name, value);
            return;
        }
        output.String(name);
        Value(output, value);
    }

    private static void Literal(TraceOutput output, KeyMember value)
    {
        if (value.Text is not { } text)
        {
            output.Integer(value.Integer);
            return;
        }
        output.Bytes("\""u8);
        output.String(text);
        output.Bytes("\""u8);
    }
}
