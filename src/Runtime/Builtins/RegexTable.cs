using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>The regular expressions of a stap script, each made when it is used first; and what the last one matched.</summary>
/// <remarks>Texts are bytes, each as one character. The engine never goes back, so that no text takes more than linear time.</remarks>
internal sealed class RegexTable
{
    /// <summary>In longer texts the first alternative counts: to look for the longest takes time with the square of the length.</summary>
    private const int LongestSearched = 4096;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private Regex?[] _patterns = [];
    private readonly Dictionary<Regex, Regex> _whole = [];
    private Regex? _tried;
    private Regex? _last;
    private TraceString _text = TraceString.Empty;
    private Match? _match;

    /// <summary>How many groups the last match has, the whole one among them; 0 before the first, and after a text without a match.</summary>
    public long GroupCount => Last is { } match ? match.Groups.Count : 0;

    /// <summary>How many groups the last pattern has, whether it matched or not; 0 before the first.</summary>
    public int TriedGroupCount => _tried is { } regex ? regex.GetGroupNumbers().Length : 0;

    // Made when somebody asks: most scripts want to know only whether there is a match.
    private Match? Last
    {
        get
        {
            if (_match is null && _last is not null)
            {
                var text = Encoding.Latin1.GetString(_text.Bytes);
                _match = Longest(_last, text, _last.Match(text));
            }
            return _match;
        }
    }

    // POSIX's match is the longest of those that begin first; the engine's is that of the first alternative: "ab" =~ "a|ab".
    private Match Longest(Regex regex, string text, Match first)
    {
        var pattern = regex.ToString();
        var end = first.Index + first.Length;
        if (text.Length > LongestSearched || end == text.Length || pattern.AsSpan().IndexOfAny("|?*{") < 0 || (first.Index > 0 && HasAnchor(pattern)))
            return first;
        if (!_whole.TryGetValue(regex, out var whole))
            _whole.Add(regex, whole = new Regex($"\\A(?:{pattern})\\z", Options));
        var least = pattern.Contains("\\z", StringComparison.Ordinal) ? text.Length - 1 : end;
        for (var last = text.Length; last > least; last--)
        {
            if (whole.Match(text, first.Index, last - first.Index) is { Success: true } longer)
                return longer;
        }
        return first;
    }

    // Where a search begins anew, ^ would hold.
    private static bool HasAnchor(string pattern)
    {
        for (var i = pattern.IndexOf('^', StringComparison.Ordinal); i >= 0; i = pattern.IndexOf('^', i + 1))
        {
            if (i == 0 || pattern[i - 1] is not ('[' or '\\'))
                return true;
        }
        return false;
    }

    /// <summary>Whether a text holds a match.</summary>
    public bool Match(TraceString text, TraceString pattern, int number)
    {
        var regex = Get(pattern, number);
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        var length = Encoding.Latin1.GetChars(text.Bytes, characters);
        var matches = regex.IsMatch(characters.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(characters);
        (_tried, _last, _text, _match) = (regex, matches ? regex : null, text, null);
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
        return _patterns[number] ??= new Regex(Encoding.Latin1.GetString(pattern.Bytes), Options);
    }
}
