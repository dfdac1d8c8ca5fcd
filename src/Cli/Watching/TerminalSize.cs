using System.Runtime.InteropServices;

namespace Pyd.Cli.Watching;

/// <summary>How large a terminal is. The console class would set the terminal up for reading keys, which is not asked for.</summary>
internal static partial class TerminalSize
{
    private const nuint GetWindowSize = 0x5413;   // TIOCGWINSZ

    /// <summary>Columns and rows; 80 and 24 where the terminal does not know.</summary>
    /// <param name="descriptor">A file descriptor of the terminal.</param>
    public static (int Columns, int Rows) Of(int descriptor) =>
        Ioctl(descriptor, GetWindowSize, out var size) == 0 && size is { Columns: > 0, Rows: > 0 } ? (size.Columns, size.Rows) : (80, 24);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        private readonly ushort _width;
        private readonly ushort _height;
    }
}
