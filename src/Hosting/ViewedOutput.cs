namespace Pyd.Hosting;

/// <summary>An output on the terminal on which a view draws: the view makes room first.</summary>
internal sealed class ViewedOutput(Stream output, IRunView view) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => output.CanSeek;

    public override bool CanWrite => true;

    public override long Length => output.Length;

    public override long Position
    {
        get => output.Position;
        set => output.Position = value;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        view.Hide();
        output.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => output.Seek(offset, origin);

    public override void SetLength(long value) => output.SetLength(value);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            output.Dispose();
        base.Dispose(disposing);
    }
}
