using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// stap's regular expressions, POSIX extended ones without back references, as .NET reads them. Characters are bytes. They run in .NET's engine
/// that never goes back, so that no pattern and no text takes more than linear time.
/// </summary>
internal static class StapRegex
{
    /// <summary>A pattern may repeat something so often at most, as in POSIX (RE_DUP_MAX is 255).</summary>
    private const int MaxRepeat = 255;

    /// <summary>The pattern for .NET, or null and what is wrong.</summary>
    public static string? Translate(string pattern, out string problem)
    {
        try
        {
            var translated = new Reader(pattern).Read();
            _ = new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
            problem = "";
            return translated;
        }
        catch (FormatException mistake)
        {
            problem = mistake.Message;
        }
        catch (Exception mistake) when (mistake is ArgumentException or NotSupportedException)
        {
            problem = "it is too large, or its parts do not fit together";
        }
        return null;
    }

    private sealed class Reader(string pattern)
    {
        /// <summary>How many states a pattern may come to: repetitions multiply.</summary>
        private const long MaxStates = 20_000;

        /// <summary>What a repetition of a repetition counts as, so that they do not nest without end.</summary>
        private const long StatesOfGroup = 200;

        private readonly StringBuilder _output = new();
        private readonly Stack<(long States, int Start)> _outer = new();
        private long _states;
        private long _last;
        private int _next;
        private int _start;
        private bool _isRepeated;

        public string Read()
        {
            var canRepeat = false;
            while (_next < pattern.Length)
            {
                var character = pattern[_next++];
                switch (character)
                {
                    case '(':
                        _outer.Push((_states, _output.Length));
                        _states = 0;
                        _output.Append('(');
                        canRepeat = false;
                        break;
                    // One that closes nothing is a character like any other.
                    case ')' when _outer.TryPop(out var outer):
                        _output.Append(')');
                        (_last, _start, _isRepeated) = (_states + 1, outer.Start, false);
                        _states = outer.States + _last;
                        canRepeat = true;
                        break;
                    case '|':
                        _output.Append('|');
                        canRepeat = false;
                        break;
                    case '[':
                        Set();
                        canRepeat = true;
                        break;
                    case '*' or '+' or '?':
                        if (!canRepeat)
                            throw new FormatException($"`{character}` repeats nothing");
                        Repeat(character.ToString());
                        break;
                    case '{' when canRepeat:
                        Count();
                        break;
                    case '^':
                        _output.Append('^');
                        canRepeat = false;
                        break;
                    case '$':
                        _output.Append("\\z");
                        canRepeat = false;
                        break;
                    case '.':
                        Atom();
                        _output.Append('.');
                        canRepeat = true;
                        break;
                    case '\\':
                        if (_next == pattern.Length)
                            throw new FormatException("`\\` ends it");
                        Literal(pattern[_next++]);
                        canRepeat = true;
                        break;
                    default:
                        Literal(character);
                        canRepeat = true;
                        break;
                }
            }
            if (_outer.Count > 0)
                throw new FormatException("a `(` is not closed");
            return _output.ToString();
        }

        private void Literal(char character)
        {
            Atom();
            _output.Append(CultureInfo.InvariantCulture, $"\\x{(int)character & 0xFF:x2}");
        }

        private void Atom()
        {
            (_last, _start, _isRepeated) = (1, _output.Length, false);
            _states++;
        }

        // a*+   ──►   (?:a*)+, which to .NET would be something else
        private void Repeat(string sign)
        {
            if (_isRepeated)
            {
                _output.Insert(_start, "(?:").Append(')');
                _states += StatesOfGroup;
                if (_states > MaxStates)
                    throw new FormatException("it repeats too much");
            }
            _output.Append(sign);
            _isRepeated = true;
        }

        private void Count()
        {
            var end = pattern.IndexOf('}', _next);
            var numbers = end < 0 ? [] : pattern[_next..end].Split(',');
            int most = MaxRepeat;
            if (numbers.Length is 0 or > 2 || !int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
                || (numbers.Length == 2 && numbers[1].Length > 0 && !int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out most)))
                throw new FormatException("`{` needs numbers, {2} or {2,5}; a brace itself is `\\{`");
            if (least > MaxRepeat || most > MaxRepeat || least > most)
                throw new FormatException($"a repetition goes from 0 to {MaxRepeat}");
            var times = Math.Max(1, numbers.Length == 2 ? most : least);
            _states += _last * times;
            _last *= times;
            if (_states > MaxStates)
                throw new FormatException("it repeats too much");
            Repeat($"{{{pattern[_next..end]}}}");
            _next = end + 1;
        }

        // [a-z[:digit:]]   ──►   [\x61-\x7a\x30-\x39]
        private void Set()
        {
            var bytes = new bool[256];
            var isNegated = _next < pattern.Length && pattern[_next] == '^';
            if (isNegated)
                _next++;
            var first = true;
            while (true)
            {
                if (_next >= pattern.Length)
                    throw new FormatException("a `[` is not closed");
                if (pattern[_next] == ']' && !first)
                    break;
                first = false;
                if (pattern.AsSpan(_next).StartsWith("[:"))
                {
                    Class(bytes);
                    continue;
                }
                var from = Element();
                var to = from;
                if (_next + 1 < pattern.Length && pattern[_next] == '-' && pattern[_next + 1] != ']')
                {
                    _next++;
                    to = Element();
                }
                if (to < from)
                    throw new FormatException($"the range {from}-{to} is backwards");
                for (var i = (int)from; i <= to; i++)
                    bytes[i & 0xFF] = true;
            }
            _next++;
            Write(bytes, isNegated);
        }

        private char Element()
        {
            if (_next >= pattern.Length)
                throw new FormatException("a `[` is not closed");
            if (pattern[_next] == '\\' && _next + 1 < pattern.Length)
                _next++;
            return pattern[_next++];
        }

        private void Class(bool[] bytes)
        {
            var end = pattern.IndexOf(":]", _next + 2, StringComparison.Ordinal);
            var name = end < 0 ? "" : pattern[(_next + 2)..end];
            Func<char, bool> holds = name switch
            {
                "alpha" => char.IsAsciiLetter,
                "digit" => char.IsAsciiDigit,
                "alnum" => char.IsAsciiLetterOrDigit,
                "upper" => char.IsAsciiLetterUpper,
                "lower" => char.IsAsciiLetterLower,
                "xdigit" => char.IsAsciiHexDigit,
                "space" => c => c is ' ' or (>= '\t' and <= '\r'),
                "blank" => c => c is ' ' or '\t',
                "cntrl" => c => c is < ' ' or '\x7f',
                "print" => c => c is >= ' ' and < '\x7f',
                "graph" => c => c is > ' ' and < '\x7f',
                "punct" => c => c is > ' ' and < '\x7f' && !char.IsAsciiLetterOrDigit(c),
                _ => throw new FormatException($"there is no class [:{name}:]"),
            };
            for (var i = 0; i < 128; i++)
                bytes[i] |= holds((char)i);
            _next = end + 2;
        }

        private void Write(bool[] bytes, bool isNegated)
        {
            Atom();
            _output.Append(isNegated ? "[^" : "[");
            for (var i = 0; i < 256; i++)
            {
                if (!bytes[i])
                    continue;
                var last = i;
                while (last < 255 && bytes[last + 1])
                    last++;
                _output.Append(CultureInfo.InvariantCulture, $"\\x{i:x2}-\\x{last:x2}");
                i = last;
            }
            _output.Append(']');
        }
    }
}
