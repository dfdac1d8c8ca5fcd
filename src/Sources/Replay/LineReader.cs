namespace Pyd.Sources.Replay;

/// <summary>Cuts a stream of bytes into lines in place. Skips a byte order mark.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>No event is that long; something else is being read.</summary>
    private const int LongestLine = 16 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private int _searched;
    private bool _atEnd;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether a whole line can be had without reading from the stream.</summary>
    public bool HasLine => FindNewline() >= 0;

    /// <summary>Takes the next line, without its end. Valid until the next call.</summary>
    /// <param name="line">The line.</param>
    /// <param name="complete">False for a last line without a newline.</param>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool complete)
    {
        int newline;
        while ((newline = FindNewline()) < 0 && !_atEnd)
            Read();
        complete = newline >= 0;
        var end = complete ? newline : _end;
        line = _buffer.AsSpan(_start, end - _start);
        if (!complete && line.Length == 0)
            return false;
        _start = _searched = complete ? newline + 1 : _end;
        if (Number++ == 0 && line.StartsWith("\uFEFF"u8))
            line = line[3..];
        if (line.Length > 0 && line[^1] == '\r')
            line = line[..^1];
        return true;
    }

    private int FindNewline()
    {
        var index = _buffer.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n');
        if (index >= 0)
            return _searched += index;
        _searched = _end;
        return -1;
    }

    private void Read()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _searched, _start) = (_end - _start, _searched - _start, 0);
        }
        if (_end == _buffer.Length)
        {
            if (_end >= LongestLine)
            {
                Number++;
                throw new BadLineException("the line is longer than 16 MiB; is this a trace?");
            }
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = read == 0;
        _end += read;
    }
}
