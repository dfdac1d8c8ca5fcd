using System.Globalization;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Replay;

/// <summary>A recorded trace as JSON lines, one event a line; <c>docs/traces.md</c> has the format.</summary>
/// <remarks>What comes before a bad line is handed out; the trace ends there and <see cref="Outcome"/> names the line.</remarks>
/// <param name="stream">The lines; disposed with the source.</param>
/// <param name="displayName">How problems name the trace.</param>
public sealed class JsonLinesSource(Stream stream, string displayName) : IEventSource, IFiniteSource
{
    private const int BatchSize = 1024;

    private readonly LineReader _lines = new(stream);
    private readonly ProbeEvent[] _events = new ProbeEvent[BatchSize];
    private readonly List<string> _problems = [];
    private EventLineParser? _parser;
    private int _count;
    private long _now;
    private bool _ended;

    /// <inheritdoc/>
    public SessionTables Tables { get; } = new();

    /// <inheritdoc/>
    public SourceOutcome Outcome => new(null, 0, _problems);

    private EventLineParser Parser => _parser ??= new EventLineParser(Tables);

    /// <inheritdoc/>
    /// <returns>The time of the first event; 0 when the trace has none.</returns>
    public long Open(ProbeInterest wanted)
    {
        Fill();
        return _count > 0 ? _events[0].Time : 0;
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
        if (_count == 0)
        {
            batch = default;
            return false;
        }
        _now = _events[_count - 1].Time;
        batch = new EventBatch(_events.AsSpan(0, _count), _now);
        _count = 0;
        return true;
    }

    /// <inheritdoc/>
    public double? Progress => stream.CanSeek && stream.Length > 0 ? (double)stream.Position / stream.Length : null;

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    /// <summary>Reads at least one event, and as many more as are at hand, so that a trace that comes through a pipe flows.</summary>
    private void Fill()
    {
        while (!_ended && _count < BatchSize && (_count == 0 || _lines.HasLine))
        {
            try
            {
                _ended = !ReadLine();
            }
            catch (IOException e)
            {
                End($"{displayName}: reading failed after line {_lines.Number}: {e.Message}");
            }
            catch (Exception e) when (e is BadLineException or SourceException)
            {
                End(string.Create(CultureInfo.InvariantCulture, $"{displayName}:{_lines.Number}: {e.Message}"));
            }
        }
    }

    private bool ReadLine()
    {
        if (!_lines.TryRead(out var line, out var complete))
            return false;
        try
        {
            if (Parser.TryParse(line, out _events[_count]))
                _count++;
        }
        catch (BadLineException e) when (!complete && e.IsSyntax)
        {
            throw new BadLineException("the trace is cut short in this line; what comes before it was read");
        }
        return true;
    }

    private void End(string problem)
    {
        _problems.Add(problem);
        _ended = true;
    }
}
