using System.Globalization;
using Pyd.Runtime.Output;

namespace Pyd.Hosting;

/// <summary>Files of about one size, the oldest of which go when there are enough (stap -S; staprun/relay.c, <c>switch_outfile</c>).</summary>
/// <param name="path">The files' name, before their number.</param>
/// <param name="rotation">How large and how many.</param>
internal sealed class RotatingFile(string path, OutputRotation? rotation) : WriteOnlyStream, IFileSeries
{
    private FileStream _file = new(Name(path, rotation, 0), FileMode.Create);
    private int _number;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (rotation is not null && _file.Position + buffer.Length > rotation.Size)
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

    public void Next()
    {
        _file.Dispose();
        _file = new(Name(path, rotation, ++_number), FileMode.Create);
        if (rotation is { Files: > 0 and var files } && _number >= files)
            File.Delete(Name(path, rotation, _number - files));
    }

    // Without sizes the first file has the name itself.
    private static string Name(string path, OutputRotation? rotation, int number) =>
        rotation is null && number == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}.{number}");
}
