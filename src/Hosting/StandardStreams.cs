using Microsoft.Win32.SafeHandles;

namespace Pyd.Hosting;

/// <summary>Standard output without the console's kindness: a write that fails says so.</summary>
internal static class StandardStreams
{
    private const int BrokenPipe = 32;

    /// <summary>Standard output as a file; the console's own stream swallows a closed descriptor.</summary>
    public static Stream Output() => new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    /// <summary>Whether a write failed because nobody reads any more (EPIPE).</summary>
    public static bool IsClosedPipe(IOException failure) => failure.HResult == BrokenPipe || failure.Message.Contains("Broken pipe", StringComparison.Ordinal);
}
