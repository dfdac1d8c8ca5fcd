using System.Globalization;
using Apache.Arrow.Ipc;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Recording;

/// <summary>A recorded trace: an Arrow file with the columns of <c>docs/traces.md</c>, from <c>pyd record</c> or another tool.</summary>
/// <remarks>One pass, a batch in memory at a time. What comes before a damaged batch is handed out; <see cref="Outcome"/> names the damage.</remarks>
/// <param name="file">The file, seekable; disposed with the source.</param>
/// <param name="displayName">How problems name the trace.</param>
public sealed class ArrowSource(Stream file, string displayName) : IEventSource, IFiniteSource
{
    private readonly ProbeEvent[] _events = new ProbeEvent[EventRows.Chunk];
    private readonly DeferredCodec _codec = new();
    private readonly List<string> _problems = [];
    private ArrowFileReader? _reader;
    private IDisposable? _batch;
    private EventRows? _rows;
    private int _row, _batches;
    private int _count;
    private long? _end;
    private bool _ended;

    /// <inheritdoc/>
    public SessionTables Tables { get; } = new();

    /// <inheritdoc/>
    public SourceOutcome Outcome => new(null, 0, _problems);

    /// <inheritdoc/>
    /// <returns>The time at which the recording began; without it, of the first event; 0 when there is none.</returns>
    public long Open(ProbeInterest wanted)
    {
        if (wanted.WantsProcessorTime)
            throw new SourceException("recordings do not keep vtimestamp, the time of a thread on a processor; run the script live, or take timestamp");
        try
        {
            _reader = new ArrowFileReader(Whole(), new BatchMemory(), _codec);
            var (target, wallClock, start, end) = TraceSchema.Read(_reader.Schema);
            Tables.Target = (int)(target ?? Tables.Target);
            Tables.WallClockOffset = wallClock ?? 0;
            _end = end;
            _rows = new EventRows(Tables, _codec, wanted.Probes.Aggregate(0, (mask, probe) => mask | probe.Arguments | probe.Strings));
            Fill();
            return start ?? (_count > 0 ? _events[0].Time : 0);
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw new SourceException($"the trace file '{displayName}' is damaged: {damage.Message}", damage);
        }
    }

    /// <inheritdoc/>
    public void Start()
    {
    }

    /// <inheritdoc/>
    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        if (_count == 0)
            Fill();
        batch = default;
        if (_count > 0)
        {
            batch = new EventBatch(_events.AsSpan(0, _count), _events[_count - 1].Time);
            _count = 0;
            return true;
        }
        if (_end is not { } end)
            return false;
        batch = new EventBatch([], end);
        _end = null;
        return true;
    }

    /// <inheritdoc/>
    public double? Progress => file.Length > 0 ? (double)file.Position / file.Length : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch?.Dispose();
        _reader?.Dispose();
        file.Dispose();
    }

    private Stream Whole()
    {
        if (ArrowRecovery.HasEnd(file))
        {
            file.Position = 0;
            return file;
        }
        var recovery = ArrowRecovery.Of(file, displayName);
        _problems.Add(string.Create(CultureInfo.InvariantCulture,
            $"{displayName}: the recording was cut short; its {recovery.Events} whole events were read (pyd repair {displayName} gives it an end)"));
        return new JoinedStream(file, recovery.Kept, recovery.Tail);
    }

    private void Fill()
    {
        try
        {
            while (!_ended && _count == 0)
            {
                if (_rows is not null && _batch is not null && _row < _rows.Count)
                    FillFromBatch(_rows);
                else
                    NextBatch();
            }
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            End(string.Create(CultureInfo.InvariantCulture, $"{displayName}: batch {_batches} is damaged: {damage.Message}"));
        }
    }

    private void FillFromBatch(EventRows rows)
    {
        var asked = Math.Min(EventRows.Chunk, rows.Count - _row);
        var events = _events.AsSpan(0, asked);
        var count = rows.Read(_row, events);
        if (count < asked)
            End(string.Create(CultureInfo.InvariantCulture, $"{displayName}: event {_row + count + 1} of batch {_batches}: {rows.Disorder(events[count].Time)}"));
        _count = count;
        _row += asked;
    }

    private void NextBatch()
    {
        _codec.Forget();
        _batch?.Dispose();
        var batch = _reader?.ReadNextRecordBatch();
        _batch = batch;
        _row = 0;
        _ended = batch is null;
        if (batch is null)
            return;
        _batches++;
        _rows?.Begin(batch);
    }

    private void End(string problem)
    {
        _problems.Add(problem);
        (_ended, _end) = (true, null);
    }

    // A hostile file makes Apache.Arrow throw whatever the first look-up out of range throws.
    private static bool IsDamage(Exception failure) => failure is not SourceException;
}
