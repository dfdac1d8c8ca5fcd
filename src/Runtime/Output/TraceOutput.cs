using System.Buffers.Text;
using System.Runtime.CompilerServices;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Output;

/// <summary>
/// Where a script prints: UTF-8 bytes in one growing buffer, handed to a stream when the session flushes it. What a clause has
/// printed can be taken back as long as it was not flushed, which is how a fault erases its clause's output.
/// </summary>
public sealed partial class TraceOutput(Stream stream)
{
    /// <summary>At this fill the session flushes between events, in bytes.</summary>
    public const int FlushThreshold = 64 * 1024;

    // "-9223372036854775808"
    private const int LongestInteger = 20;

    private Stream _stream = stream;
    private byte[] _buffer = new byte[4096];
    private int _count;

    /// <summary>An output of its own that leads nowhere: what is flushed is gone.</summary>
    public static TraceOutput Null => new(Stream.Null);

    /// <summary>How much waits to be flushed, in bytes; also a mark for <see cref="Rollback"/>.</summary>
    public int Mark => _count;

    /// <summary>What waits to be flushed.</summary>
    public ReadOnlySpan<byte> Pending => _buffer.AsSpan(0, _count);

    /// <summary>Takes back what was printed since the mark.</summary>
    public void Rollback(int mark)
    {
        _count = Math.Min(_count, mark);
        TakeBackCommands(mark);
        while (_late.Count > 0 && _late[^1].Position >= mark)
            _late.RemoveAt(_late.Count - 1);
    }

    /// <summary>Hands everything to the stream.</summary>
    /// <exception cref="IOException">The stream refuses it: a full disk, a closed pipe.</exception>
    public void Flush()
    {
        if (_count == 0)
            return;
        var count = _count;
        _count = 0;
        if (_commands.Count > 0)
            WriteWithCommands(count);
        else
            Write(0, count);
    }

    /// <summary>How long a string may be that <see cref="TakeString"/> makes; the rest is cut off.</summary>
    public int LongestText { get; set; } = int.MaxValue;

    /// <summary>Takes what was printed since the mark as a string of C, which ends at its first NUL: <c>sprintf</c>.</summary>
    public TraceString TakeText(int mark)
    {
        var text = TakeString(mark);
        return text.Bytes.IndexOf((byte)0) is >= 0 and var end ? new TraceString(text.Bytes[..end]) : text;
    }

    /// <summary>Takes what was printed since the mark.</summary>
    public TraceString TakeString(int mark)
    {
        EndFiring(mark);
        if (_commands.Count > 0 && _commands[^1].Position >= mark)
            return TakeWithCommands(mark);
        var text = mark == _count ? TraceString.Empty : new TraceString(_buffer.AsSpan(mark, Math.Min(_count - mark, LongestText)));
        _count = mark;
        return text;
    }

    /// <summary>Bytes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (_json is not null)
            OpenPiece(PieceKind.Text, bytes.Length);
        bytes.CopyTo(Reserve(bytes.Length));
        _count += bytes.Length;
    }

    /// <summary>A string as it is: <c>%s</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void String(TraceString text)
    {
        if (_json is not null)
            Piece(PieceKind.String, text.Bytes);
        Bytes(text.Bytes);
    }

    /// <summary>A signed decimal number: <c>%d</c>.</summary>
    public void Integer(long value)
    {
        if (_json is not null)
        {
            NumberAndDigits(PieceKind.Integer, value);
            return;
        }
        Utf8Formatter.TryFormat(value, Reserve(LongestInteger), out var written);
        _count += written;
    }

    /// <summary>An unsigned decimal number: <c>%u</c>.</summary>
    public void Unsigned(long value)
    {
        if (_json is not null)
        {
            NumberAndDigits(PieceKind.Unsigned, value);
            return;
        }
        Utf8Formatter.TryFormat((ulong)value, Reserve(LongestInteger), out var written);
        _count += written;
    }

    /// <summary>The same byte several times.</summary>
    public void Repeat(byte value, int count)
    {
        if (count <= 0)
            return;
        if (_json is not null)
            OpenPiece(PieceKind.Text, count);
        Reserve(count)[..count].Fill(value);
        _count += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int size)
    {
        if (_buffer.Length - _count < size)
            Grow(size);
        return _buffer.AsSpan(_count);
    }

    private void Grow(int size) => Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, checked(_count + size)));
}
