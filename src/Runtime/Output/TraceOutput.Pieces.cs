using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Output;

/// <summary>What is printed as JSON lies in the buffer as pieces (<see cref="PieceKind"/>), of which lines are made when the buffer is flushed.</summary>
public sealed partial class TraceOutput
{
    private const int PieceHeader = 1 + sizeof(int);

    private readonly JsonLines? _json;
    private Firing _firing;

    /// <summary>Whether what is printed goes out as JSON, an object a line, and not as text.</summary>
    public bool AsJson
    {
        get => _json is not null;
        init => _json = value ? new JsonLines() : null;
    }

    /// <summary>What makes the lines, or null for text.</summary>
    internal JsonLines? Json => _json;

    /// <summary>A piece of a format that is printed as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Literal(TraceString text) => Bytes(text.Bytes);

    /// <summary>What <see cref="TakeString"/> has taken, as it was.</summary>
    internal void Append(TraceString taken)
    {
        taken.Bytes.CopyTo(Reserve(taken.Length));
        _count += taken.Length;
    }

    /// <summary>What is printed from here on is of this firing.</summary>
    internal void BeginFiring(Firing firing)
    {
        _firing = firing;
        BeginRecord();
    }

    /// <summary>What is printed from here on is a record of its own.</summary>
    internal void BeginRecord()
    {
        if (_json is not null)
            Piece(PieceKind.Firing, MemoryMarshal.AsBytes(new ReadOnlySpan<Firing>(in _firing)));
    }

    /// <summary>Adds a piece to an output that makes JSON.</summary>
    internal void Piece(PieceKind kind, ReadOnlySpan<byte> content)
    {
        OpenPiece(kind, content.Length);
        content.CopyTo(Reserve(content.Length));
        _count += content.Length;
    }

    private void OpenPiece(PieceKind kind, int length)
    {
        var header = Reserve(PieceHeader);
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], length);
        _count += PieceHeader;
    }

    private void Number(PieceKind kind, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Piece(kind, bytes);
    }

    private void NumberAndDigits(PieceKind kind, long value)
    {
        Number(kind, value);
        Span<byte> digits = stackalloc byte[20];
        int length;
        if (kind == PieceKind.Unsigned)
            Utf8Formatter.TryFormat((ulong)value, digits, out length);
        else
            Utf8Formatter.TryFormat(value, digits, out length);
        Piece(PieceKind.Text, digits[..length]);
    }

    // A place of its own, so that the marks before and after it differ; it is never written.
    private void Place()
    {
        Reserve(1)[0] = (byte)PieceKind.Command;
        _count++;
    }
}
