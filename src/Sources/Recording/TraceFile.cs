using Pyd.Runtime.Events;
using Pyd.Sources.Replay;

namespace Pyd.Sources.Recording;

/// <summary>Trace files as a command line names them.</summary>
public static class TraceFile
{
    /// <summary>The files that reading and writing recordings needs besides pyd's own.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
    [
        "Apache.Arrow.dll", "Apache.Arrow.Scalars.dll", "Apache.Arrow.Compression.dll", "K4os.Compression.LZ4.dll", "K4os.Compression.LZ4.Streams.dll",
        "K4os.Hash.xxHash.dll", "ZstdSharp.dll",
    ];

    /// <summary>Opens a trace: Arrow by its first bytes, else JSON lines. <c>-</c> is standard input, JSON lines.</summary>
    /// <exception cref="SourceException">There is no such file, or it cannot be read.</exception>
    public static IEventSource Open(string path)
    {
        if (path == "-")
            return new JsonLinesSource(Console.OpenStandardInput(), "<stdin>");
        if (Directory.Exists(path))
            throw new SourceException($"'{path}' is a directory; name a trace file in it");
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            return file.CanSeek && IsArrow(file) ? new ArrowSource(file, path) : new JsonLinesSource(file, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException($"there is no trace file '{path}'; check the path", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SourceException($"the trace file '{path}' may not be read by this user; check its permissions", e);
        }
        catch (IOException e)
        {
            throw new SourceException($"the trace file '{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Whether two names are one file, so that what is written to one is lost in the other. Pipes and devices are none.</summary>
    public static bool AreOne(string one, string other) => FileIdentity.AreOne(one, other);

    /// <summary>Whether a file begins as an Arrow file does. Leaves it at its beginning.</summary>
    internal static bool IsArrow(Stream file)
    {
        Span<byte> first = stackalloc byte[ArrowFooter.Magic.Length];
        var count = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return count == first.Length && ArrowFooter.Magic.SequenceEqual(first);
    }
}
