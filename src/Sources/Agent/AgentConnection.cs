using System.Net.Sockets;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>One traced process: its socket and its ring. After it has closed the socket, what is in the ring is still read.</summary>
internal sealed class AgentConnection(Socket socket, RingMemory ring, RingReader reader, ProcessInfo process) : IDisposable
{
    private readonly byte[] _received = new byte[64];

    /// <summary>The process.</summary>
    public ProcessInfo Process => process;

    /// <summary>Its events.</summary>
    public RingReader Reader => reader;

    /// <summary>Events that it dropped.</summary>
    public long Dropped => reader.Dropped;

    /// <summary>Whether the process has closed its side: it writes nothing more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The socket's descriptor, for polling.</summary>
    public int Descriptor => (int)socket.Handle;

    /// <summary>Asks the writer to wake the reader.</summary>
    public void SetAsleep() => ring.Asleep = true;

    /// <summary>Takes what the process has sent: requests for more string addresses, wake-ups.</summary>
    /// <param name="isLast">The process has closed its side.</param>
    /// <exception cref="SourceException">There are no more addresses.</exception>
    public void Receive(bool isLast)
    {
        try
        {
            var count = socket.Receive(_received);
            IsClosed |= isLast || count == 0;
            foreach (var request in _received.AsSpan(0, count))
            {
                if (request == 'r' && !Handshake.MoreStrings(socket, reader.AddRange()))
                    IsClosed = true;
            }
        }
        catch (SocketException)
        {
            IsClosed = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        ring.Dispose();
    }
}
