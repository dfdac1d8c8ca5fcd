using Apache.Arrow;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Recording;

/// <summary>A column of strings as a recorder fills it: each text once, in the order of appearance, and its number in each row.</summary>
internal sealed class TextColumn
{
    private readonly Dictionary<TraceString, int> _numbers = [];
    private readonly List<TraceString> _texts = [];
    private int _written;

    /// <summary>The number of a text, which is added when it is new.</summary>
    public int Number(TraceString text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = _texts.Count);
            _texts.Add(text);
        }
        return number;
    }

    /// <summary>Adds what another recorder of the column has written.</summary>
    /// <exception cref="InvalidDataException">It has not as many as it says.</exception>
    public void AddRange(StringArray texts)
    {
        Check(texts);
        for (var i = 0; i < texts.Length; i++)
            _texts.Add(new TraceString(texts.GetBytes(i)));
    }

    /// <summary>Looks whether texts are there, since a damaged file may speak of any number.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static void Check(IArrowArray texts)
    {
        if (texts is StringArray { Length: > 0 } strings && strings.ValueOffsetsBuffer.Length / sizeof(int) <= strings.Length)
            throw new InvalidDataException($"{strings.Length} strings are not there");
    }

    /// <summary>The texts that were added since the last time.</summary>
    public StringArray TakeNew()
    {
        var array = ArrayOf(_texts, _written);
        _written = _texts.Count;
        return array;
    }

    /// <summary>All texts.</summary>
    public StringArray All() => ArrayOf(_texts, 0);

    /// <summary>A column of rows.</summary>
    /// <param name="numbers">A text's number for each row; of no meaning in a row without.</param>
    /// <param name="validity">A bit for each row that has a text; null when all have.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="missing">How many have none.</param>
    /// <param name="texts">The texts that go with it.</param>
    public static DictionaryArray Rows(int[] numbers, byte[]? validity, int count, int missing, StringArray texts)
    {
        var indices = new Int32Array(new ArrowBuffer(numbers.AsMemory(0, count).AsBytes()), missing == 0 ? ArrowBuffer.Empty : new ArrowBuffer(validity.AsMemory(0, (count + 7) / 8)), count, missing, 0);
        return new DictionaryArray(TraceSchema.Dictionary, indices, texts);
    }

    private static StringArray ArrayOf(List<TraceString> texts, int first)
    {
        var count = texts.Count - first;
        var offsets = new int[count + 1];
        for (var i = 0; i < count; i++)
            offsets[i + 1] = checked(offsets[i] + texts[first + i].Length);
        var bytes = new byte[offsets[count]];
        for (var i = 0; i < count; i++)
            texts[first + i].Bytes.CopyTo(bytes.AsSpan(offsets[i]));
        return new StringArray(count, new ArrowBuffer(offsets.AsMemory().AsBytes()), new ArrowBuffer(bytes), ArrowBuffer.Empty);
    }
}
