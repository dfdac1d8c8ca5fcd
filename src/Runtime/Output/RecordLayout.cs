using System.Buffers.Binary;
using Pyd.Runtime.Events;
using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Output;

/// <summary>
/// What DTrace prints around the data of a clause: a header once, a row's beginning with processor, probe and function, the end of the row;
/// or with <c>flowindent</c> a tree of entries and returns (cmd/dtrace.c, <c>chew</c>; libdtrace, <c>dt_flowindent</c>).
/// </summary>
public sealed class RecordLayout
{
    private const int IndentStep = 2;
    private const int TextWidth = 33;
    private const int SymbolWidth = 50;

    private static readonly FieldLayout ProcessorColumn = new(FormatFlags.None, 3, -1), IdColumn = new(FormatFlags.None, 6, -1),
        NameColumn = new(FormatFlags.None, 32, -1), FlowColumn = new(FormatFlags.Left, 41, -1);

    private ProbeRow?[] _rows = [];
    private State _state;
    private State _before;
    private bool _isQuiet = true;

    /// <summary>Only what the script prints: no header, no rows.</summary>
    public bool Quiet { get; set; } = true;

    /// <summary>Rows are a tree of entries and returns.</summary>
    public bool FlowIndent { get; set; }

    /// <summary>Leaves out what differs from run to run, processor and probe number: <c>_DTRACE_TESTING</c>.</summary>
    public bool Testing { get; set; }

    /// <summary>How many bytes of a value <c>print()</c> shows: D's option <c>printsize</c>.</summary>
    internal long PrintSize { get; set; } = long.MaxValue;

    /// <summary>While it is set, no header is printed: what is printed goes behind the first row.</summary>
    internal bool HoldsHeader { get; set; }

    /// <summary>Begins the record of a clause.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="cpu">The processor.</param>
    /// <param name="probe">The probe that has fired.</param>
    /// <param name="clause">The clause's number.</param>
    public void Begin(TraceOutput output, long cpu, ProbeIdentity probe, int clause)
    {
        _before = _state;
        if (output.AsJson)
        {
            output.BeginRecord();
            return;
        }
        if (Quiet && !FlowIndent)
        {
            _state.HasHeader |= !HoldsHeader;
            return;
        }
        PrintHeader(output);
        if (FlowIndent)
            PrintFlow(output, cpu, RowOf(probe), clause);
        else
            PrintRow(output, cpu, RowOf(probe));
        (_state.Probe, _state.Clause) = (probe.Id, clause);
    }

    /// <summary>Ends the record of a clause.</summary>
    public void End(TraceOutput output)
    {
        if (!Quiet && !output.AsJson)
            output.Bytes("\n"u8);
        _before = _state;
    }

    /// <summary>Ends a firing: only now the columns of <c>trace()</c> follow a <c>setopt("quiet")</c>, as in libdtrace.</summary>
    internal void EndFiring() => _isQuiet = Quiet;

