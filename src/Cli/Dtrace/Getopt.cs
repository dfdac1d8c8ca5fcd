namespace Pyd.Cli.Dtrace;

/// <summary>
/// A command line read as getopt(3) of the GNU library reads it: one-letter options that may be joined (<c>-qs script.d</c>), values joined
/// or apart, options and arguments in any order until <c>--</c>.
/// </summary>
internal static class Getopt
{
    /// <summary>Splits a command line.</summary>
    /// <param name="arguments">The words after the command's name.</param>
    /// <param name="letters">The options; a colon follows one that takes a value.</param>
    /// <exception cref="UsageException">An option does not exist or lacks its value; in getopt's own words.</exception>
    public static (IReadOnlyList<(char Letter, string Value)> Options, IReadOnlyList<string> Arguments) Parse(IReadOnlyList<string> arguments, string letters)
    {
        var options = new List<(char, string)>();
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
            {
                rest.Add(word);
                continue;
            }
            for (var j = 1; j < word.Length; j++)
            {
                var letter = word[j];
                var at = letter == ':' ? -1 : letters.IndexOf(letter, StringComparison.Ordinal);
                if (at < 0)
                    throw new UsageException($"invalid option -- '{letter}'");
                if (at + 1 == letters.Length || letters[at + 1] != ':')
                {
                    options.Add((letter, ""));
                    continue;
                }
                if (j + 1 == word.Length && i + 1 == arguments.Count)
                    throw new UsageException($"option requires an argument -- '{letter}'");
                options.Add((letter, j + 1 < word.Length ? word[(j + 1)..] : arguments[++i]));
                break;
            }
        }
        return (options, rest);
    }
}
