using System.CommandLine;
using System.Text.RegularExpressions;
using Pyd.Shared;

namespace Pyd.Hosting;

/// <summary>What is wrong with a command line, in sentences for people: the parser's own speak of types and tokens.</summary>
internal static partial class CommandLineMistakes
{
    /// <summary>The sentences, each once.</summary>
    public static IEnumerable<string> Of(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (command is RootCommand && result.UnmatchedTokens is [var word, ..])
            return [word.StartsWith('-') ? NoOption(command, word) : $"there is no verb '{word}'{Spelling.Suggest(word, Verbs(command))}"];
        if (command is RootCommand && result.Errors.Count > 0)
            return [$"give a verb: {string.Join(", ", Verbs(command))}"];
        return result.Errors.Select(error => Sentence(command, error.Message)).Distinct();
    }

    private static string Sentence(Command command, string message)
    {
        if (BadChoice().Match(message) is { Success: true } choice)
            return $"'{choice.Groups[1].Value}' is none of {string.Join(", ", Words(choice.Groups[2].Value))}";
        if (BadValue().Match(message) is { Success: true } value)
        {
            var words = string.Join(", ", Words(value.Groups[4].Value).Select(word => word.ToLowerInvariant()));
            var kind = words.Length > 0 ? $": it is one of {words}" : value.Groups[3].Value.Contains("Int32", StringComparison.Ordinal) ? ": it takes a number" : "";
            return $"{value.Groups[2].Value} does not take '{value.Groups[1].Value}'{kind}";
        }
        if (NoValue().Match(message) is { Success: true } missing)
            return $"{missing.Groups[1].Value} needs a value{(HelpName(command, missing.Groups[1].Value) is { } name ? $": {name}" : "")}";
        if (TooMany().Match(message) is { Success: true } several)
            return $"{several.Groups[1].Value} is given {several.Groups[2].Value} times; give it once";
        if (NoArgument().Match(message) is { Success: true } argument)
            return $"{command.Name} needs {(command.Arguments.FirstOrDefault(candidate => candidate.Name == argument.Groups[1].Value)?.Description is { } what ? $"{argument.Groups[1].Value}: {what.TrimEnd('.')}" : argument.Groups[1].Value)}";
        if (NoOptionGiven().Match(message) is { Success: true } needed)
            return $"{command.Name} needs {needed.Groups[1].Value}{(HelpName(command, needed.Groups[1].Value) is { } name ? $" {name}" : "")}";
        if (Unknown().Match(message) is { Success: true } unknown)
            return unknown.Groups[1].Value is ['-', ..] ? NoOption(command, unknown.Groups[1].Value) : $"'{unknown.Groups[1].Value}' is one word too many";
        return message.TrimEnd('.');
    }

    private static string NoOption(Command command, string word) =>
        $"there is no option {word}{Spelling.Suggest(word, command.Options.SelectMany(option => option.Aliases.Append(option.Name)))}";

    private static string? HelpName(Command command, string name) =>
        command.Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name))?.HelpName;

    private static IEnumerable<string> Verbs(Command command) => command.Subcommands.Select(verb => verb.Name);

    private static IEnumerable<string> Words(string lines) => lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\''));

    [GeneratedRegex(@"^Argument '(.*)' not recognized\. Must be one of:(.*)$", RegexOptions.Singleline)]
    private static partial Regex BadChoice();

    [GeneratedRegex(@"^Cannot parse argument '(.*)' for option '(.*?)' as expected type '(.*?)'\.(?: Did you mean one of the following\?(.*))?$", RegexOptions.Singleline)]
    private static partial Regex BadValue();

    [GeneratedRegex(@"^Required argument missing for option: '(.*)'\.$")]
    private static partial Regex NoValue();

    [GeneratedRegex(@"^Option '(.*)' expects a single argument but (\d+) were provided\.$")]
    private static partial Regex TooMany();

    [GeneratedRegex(@"^Required argument '?(.*?)'? missing for command: '(.*)'\.$")]
    private static partial Regex NoArgument();

    [GeneratedRegex(@"^Option '(.*)' is required\.$")]
    private static partial Regex NoOptionGiven();

    [GeneratedRegex(@"^Unrecognized command or argument '(.*)'\.$", RegexOptions.Singleline)]
    private static partial Regex Unknown();
}
