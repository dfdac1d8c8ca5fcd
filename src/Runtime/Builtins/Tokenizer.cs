using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>stap's <c>tokenize()</c>: a string that is taken apart piece by piece (tapset/tokenize.stp, strsep(3)).</summary>
internal sealed class Tokenizer
{
    private byte[]? _rest;
    private int _start;

    /// <summary>The next piece that is not empty.</summary>
    /// <param name="text">A string to begin with, or an empty one to go on.</param>
    /// <param name="delimiters">Each byte ends a piece.</param>
    /// <returns>The piece, or an empty string when there is none.</returns>
    public TraceString Next(TraceString text, TraceString delimiters)
    {
        if (text.Length > 0)
            (_rest, _start) = (text.Bytes.ToArray(), 0);
        while (_rest is not null)
        {
            var rest = _rest.AsSpan(_start);
            var end = rest.IndexOfAny(delimiters.Bytes);
            var piece = end < 0 ? rest : rest[..end];
            if (end < 0)
                _rest = null;
            _start += end + 1;
            if (piece.Length > 0)
                return new TraceString(piece);
        }
        return TraceString.Empty;
    }
}
