namespace Pyd.Cli;

/// <summary>Whether a long option takes a value.</summary>
internal enum OptionArgument
{
    None,
    Required,
    Optional,
}

/// <summary>
/// A command line read as getopt_long(3) of the GNU library reads it: one-letter options that may be joined (<c>-qs script.d</c>), values joined
/// or apart, long options by any beginning that only one has, options and arguments in any order until <c>--</c>.
/// </summary>
internal static class Getopt
{
    /// <summary>Splits a command line.</summary>
    /// <param name="arguments">The words after the command's name.</param>
    /// <param name="letters">The short options; a colon follows one that takes a value.</param>
    /// <param name="longOptions">The long options without dashes, or null for none: then <c>--x</c> is short options.</param>
    /// <exception cref="UsageException">An option does not exist or lacks its value; in getopt's own words.</exception>
    public static (IReadOnlyList<(string Name, string Value)> Options, IReadOnlyList<string> Arguments) Parse(IReadOnlyList<string> arguments, string letters,
        IReadOnlyDictionary<string, OptionArgument>? longOptions = null)
    {
        var options = new List<(string, string)>();
        var rest = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var word = arguments[i];
            if (word == "--")
            {
                rest.AddRange(arguments.Skip(i + 1));
                break;
            }
            if (word is not ['-', _, ..])
                rest.Add(word);
            else if (longOptions is not null && word.StartsWith("--", StringComparison.Ordinal))
                options.Add(ReadLong(arguments, longOptions, ref i));
            else
                ReadShort(arguments, letters, ref i, options);
        }
        return (options, rest);
    }

    private static void ReadShort(IReadOnlyList<string> arguments, string letters, ref int i, List<(string, string)> options)
    {
        var word = arguments[i];
        for (var j = 1; j < word.Length; j++)
        {
            var letter = word[j];
            var at = letter == ':' ? -1 : letters.IndexOf(letter, StringComparison.Ordinal);
            if (at < 0)
                throw new UsageException($"invalid option -- '{letter}'");
            if (at + 1 == letters.Length || letters[at + 1] != ':')
            {
                options.Add((letter.ToString(), ""));
                continue;
            }
            if (j + 1 == word.Length && i + 1 == arguments.Count)
                throw new UsageException($"option requires an argument -- '{letter}'");
            options.Add((letter.ToString(), j + 1 < word.Length ? word[(j + 1)..] : arguments[++i]));
            return;
        }
    }

    private static (string Name, string Value) ReadLong(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, OptionArgument> longOptions, ref int i)
    {
        var text = arguments[i][2..];
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var given = equals < 0 ? text : text[..equals];
        string[] names = longOptions.ContainsKey(given) ? [given] : [.. longOptions.Keys.Where(name => name.StartsWith(given, StringComparison.Ordinal))];
        if (names.Length == 0)
            throw new UsageException($"unrecognized option '--{text}'");
        if (names.Length > 1)
            throw new UsageException($"option '--{text}' is ambiguous; possibilities: {string.Join(' ', names.Select(name => $"'--{name}'"))}");
        var (name, takes) = (names[0], longOptions[names[0]]);
        if (equals >= 0)
            return takes == OptionArgument.None ? throw new UsageException($"option '--{name}' doesn't allow an argument") : (name, text[(equals + 1)..]);
        if (takes != OptionArgument.Required)
            return (name, "");
        return ++i < arguments.Count ? (name, arguments[i]) : throw new UsageException($"option '--{name}' requires an argument");
    }
}
