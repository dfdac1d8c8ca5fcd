using System.Globalization;
using System.Text.Json;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Output;

/// <summary>What is not text, as JSON: the items of a record, and the lines that a session ends with. Called only where the output makes JSON.</summary>
internal static class JsonItems
{
    /// <summary>D's <c>trace()</c> of a number.</summary>
    public static void Value(TraceOutput output, long value, bool isSigned)
    {
        var json = Begin(output);
        if (isSigned)
            json.WriteNumber("value", value);
        else
            json.WriteNumber("value", (ulong)value);
        End(output, PieceKind.Item);
    }

    /// <summary>D's <c>trace()</c> of a string, <c>usym()</c> and its kin.</summary>
    public static void Text(TraceOutput output, string name, TraceString text)
    {
        Begin(output).WriteText(name, text.Bytes);
        End(output, PieceKind.Item);
    }

    /// <summary>D's <c>tracemem()</c>.</summary>
    public static void Bytes(TraceOutput output, ReadOnlySpan<byte> bytes)
    {
        Begin(output).WriteString("bytes", Convert.ToHexStringLower(bytes));
        End(output, PieceKind.Item);
    }

    /// <summary>D's <c>ustack()</c>.</summary>
    public static void Stack(TraceOutput output, TraceString stack)
    {
        var json = Begin(output);
        json.WritePropertyName("ustack");
        json.WriteStack(stack.Bytes);
        End(output, PieceKind.Item);
    }

    /// <summary>D's <c>print()</c>.</summary>
    public static void Print(TraceOutput output, long address, ReadOnlySpan<byte> bytes, PrintedType type)
    {
        var json = Begin(output);
        json.WriteStartObject("print");
        json.WriteString("address", string.Create(CultureInfo.InvariantCulture, $"0x{address:x}"));
        json.WriteString("ctype", type.Name);
        json.WritePropertyName("value");
        PrintedJson.Write(json, bytes, type, 0);
        json.WriteEndObject();
        End(output, PieceKind.Item);
    }

    /// <summary>D's <c>printa()</c>: what it shows, whatever its format.</summary>
    public static void Aggregations(TraceOutput output, Aggregation[] aggregations, AggregationOrder order)
    {
        foreach (var aggregation in aggregations)
        {
            var json = Begin(output);
            json.WriteStartObject("aggregation");
            AggregationJson.Write(json, aggregation, order);
            json.WriteEndObject();
            End(output, PieceKind.Item);
        }
    }

    /// <summary>An aggregation that the script has not printed.</summary>
    public static void Remaining(TraceOutput output, Aggregation aggregation)
    {
        var json = Begin(output);
        json.WriteString("type", "aggregation");
        AggregationJson.Write(json, aggregation, output.AggregationOrder);
        End(output, PieceKind.Line);
    }

    /// <summary>stap's <c>print(@hist_log(x))</c>.</summary>
    public static void Histogram(TraceOutput output, StatisticHistogram histogram, ReadOnlySpan<long> counts)
    {
        var json = Begin(output);
        json.WriteStartArray("histogram");
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
                continue;
            json.WriteStartObject();
            json.WriteNumber("value", histogram.Label(i));
            if (histogram.LabelPrefix(i) is [var sign])
                json.WriteString("range", ((char)sign).ToString());
            json.WriteNumber("count", counts[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        End(output, PieceKind.Item);
    }

    /// <summary>A variable of stap's that is shown at the end.</summary>
    public static void Global(TraceOutput output, TraceString name, KeyMember value)
    {
        var json = BeginGlobal(output, name);
        json.WritePropertyName("value");
        json.WriteMember(value);
        End(output, PieceKind.Line);
    }

    /// <summary>The same of an array.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="name">The array's name.</param>
    /// <param name="array">The array.</param>
    /// <param name="slots">Its elements, in order.</param>
    /// <param name="value">Writes the value of one.</param>
    public static void Array<TKey>(TraceOutput output, TraceString name, KeyedStorage<TKey> array, int[] slots, Action<Utf8JsonWriter, int> value)
        where TKey : struct, ITraceKey<TKey>
    {
        var json = BeginGlobal(output, name);
        if (TKey.Width == 0)
        {
            json.WritePropertyName("value");
            if (slots is [var only, ..])
                value(json, only);
            else
                json.WriteNullValue();
            End(output, PieceKind.Line);
            return;
        }
        json.WriteStartArray("entries");
        foreach (var slot in slots)
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            for (var i = 0; i < TKey.Width; i++)
                json.WriteMember(array.KeyAt(slot).Member(i));
            json.WriteEndArray();
            json.WritePropertyName("value");
            value(json, slot);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        End(output, PieceKind.Line);
    }

    /// <summary>A member of a key, or the value of an element.</summary>
    public static void WriteMember(this Utf8JsonWriter json, KeyMember member)
    {
        if (member.Text is { } text)
            json.WriteText(text.Bytes);
        else
            json.WriteNumberValue(member.Integer);
    }

    /// <summary>A stack: its functions, innermost first.</summary>
    public static void WriteStack(this Utf8JsonWriter json, ReadOnlySpan<byte> stack)
    {
        json.WriteStartArray();
        foreach (var line in stack.Split((byte)'\n'))
        {
            if (!stack[line].IsEmpty)
                json.WriteText(stack[line]);
        }
        json.WriteEndArray();
    }

    private static Utf8JsonWriter BeginGlobal(TraceOutput output, TraceString name)
    {
        var json = Begin(output);
        json.WriteString("type", "global");
        json.WriteText("name", name.Bytes);
        return json;
    }

    private static Utf8JsonWriter Begin(TraceOutput output) => Lines(output).Compose();

    private static JsonLines Lines(TraceOutput output) => output.Json ?? throw new InvalidOperationException("the output makes no JSON");

    private static void End(TraceOutput output, PieceKind kind) => output.Piece(kind, Lines(output).Composed());
}
