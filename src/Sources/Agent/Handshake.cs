using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Agent;

/// <summary>The conversation with an agent, over the session's unix socket.</summary>
/// <remarks>
/// <para>An agent connects and says nothing: the kernel tells who it is. It is answered in lines, each a word and its values, the last a lone
/// full stop; with them goes the descriptor of its ring, unless nothing is wanted of the process:</para>
/// <code>
/// pyd 1                          the version of all this
/// slots 65536                    of the ring
/// full wait                      or drop: what to do with an event when the ring is full
/// threads 65536                  the number of its first thread
/// strings 123145302310912        the address of its first string; 2^18 strings, 4096 apart
/// forks at once                  a forked child comes before its first event: its begin is wanted
/// probe function-entry 0 7 1=f;  a wanted marker, its number in events, which of its arguments are read, and which events are wanted
/// .
/// </code>
/// <para>The last is a <see cref="WantedProbe.Filter"/>; the agent in Python may get <see cref="WantedProbe.Captures"/> after it. All processes of a session are told the same ones: an agent decides once for a code
/// object, and what it has switched off stays so in its forks.</para>
/// <para>64 among the arguments that are read asks for <see cref="WantedProbe.ProcessorTime"/>.</para>
/// <para>Later an agent may send <c>w</c> (the reader asked to be woken) and <c>r</c> (its strings are used up), which is answered by another
/// <c>strings</c> line. Either side leaves by closing the connection.</para>
/// </remarks>
internal static class Handshake
{
    private const int SolSocket = 1, PeerCredentials = 17;

    /// <summary>What agents have room for; a longer filter is not worth its price.</summary>
    private const int LongestFilter = 1500;

    /// <summary>Who has connected, by the kernel's word.</summary>
    public static (int Pid, int Uid, int Gid) PeerOf(Socket socket)
    {
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, PeerCredentials, credentials);
        return (BitConverter.ToInt32(credentials), BitConverter.ToInt32(credentials[4..]), BitConverter.ToInt32(credentials[8..]));
    }

    /// <summary>Tells a process that nothing is wanted of it.</summary>
    public static void Decline(Socket socket) => Send(socket, "pyd 1\n.\n", -1);

    /// <summary>Tells a process what is wanted and hands it its ring.</summary>
    public static bool Welcome(Socket socket, RingMemory ring, bool dropsWhenFull, int firstThread, long strings, IEnumerable<(ushort Index, WantedProbe Wanted)> probes, bool isEager)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"pyd 1\nslots {ring.SlotCount}\nfull {(dropsWhenFull ? "drop" : "wait")}\nthreads {firstThread}\nstrings {strings}\n");
        if (isEager)
            text.Append("forks at once\n");
        foreach (var (index, wanted) in probes)
            text.Append(CultureInfo.InvariantCulture, $"probe {wanted.Name} {index} {wanted.Arguments | wanted.Strings} {(wanted.Filter.Length > LongestFilter ? "*" : wanted.Filter)}{(wanted.Captures.Length > 0 ? " " : "")}{wanted.Captures}\n");
        return Send(socket, text.Append(".\n").ToString(), ring.Descriptor);
    }

    /// <summary>Gives a process another range of string addresses.</summary>
    public static bool MoreStrings(Socket socket, long strings) =>
        Send(socket, string.Create(CultureInfo.InvariantCulture, $"strings {strings}\n"), -1);

    private static bool Send(Socket socket, string text, int descriptor) =>
        Native.Send((int)socket.Handle, Encoding.ASCII.GetBytes(text), descriptor);
}
