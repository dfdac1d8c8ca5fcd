using System.Globalization;

namespace Pyd.Hosting;

/// <summary>Files of about one size, the oldest of which go when there are enough (stap -S; staprun/relay.c, <c>switch_outfile</c>).</summary>
/// <param name="path">The files' name, before their number.</param>
/// <param name="rotation">How large and how many.</param>
internal sealed class RotatingFile(string path, OutputRotation rotation) : WriteOnlyStream
{
    private FileStream _file = Open(path, 0);
    private int _number;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (_file.Position + buffer.Length > rotation.Size)
        {
            // At the end of a line, if there is one in what still fits.
            var room = (int)Math.Min(rotation.Size - _file.Position, buffer.Length);
            var length = buffer[..room].LastIndexOf((byte)'\n') + 1;
            if (length == 0 && _file.Position == 0)
                length = room;
            _file.Write(buffer[..length]);
            buffer = buffer[length..];
            Next();
        }
        _file.Write(buffer);
    }

    public override void Flush() => _file.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    private void Next()
    {
        _file.Dispose();
        _file = Open(path, ++_number);
        if (rotation.Files > 0 && _number >= rotation.Files)
            File.Delete(Name(path, _number - rotation.Files));
    }

    private static FileStream Open(string path, int number) => new(Name(path, number), FileMode.Create);

    private static string Name(string path, int number) => string.Create(CultureInfo.InvariantCulture, $"{path}.{number}");
}
