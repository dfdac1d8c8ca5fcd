using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pyd.Runtime.Events;

namespace Pyd.Runtime.Output;

/// <summary>
/// Makes lines of JSON of the pieces that an output has gathered: a line for each record of a firing, with what was printed in order, and those
/// that are lines of their own (docs/json.md).
/// </summary>
internal sealed class JsonLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly List<(ProbeIdentity Probe, ThreadInfo? Thread)> _headers = [];
    private readonly ArrayBufferWriter<byte> _lines = new(), _text = new(), _values = new(), _composed = new();
    private readonly Utf8JsonWriter _line, _value, _composer;
    private Firing? _firing;
    private bool _isOpen;
    private bool _isInMessage;

    public JsonLines()
    {
        _line = new Utf8JsonWriter(_lines, Options);
        _value = new Utf8JsonWriter(_values, Options);
        _composer = new Utf8JsonWriter(_composed, Options);
    }

    /// <summary>Numbers what the lines of a probe in a thread begin with.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="thread">Where it fires; null where the session itself does.</param>
    public int AddHeader(ProbeIdentity probe, ThreadInfo? thread)
    {
        _headers.Add((probe, thread));
        return _headers.Count - 1;
    }

    /// <summary>Begins an object that is to be a piece.</summary>
    public Utf8JsonWriter Compose()
    {
        _composed.ResetWrittenCount();
        _composer.Reset();
        _composer.WriteStartObject();
        return _composer;
    }

    /// <summary>Ends it.</summary>
    /// <returns>Its bytes, until the next one begins.</returns>
    public ReadOnlySpan<byte> Composed()
    {
        _composer.WriteEndObject();
        _composer.Flush();
        return _composed.WrittenSpan;
    }

    /// <summary>Writes whole lines; the firing goes on in the next ones.</summary>
    public void Write(Stream stream, ReadOnlySpan<byte> pieces)
    {
        while (pieces.Length > 0)
        {
            var kind = (PieceKind)pieces[0];
            pieces = pieces[1..];
            if (kind == PieceKind.Command)
                continue;
            var length = BinaryPrimitives.ReadInt32LittleEndian(pieces);
            Add(kind, pieces.Slice(sizeof(int), length));
            pieces = pieces[(sizeof(int) + length)..];
        }
        EndRecord();
        stream.Write(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
    }

    private void Add(PieceKind kind, ReadOnlySpan<byte> content)
    {
        switch (kind)
        {
            case PieceKind.Firing:
                EndRecord();
                _firing = MemoryMarshal.Read<Firing>(content);
                break;
            case PieceKind.Line:
                EndRecord();
                _lines.Write(content);
                _lines.Write("\n"u8);
                break;
            case PieceKind.Item:
                EndMessage();
                BeginRecord();
                _line.WriteRawValue(content, skipInputValidation: true);
                break;
            case PieceKind.Text:
                BeginMessage();
                _text.Write(content);
                break;
            default:
                BeginMessage();
                AddValue(kind, content);
                break;
        }
    }

    private void AddValue(PieceKind kind, ReadOnlySpan<byte> content)
    {
        switch (kind)
        {
            case PieceKind.String:
                _value.WriteText(content);
                break;
            case PieceKind.Stack:
                _value.WriteStack(content);
                break;
            case PieceKind.Integer:
                _value.WriteNumberValue(BinaryPrimitives.ReadInt64LittleEndian(content));
                break;
            case PieceKind.Real when BinaryPrimitives.ReadDoubleLittleEndian(content) is var real:
                // JSON has no infinity.
                if (double.IsFinite(real))
                    _value.WriteNumberValue(real);
                else
                    _value.WriteNullValue();
                break;
            default:
                _value.WriteNumberValue(BinaryPrimitives.ReadUInt64LittleEndian(content));
                break;
        }
    }

    private void BeginRecord()
    {
        if (_isOpen)
            return;
        _isOpen = true;
        _line.WriteStartObject();
        _line.WriteString("type", "probe");
        if (_firing is { } firing)
            WriteHeader(firing);
        _line.WriteStartArray("output");
    }

    private void WriteHeader(Firing firing)
    {
        var (probe, thread) = _headers[firing.Header];
        _line.WriteNumber("timestamp", firing.Time);
        if (thread is not null)
        {
            _line.WriteNumber("cpu", firing.Cpu);
            _line.WriteNumber("pid", thread.Process.Pid);
            _line.WriteNumber("tid", thread.Tid);
            _line.WriteText("execname", thread.Process.ExecName.Bytes);
        }
        _line.WriteString("provider", probe.Provider);
        _line.WriteString("module", probe.Module);
        _line.WriteString("function", probe.Function);
        _line.WriteString("name", probe.Name);
    }

    private void EndRecord()
    {
        EndMessage();
        if (!_isOpen)
            return;
        _isOpen = false;
        _line.WriteEndArray();
        _line.WriteEndObject();
        _line.Flush();
        _line.Reset();
        _lines.Write("\n"u8);
    }

    private void BeginMessage()
    {
        if (_isInMessage)
            return;
        _isInMessage = true;
        _value.WriteStartArray();
    }

    private void EndMessage()
    {
        if (!_isInMessage)
            return;
        _isInMessage = false;
        BeginRecord();
        _value.WriteEndArray();
        _value.Flush();
        _line.WriteStartObject();
        _line.WriteText("message", _text.WrittenSpan);
        _line.WritePropertyName("values");
        _line.WriteRawValue(_values.WrittenSpan, skipInputValidation: true);
        _line.WriteEndObject();
        _value.Reset();
        _values.ResetWrittenCount();
        _text.ResetWrittenCount();
    }
}
