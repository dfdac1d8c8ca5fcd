using System.Runtime.InteropServices;

namespace Pyd.Hosting;

/// <summary>
/// Standard output by write(2). The console's own stream hides that a pipe's reader has gone, and a file stream keeps a position of its
/// own, which overwrites what others have written to the same file.
/// </summary>
public sealed partial class StandardOutput : WriteOnlyStream
{
    private const int Descriptor = 1;
    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int BrokenPipe = 32;

    /// <inheritdoc/>
    /// <exception cref="ClosedPipeException">Nobody reads any more.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = WriteNative(Descriptor, buffer, (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted: break;
                case TryAgain: Thread.Sleep(1); break;
                case BrokenPipe: throw new ClosedPipeException();
                case var error: throw new IOException(Marshal.GetPInvokeErrorMessage(error));
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteNative(int descriptor, ReadOnlySpan<byte> buffer, nuint count);
}

/// <summary>Nobody reads the output any more.</summary>
public sealed class ClosedPipeException() : IOException("the reader of the output has gone");
