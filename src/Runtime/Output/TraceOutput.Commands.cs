using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Output;

public sealed partial class TraceOutput
{
    private readonly List<(int Position, Action Command)> _commands = [];
    private readonly Stream _first = stream;

    /// <summary>
    /// Does something when all that was printed before it has gone out, and before anything that is printed after: <c>system()</c>,
    /// <c>freopen()</c>. A fault takes it back with the output around it.
    /// </summary>
    public void Defer(Action command)
    {
        _commands.Add((_count, command));
        Place();
    }

    /// <summary>D's <c>ftruncate()</c>: empties the file that is printed to, if it is one.</summary>
    public void Truncate() => Defer(() =>
    {
        if (!_stream.CanSeek)
            return;
        _stream.SetLength(0);
        _stream.Position = 0;
    });

    /// <summary>stap's <c>switch_file()</c>: prints to the next file from now on, if the output is one.</summary>
    public void SwitchFile() => Defer(() => (_stream as IFileSeries)?.Next());

    /// <summary>Prints to the end of a file, from now on.</summary>
    /// <param name="file">Its name; empty for where the output went at first.</param>
    /// <returns>Why that is not possible, or null.</returns>
    internal string? Redirect(string file)
    {
        Stream target;
        try
        {
            // "." is DTrace's own word for the first output; as a name it is no file.
            target = file.Length == 0 ? _first : new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return failure is UnauthorizedAccessException && Directory.Exists(file) ? "Is a directory" : failure.Message;
        }
        if (_stream != _first)
            _stream.Dispose();
        _stream = target;
        return null;
    }

    /// <summary>Writes all, and closes what <c>freopen()</c> has opened.</summary>
    internal void End()
    {
        Flush();
        _ = Redirect("");
    }

    // The commands stay, all of them where the string was taken from.
    private TraceString TakeWithCommands(int mark)
    {
        var taken = _commands.FindAll(command => command.Position >= mark);
        var bytes = _buffer[mark.._count].Where((_, i) => !taken.Exists(command => command.Position == mark + i)).ToArray();
        Rollback(mark);
        foreach (var (_, command) in taken)
            Defer(command);
        return new TraceString(bytes);
    }

    private void WriteWithCommands(int count)
    {
        var commands = _commands.ToArray();
        _commands.Clear();
        var written = 0;
        foreach (var (position, command) in commands)
        {
            Write(written, position - written);
            command();
            written = position + 1;
        }
        Write(written, count - written);
    }

    private void Write(int start, int count)
    {
        if (count == 0)
            return;
        if (_json is { } json)
            json.Write(_stream, _buffer.AsSpan(start, count));
        else
            _stream.Write(_buffer, start, count);
        _stream.Flush();
    }

    private void TakeBackCommands(int mark)
    {
        while (_commands.Count > 0 && _commands[^1].Position >= mark)
            _commands.RemoveAt(_commands.Count - 1);
    }
}
