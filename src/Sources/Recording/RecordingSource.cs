using Pyd.Runtime.Events;
using Pyd.Shared;
using Pyd.Sources.Agent;

namespace Pyd.Sources.Recording;

/// <summary>
/// Any source with a recorder beside it: what a session reads is written too, a batch of the source at a time, before the session sees it.
/// The session does not notice.
/// </summary>
/// <param name="source">The source; disposed with this one.</param>
/// <param name="file">Takes the recording; disposed too.</param>
/// <param name="compression">How to compress.</param>
public sealed class RecordingSource(IEventSource source, Stream file, TraceCompression compression) : IEventSource, ISignalTarget, IThreadStates, ICommandSource
{
    /// <summary>After this time of the trace a batch that is not full is written, so that a killed recorder has lost no more; in nanoseconds.</summary>
    private const long LongestWait = 1_000_000_000;

    private ArrowTraceWriter? _writer;
    private RecordedProbes? _probes;
    private string? _problem;
    private bool _isFinished;
    private long _now, _written;

    /// <summary>A recorder that writes a file.</summary>
    /// <exception cref="SourceException">The file cannot be written.</exception>
    public static RecordingSource To(string path, IEventSource source, TraceCompression compression)
    {
        try
        {
            // Not buffered: what a full disk refuses would be tried again when the file is closed.
            return new RecordingSource(source, new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1), compression);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            source.Dispose();
            throw new SourceException($"cannot record to '{path}': {FileFailure.Reason(failure, path)}", failure);
        }
    }

    /// <inheritdoc/>
    public SessionTables Tables => source.Tables;

    /// <inheritdoc/>
    public SourceOutcome Outcome
    {
        get
        {
            var outcome = source.Outcome;
            return _problem is null ? outcome : outcome with { Problems = [.. outcome.Problems, _problem] };
        }
    }

    /// <inheritdoc/>
    public long Open(ProbeInterest wanted)
    {
        // Another script may look at what this one does not.
        var all = wanted.OfEveryEvent();
        var start = source.Open(all with { Probes = [.. all.Probes.Select(Markers.WithAllArguments)] });
        (_now, _written) = (start, start);
        _probes = new RecordedProbes(all, source.Tables);
        Write(() => _writer = new ArrowTraceWriter(file, source.Tables, start, compression));
        return start;
    }

    /// <inheritdoc/>
    public void Start() => source.Start();

    /// <inheritdoc/>
    public bool TryRead(out EventBatch batch, TimeSpan wait)
    {
        if (!source.TryRead(out batch, wait))
        {
            Finish();
            return false;
        }
        if (_problem is null && _writer is { } writer && _probes is { } probes)
        {
            try
            {
                for (var events = batch.Events; events.Length > 0;)
                {
                    var run = probes.FirstRun(events, out var areWanted);
                    if (areWanted)
                        writer.Write(run);
                    events = events[run.Length..];
                }
                _now = Math.Max(_now, batch.Now);
                if (_now - _written >= LongestWait)
                {
                    writer.WriteBatch();
                    _written = _now;
                }
            }
            catch (IOException failure)
            {
                Fail(failure);
            }
        }
        return true;
    }

    /// <inheritdoc/>
    public bool Stop() => source.Stop();

    /// <inheritdoc/>
    public bool? IsRunning(ThreadInfo thread) => (source as IThreadStates)?.IsRunning(thread);

    /// <inheritdoc/>
    public void Signal(int pid, int signal) => (source as ISignalTarget)?.Signal(pid, signal);

    /// <inheritdoc/>
    public bool LetGo(TimeSpan patience) => source is not ICommandSource command || command.LetGo(patience);

    /// <summary>Ends the recording where it is, if the session has not read to the end.</summary>
    /// <returns>What went wrong with it, or null.</returns>
    public string? Finish()
    {
        if (!_isFinished)
            Write(() => _writer?.Finish(_now));
        _isFinished = true;
        return _problem;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A session that broke off has read what is still to be written.
        _ = Finish();
        _writer?.Dispose();
        file.Dispose();
        source.Dispose();
    }

    private void Write(Action write)
    {
        if (_problem is not null)
            return;
        try
        {
            write();
        }
        catch (IOException failure)
        {
            Fail(failure);
        }
    }

    private void Fail(IOException failure) =>
        _problem = $"the recording ended early, and the script went on: {failure.Message} (pyd repair gives the file an end)";
}
