using Apache.Arrow;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Recording;

/// <summary>Reads a column of strings: each string of its dictionary becomes a string of the session once, a row is its number.</summary>
/// <typeparam name="T">What a string is turned into.</typeparam>
/// <param name="convert">Turns it.</param>
internal sealed class TextRows<T>(Func<TraceString, T> convert)
{
    /// <summary>The number of a row without a string.</summary>
    public const int None = -1;

    private readonly Dictionary<TraceString, int> _plain = [];
    private ArrayData? _dictionary;
    private DictionaryArray? _rows;
    private int[] _numbers = [];

    /// <summary>What each number stands for.</summary>
    public T[] Values { get; private set; } = [];

    /// <summary>Whether no row of the batch has a string.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Whether each row of the batch has a string.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Takes a column of a batch.</summary>
    /// <param name="column">The column.</param>
    /// <param name="codec">Decompresses it.</param>
    public void Begin(IArrowArray column, DeferredCodec codec)
    {
        IsFull = column.NullCount == 0 && column.Length > 0;
        IsEmpty = column.NullCount == column.Length;
        _rows = column as DictionaryArray;
        // Also where no row has a string: Apache.Arrow frees the dictionary with its first batch.
        if (_rows is not null && !ReferenceEquals(_rows.Data.Dictionary, _dictionary))
        {
            _dictionary = _rows.Data.Dictionary;
            codec.Need(_dictionary);
            TextColumn.Check(_rows.Dictionary);
            Values = [.. Enumerable.Range(0, _rows.Dictionary.Length).Select(i => convert(Text(_rows.Dictionary, i) ?? TraceString.Empty))];
        }
        if (IsEmpty)
            return;
        codec.Need(column.Data);
        if (_rows is null)
            Number(column);
    }

    /// <summary>The numbers of rows.</summary>
    public void Read(int start, Span<int> into)
    {
        if (IsEmpty)
        {
            into.Fill(None);
            return;
        }
        if (_rows is null)
        {
            _numbers.AsSpan(start, into.Length).CopyTo(into);
            return;
        }
        IntegerColumn.Read(_rows.Indices, start, into);
        var hasAll = _rows.NullCount == 0;
        for (var i = 0; i < into.Length; i++)
        {
            if (!hasAll && !_rows.IsValid(start + i))
                into[i] = None;
            else if ((uint)into[i] >= (uint)Values.Length)
                throw new InvalidDataException($"string {into[i]} of a column with {Values.Length}");
        }
    }

    // Strings that stand in each row: numbered as if they came from a dictionary
    private void Number(IArrowArray column)
    {
        if (_numbers.Length < column.Length)
            _numbers = new int[column.Length];
        var values = Values.ToList();
        for (var i = 0; i < column.Length; i++)
        {
            if (Text(column, i) is not { } text)
            {
                _numbers[i] = None;
                continue;
            }
            if (!_plain.TryGetValue(text, out var number))
            {
                _plain.Add(text, number = values.Count);
                values.Add(convert(text));
            }
            _numbers[i] = number;
        }
        Values = [.. values];
    }

    private static TraceString? Text(IArrowArray column, int row)
    {
        if (column.IsNull(row))
            return null;
        var bytes = column switch
        {
            BinaryArray array => array.GetBytes(row),
            LargeBinaryArray array => array.GetBytes(row),
            BinaryViewArray array => array.GetBytes(row),
            _ => throw new InvalidDataException($"a column holds {column.Data.DataType.Name} where strings are needed"),
        };
        return bytes.Contains((byte)0) ? throw new InvalidDataException("a string holds a NUL, which a C string cannot") : new TraceString(bytes);
    }
}
