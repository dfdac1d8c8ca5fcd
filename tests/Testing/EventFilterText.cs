using System.Globalization;

namespace Pyd.Testing;

/// <summary>Evaluates <see cref="Runtime.Events.WantedProbe.Filter"/>, as an agent does.</summary>
public sealed class EventFilterText
{
    private readonly Func<Func<int, string?>, bool> _accepts;
    private readonly string _text;
    private int _position;

    public EventFilterText(string text)
    {
        _text = text;
        _accepts = Part();
        if (_position != text.Length)
            throw new FormatException($"{text[_position..]} after the filter {text}");
    }

    /// <summary>Whether an event is wanted.</summary>
    /// <param name="strings">The strings at its arguments, a byte in each character; null for none.</param>
    public bool Accepts(Func<int, string?> strings) => _accepts(strings);

    private Func<Func<int, string?>, bool> Part()
    {
        var sign = _text[_position++];
        if (sign is '*' or '-')
            return _ => sign == '*';
        if (sign is '&' or '|')
        {
            var (one, two) = (Part(), Part());
            return sign == '&' ? strings => one(strings) && two(strings) : strings => one(strings) || two(strings);
        }
        var (argument, relation, end) = (sign - '0', _text[_position], _text.IndexOf(';', _position));
        var constant = Unescape(_text[(_position + 1)..end]);
        _position = end + 1;
        return strings => strings(argument) is not { } text || Holds(string.CompareOrdinal(text, constant), relation);
    }

    private static bool Holds(int order, char relation) => relation switch
    {
        '=' => order == 0,
        '!' => order != 0,
        '<' => order < 0,
        '[' => order <= 0,
        '>' => order > 0,
        ']' => order >= 0,
        '?' => false,
        _ => throw new FormatException($"there is no relation {relation}"),
    };

    private static string Unescape(string text) => text.Split('%') is [var first, .. var rest]
        ? first + string.Concat(rest.Select(part => (char)int.Parse(part[..2], NumberStyles.HexNumber, CultureInfo.InvariantCulture) + part[2..]))
        : text;
}
