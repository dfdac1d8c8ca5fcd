using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>The regular expressions of a stap script, each made when it is used first; and what the last one matched.</summary>
/// <remarks>Texts are bytes, each as one character. The engine never goes back, so that no text takes more than linear time.</remarks>
internal sealed class RegexTable
{
    private Regex?[] _patterns = [];
    private Regex? _last;
    private TraceString _text = TraceString.Empty;
    private Match? _match;

    /// <summary>How many groups the last match has, the whole one among them; 0 before the first, and after a text without a match.</summary>
    public long GroupCount => Last is { } match ? match.Groups.Count : 0;

    // Made when somebody asks: most scripts want to know only whether there is a match.
    private Match? Last
    {
        get
        {
            if (_match is null && _last is not null)
                _match = _last.Match(Encoding.Latin1.GetString(_text.Bytes));
            return _match;
        }
    }

    /// <summary>Whether a text holds a match.</summary>
    public bool Match(TraceString text, TraceString pattern, int number)
    {
        var regex = Get(pattern, number);
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        var length = Encoding.Latin1.GetChars(text.Bytes, characters);
        var matches = regex.IsMatch(characters.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(characters);
        (_last, _text, _match) = (matches ? regex : null, text, null);
        return matches;
    }

    /// <summary>A group of the last match: empty when it took no part, null when there is none of that number.</summary>
    public TraceString? Group(long number)
    {
        if (Last is not { } match || number < 0 || number >= match.Groups.Count)
            return null;
        var group = match.Groups[(int)number];
        return new TraceString(_text.Bytes.Slice(group.Index, group.Length));
    }

    private Regex Get(TraceString pattern, int number)
    {
        if (number >= _patterns.Length)
            Array.Resize(ref _patterns, number + 1);
        return _patterns[number] ??= new Regex(Encoding.Latin1.GetString(pattern.Bytes),
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
