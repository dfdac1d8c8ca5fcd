using System.Globalization;
using System.Net.Sockets;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>Lets processes in: each that connects gets a place in the tables and a ring, unless nothing is wanted of it.</summary>
internal sealed class AgentServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly SessionTables _tables;
    private readonly ProbeInterest _interest;
    private readonly RingPolicy _ring;
    private readonly List<string> _problems;
    private Native.PollEntry[] _entries = new Native.PollEntry[8];
    private bool _isDoorShut;

    /// <exception cref="SourceException">There can be no socket at the path.</exception>
    public AgentServer(string path, SessionTables tables, ProbeInterest interest, RingPolicy ring, List<string> problems)
    {
        (_tables, _interest, _ring, _problems) = (tables, interest, ring, problems);
        try
        {
            _listener.Bind(new UnixDomainSocketEndPoint(path));
            _listener.Listen(512);
        }
        catch (SocketException e)
        {
            _listener.Dispose();
            throw new SourceException($"cannot make a socket in '{Path.GetDirectoryName(path)}': {e.Message}; set TMPDIR to a place that allows one", e);
        }
    }

    /// <summary>The processes that were let in and whose events are not all read.</summary>
    public List<AgentConnection> Connections { get; } = [];

    /// <summary>How many processes were let in.</summary>
    public int Accepted { get; private set; }

    /// <summary>How many were sent away because only the target is wanted.</summary>
    public int Declined { get; private set; }

    /// <summary>Waits until a process connects, speaks or leaves, or the target ends, and answers.</summary>
    public void Serve(int exitEvent, TimeSpan wait)
    {
        var count = Connections.Count;
        if (_entries.Length < count + 2)
            Array.Resize(ref _entries, (count + 2) * 2);
        var entries = _entries.AsSpan(0, count + 2);
        for (var i = 0; i < count; i++)
            entries[i] = new() { Descriptor = Connections[i].IsClosed ? -1 : Connections[i].Descriptor, Events = Native.PollIn };
        entries[count] = new() { Descriptor = (int)_listener.Handle, Events = Native.PollIn };
        entries[count + 1] = new() { Descriptor = exitEvent, Events = Native.PollIn };
        Native.Poll(entries, wait);
        for (var i = 0; i < count; i++)
        {
            if (entries[i].Returned != 0)
                Receive(Connections[i], (entries[i].Returned & Native.PollHangUp) != 0);
        }
        if (entries[count].Returned != 0)
            Accept();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        foreach (var connection in Connections)
            connection.Dispose();
        Connections.Clear();
    }

    private void Receive(AgentConnection connection, bool isLast)
    {
        try
        {
            connection.Receive(isLast);
        }
        catch (SourceException e)
        {
            _problems.Add(string.Create(CultureInfo.InvariantCulture, $"process {connection.Process.Pid} is traced no further: {e.Message}"));
            Connections.Remove(connection);
            connection.Dispose();
        }
    }

    private void Accept()
    {
        if (Accept(_listener) is not { } socket)
            return;
        var (pid, uid, gid) = Handshake.PeerOf(socket);
        // A second agent, of site.main() or of a sub-interpreter, in a process that the native one traces already.
        if (_ring.IsOneForProcess && Connections.Exists(connection => connection.Process.Pid == pid && !connection.IsClosed))
        {
            Handshake.Decline(socket);
            socket.Dispose();
            return;
        }
        var isTarget = pid == _tables.Target;
        var process = ProcessFacts.Of(pid, uid, gid, isTarget);
        var probes = Markers.In(Path.GetFileName(process.Executable), _interest).Concat(Markers.MomentsOf(_interest))
            .Select(marker => (IndexOf(marker.Probe), marker.Wanted)).ToArray();
        if (probes.Length == 0 || (_interest.TargetOnly && !isTarget))
        {
            Declined++;
            Handshake.Decline(socket);
            socket.Dispose();
            return;
        }
        try
        {
            Welcome(socket, process, probes);
        }
        catch (Exception e) when (e is IOException or SourceException)
        {
            _problems.Add(string.Create(CultureInfo.InvariantCulture, $"process {pid} ({process.ExecName}) is not traced: {e.Message}"));
            Handshake.Decline(socket);
            socket.Dispose();
        }
    }

    // Null when no more files can be open. Who waits at the door is let in later or not at all; those inside are traced on.
    private Socket? Accept(Socket listener)
    {
        try
        {
            return listener.Accept();
        }
        catch (SocketException e)
        {
            if (!_isDoorShut)
                _problems.Add($"a process is not traced: {e.Message}");
            _isDoorShut = true;
            return null;
        }
    }

    private void Welcome(Socket socket, ProcessInfo process, (ushort Index, WantedProbe Wanted)[] probes)
    {
        var ring = new RingMemory(_ring.Slots);
        try
        {
            var index = _tables.Processes.Add(process);
            var moments = MomentsIn(probes);
            var asked = moments is null ? probes : [.. probes.Where(probe => probe.Index != moments.Begin && probe.Index != moments.End)];
            var firstThread = moments is null ? index << 16 : _tables.Processes.AddThread(index, process.Pid) + 1;
            var reader = new RingReader(ring, index, _tables, asked.Select(probe => probe.Index).ToHashSet(), moments);
            Accepted++;
            if (!Handshake.Welcome(socket, ring, _ring.DropsWhenFull, firstThread, reader.AddRange(), asked, moments is not null))
            {
                socket.Dispose();
                ring.Dispose();
                return;
            }
            ring.CloseDescriptor();
            Connections.Add(new AgentConnection(socket, ring, reader, process));
        }
        catch
        {
            ring.Dispose();
            throw;
        }
    }

    private static ProcessMoments? MomentsIn((ushort Index, WantedProbe Wanted)[] probes)
    {
        var (begin, end) = (Find(Markers.Begin), Find(Markers.End));
        return begin is null && end is null ? null : new ProcessMoments(TraceClock.Now, begin, end);

        ushort? Find(string name) => probes.Where(probe => probe.Wanted.Provider == Markers.ProcessProvider && probe.Wanted.Name == name)
            .Select(probe => (ushort?)probe.Index).FirstOrDefault();
    }

    private ushort IndexOf(ProbeInfo probe)
    {
        var index = _tables.Probes.IndexOf(probe);
        if (index >= 0)
            return (ushort)index;
        _tables.Probes.Add(probe);
        return (ushort)(_tables.Probes.Count - 1);
    }
}

/// <summary>What rings are like.</summary>
/// <param name="Slots">A power of two.</param>
/// <param name="DropsWhenFull">Whether a writer that finds no room drops and counts; otherwise it waits.</param>
/// <param name="IsOneForProcess">Whether a process gets one ring only, as the native agent wants; the one in Python has one for each interpreter.</param>
internal sealed record RingPolicy(int Slots, bool DropsWhenFull, bool IsOneForProcess);