    /// <summary>D's <c>trace()</c> of a number: in a column as wide as its type, alone when quiet (libdtrace, <c>dt_print_trace</c>).</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The number.</param>
    /// <param name="size">Its type's size in bytes: 1, 2, 4 or 8.</param>
    /// <param name="isSigned">1 when its type is signed.</param>
    public void Trace(TraceOutput output, long value, int size, int isSigned)
    {
        if (output.RawBytes)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            TraceBytes(output, bytes[..size]);
            return;
        }
        if (output.AsJson)
        {
            JsonItems.Value(output, value, isSigned != 0);
            return;
        }
        var conversion = isSigned != 0 ? Conversion.SignedDecimal : Conversion.UnsignedDecimal;
        var width = _isQuiet ? 0 : size switch { 1 => 3, 2 => 5, 4 => 10, _ => isSigned != 0 ? 19 : 20 };
        if (!_isQuiet)
            output.Bytes(" "u8);
        NumberField.Write(output, value, conversion, new FieldLayout(FormatFlags.None, width, -1));
    }

    /// <summary>The same of a string.</summary>
    public void Trace(TraceOutput output, TraceString text)
    {
        if (output.RawBytes)
        {
            TraceBytes(output, output.Padded(text));
            return;
        }
        if (output.AsJson)
        {
            JsonItems.Text(output, "value", text);
            return;
        }
        if (!_isQuiet)
            output.Bytes("  "u8);
        new FieldLayout(FormatFlags.Left, _isQuiet ? 0 : TextWidth, -1).Text(output, text.Bytes);
    }

    /// <summary>D's <c>tracemem()</c>, and <c>trace()</c> of a structure or array.</summary>
    public void TraceBytes(TraceOutput output, TraceString bytes) => TraceBytes(output, bytes.Bytes);

    private static void TraceBytes(TraceOutput output, ReadOnlySpan<byte> bytes)
    {
        if (output.AsJson)
            JsonItems.Bytes(output, bytes);
        else
            Formatting.RawBytes.Print(output, bytes);
    }

    /// <summary>D's <c>ustack()</c>.</summary>
    public void TraceStack(TraceOutput output, TraceString stack)
    {
        if (output.AsJson)
            JsonItems.Stack(output, stack);
        else
            StackBlock.Print(output, stack);
    }

    /// <summary>D's <c>usym()</c> and its kin: in a column, quiet or not.</summary>
    public void TraceSymbol(TraceOutput output, TraceString symbol)
    {
        if (output.AsJson)
        {
            JsonItems.Text(output, "symbol", symbol);
            return;
        }
        output.Bytes("  "u8);
        new FieldLayout(FormatFlags.Left, SymbolWidth, -1).Text(output, symbol.Bytes);
    }

    /// <summary>Forgets the record that was begun last: its clause has faulted, and its output was taken back.</summary>
    internal void Abandon() => _state = _before;

    /// <summary>Prints the header, if rows have one and it is not there yet.</summary>
    internal void PrintHeader(TraceOutput output)
    {
        if (output.AsJson || _state.HasHeader || HoldsHeader || (Quiet && !FlowIndent))
            return;
        _state.HasHeader = true;
        if (!Testing)
            output.Bytes(FlowIndent ? "CPU "u8 : "CPU     ID "u8);
        if (FlowIndent)
            FlowColumn.Text(output, "FUNCTION"u8);
        else
            NameColumn.Text(output, "FUNCTION:NAME"u8);
        output.Bytes("\n"u8);
    }

    private void PrintRow(TraceOutput output, long cpu, ProbeRow row)
    {
        if (!Testing)
        {
            Number(output, cpu, ProcessorColumn);
            Number(output, row.Probe.Id, IdColumn);
        }
        NameColumn.Text(output, row.FunctionAndName.Bytes);
        output.Bytes(" "u8);
    }

    private void PrintFlow(TraceOutput output, long cpu, ProbeRow row, int clause)
    {
        var flow = row.Flow;
        // Another clause of the probe that was entered last: not deeper.
        if (flow == ProbeRow.Direction.Entry && clause != _state.Clause && row.Probe.Id == _state.Probe)
            flow = ProbeRow.Direction.None;
        if (flow == ProbeRow.Direction.Return)
            _state.Indent = Math.Max(0, _state.Indent - IndentStep);
        var arrow = row.ArrowOf(flow);
        var name = flow == ProbeRow.Direction.None ? row.FunctionAndName : row.Function;
        if (!Testing)
            Number(output, cpu, ProcessorColumn);
        output.Repeat((byte)' ', _state.Indent);
        output.Bytes(arrow);
        output.Bytes(name.Bytes);
        FlowColumn.After(output, _state.Indent + arrow.Length + name.Length);
        output.Bytes(" "u8);
        if (flow == ProbeRow.Direction.Entry)
            _state.Indent += IndentStep;
    }

    private ProbeRow RowOf(ProbeIdentity probe)
    {
        if (probe.Id >= _rows.Length)
            Array.Resize(ref _rows, Math.Max(probe.Id + 1, _rows.Length * 2));
        ref var row = ref _rows[probe.Id];
        return row is not null && ReferenceEquals(row.Probe, probe) ? row : row = new ProbeRow(probe);
    }

    private static void Number(TraceOutput output, long value, FieldLayout field)
    {
        NumberField.Write(output, value, Conversion.SignedDecimal, field);
        output.Bytes(" "u8);
    }

    private record struct State(bool HasHeader, int Indent, int Probe, int Clause);
}
