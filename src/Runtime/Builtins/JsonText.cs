using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>
/// D's <c>json()</c> (opendtrace, <c>dtrace_json</c>): the text of one value of a JSON document, by a path of member names and list indexes,
/// <c>server.ports[1]</c>. Strings come without their quotes and with their escapes as they stand, all else as it is written.
/// </summary>
internal ref struct JsonText(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _position;

    /// <summary>The value's text, or null when the document has none there.</summary>
    public static TraceString? Find(TraceString document, TraceString path)
    {
        var reader = new JsonText(document.Bytes);
        if (!reader.Follow(path.Bytes) || reader.Value() is not { } range)
            return null;
        var value = document.Bytes[range];
        if (value is [(byte)'"', ..])
            value = value[1..^1];
        return value.Length == document.Length ? document : new TraceString(value);
    }

    /// <summary>Goes to the value that a path names.</summary>
    private bool Follow(ReadOnlySpan<byte> path)
    {
        while (!path.IsEmpty)
        {
            Blanks();
            if (path[0] == (byte)'[')
            {
                var end = path.IndexOf((byte)']');
                if (end < 0 || !System.Buffers.Text.Utf8Parser.TryParse(path[1..end], out int index, out var used) || used != end - 1 || !ToElement(index))
                    return false;
                path = path[(end + 1)..];
            }
            else
            {
                var end = path.IndexOfAny((byte)'.', (byte)'[');
                var name = end < 0 ? path : path[..end];
                if (!ToMember(name))
                    return false;
                path = path[name.Length..];
            }
            if (path is [(byte)'.', ..])
                path = path[1..];
        }
        return true;
    }

    private bool ToMember(ReadOnlySpan<byte> name)
    {
        if (!Take((byte)'{'))
            return false;
        while (Peek() == '"')
        {
            if (String() is not { } key || !Take((byte)':'))
                return false;
            Blanks();
            if (_text[(key.Start.Value + 1)..(key.End.Value - 1)].SequenceEqual(name))
                return true;
            if (Value() is null || !Take((byte)','))
                return false;
            Blanks();
        }
        return false;
    }

    private bool ToElement(int index)
    {
        if (!Take((byte)'['))
            return false;
        for (; index > 0; index--)
        {
            if (Value() is null || !Take((byte)','))
                return false;
        }
        Blanks();
        return index == 0 && Peek() != ']';
    }

    /// <summary>Goes over one value, or stays at what is none.</summary>
    private Range? Value()
    {
        Blanks();
        var start = _position;
        switch (Peek())
        {
            case '"':
                return String();
            case '{' or '[':
                return Nested() ? start.._position : null;
            default:
                while (Peek() is not (-1 or ',' or '}' or ']' or ' ' or '\t' or '\n' or '\r'))
                    _position++;
                return _position > start ? start.._position : null;
        }
    }

    /// <summary>Goes over a list or an object with all that is in it.</summary>
    private bool Nested()
    {
        var depth = 0;
        do
        {
            switch (Peek())
            {
                case -1:
                    return false;
                case '"':
                    if (String() is null)
                        return false;
                    continue;
                case '{' or '[': depth++; break;
                case '}' or ']': depth--; break;
            }
            _position++;
        }
        while (depth > 0);
        return true;
    }

    private Range? String()
    {
        var start = _position++;
        for (; _position < _text.Length; _position++)
        {
            if (_text[_position] == (byte)'\\')
                _position++;
            else if (_text[_position] == (byte)'"')
                return start..++_position;
        }
        return null;
    }

    private bool Take(byte wanted)
    {
        Blanks();
        if (Peek() != wanted)
            return false;
        _position++;
        Blanks();
        return true;
    }

    private readonly int Peek() => _position < _text.Length ? _text[_position] : -1;

    private void Blanks()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
            _position++;
    }
}
