using System.Globalization;
using System.Text;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Formatting;

/// <summary>
/// D's <c>print()</c> (libdtrace, <c>dt_print_type</c>): a line for each part of a value that is not zero, as deep as it lies, and
/// <c>…</c> where the option <c>printsize</c> ends it.
/// </summary>
internal sealed class TypePrinter(TraceOutput output, byte[] bytes, long limit)
{
    private const int Margin = 44;
    private const int Deepest = 10;

    /// <summary>The braces that are open; they are closed only when the next line is known to be outside.</summary>
    private int _open;

    /// <summary>Prints a value.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="type">Its type.</param>
    public void Print(long address, PrintedType type)
    {
        output.Bytes(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"0x{address:x} = *\n")));
        Visit(type, 0, 0);
        Close(0);
    }

    /// <summary>Prints a part; false when it is beyond what is printed.</summary>
    private bool Visit(PrintedType type, int start, int depth)
    {
        if (start >= limit || depth >= Deepest)
        {
            Line(depth, "...");
            return false;
        }
        Close(depth);
        if (depth > 0 && IsZero(type, start))
            return true;
        var name = type.Member.Length > 0 ? $".{type.Member} = " : "";
        switch (type.Kind)
        {
            case PrintedKind.Structure:
                Line(depth, $"{name}({type.Name}) {{");
                _open = depth + 1;
                return type.Parts.TrueForAll(part => Visit(part, start + part.Offset, depth + 1));
            case PrintedKind.Array:
                return VisitArray(type, name, start, depth);
            case PrintedKind.Other:
                return true;
            default:
                Line(depth, $"{name}({type.Name}){Value(type, start)},");
                return true;
        }
    }

    private bool VisitArray(PrintedType type, string name, int start, int depth)
    {
        Line(depth, $"{name}({type.Name}) [{(type.Count == 0 ? "]," : "")}");
        var element = type.Parts[0];
        for (var i = 0; i < type.Count; i++)
        {
            var place = start + (i * element.Size);
            if (element.Kind == PrintedKind.Character && bytes[place] == 0)
                break;
            if (!Visit(element, place, depth + 1))
                return false;
            Close(depth + 1);
        }
        _open = Math.Min(_open, depth);
        if (type.Count > 0)
            Line(depth, "],");
        return true;
    }

    private bool IsZero(PrintedType type, int start) => type.Bits > 0
        ? type.Unsigned(bytes, start) == 0
        : bytes.AsSpan(start, type.Size).IndexOfAnyExcept((byte)0) < 0;

    private string Value(PrintedType type, int start) => type.Kind switch
    {
        PrintedKind.Character => $"'{Encoding.Latin1.GetString(bytes, start, 1)}'",
        PrintedKind.Signed when type.Bits == 0 => type.Signed(bytes, start).ToString(CultureInfo.InvariantCulture),
        PrintedKind.Enumeration => type.Names.TryGetValue(type.Signed(bytes, start), out var name) ? name : type.Signed(bytes, start).ToString(CultureInfo.InvariantCulture),
        PrintedKind.Pointer => string.Create(CultureInfo.InvariantCulture, $"0x{type.Unsigned(bytes, start):x}"),
        _ => type.Unsigned(bytes, start).ToString(CultureInfo.InvariantCulture),
    };

    private void Close(int depth)
    {
        for (; _open > depth; _open--)
            Line(_open - 1, _open == 1 ? "}" : "},");
    }

    private void Line(int depth, string text)
    {
        output.Repeat((byte)' ', Margin + depth);
        output.Bytes(Encoding.Latin1.GetBytes(text));
        output.Bytes("\n"u8);
    }
}
