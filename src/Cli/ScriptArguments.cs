using System.CommandLine.Parsing;
using System.CommandLine;
using Pyd.Hosting;

namespace Pyd.Cli;

/// <summary>
/// A script and its arguments on a command line. With <c>-n</c> or <c>-e</c> the script is there, and all words are its arguments. What looks like an
/// option among them is a misspelt option of pyd, unless it stands after <c>--</c>.
/// </summary>
internal sealed class ScriptArguments(ScriptOptions scripts, string fileDescription)
{
    private readonly Argument<string?> _file = new("script") { Description = fileDescription, Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string[]> _arguments = new("arguments") { Description = "The script's own arguments, $1 and on.", Arity = ArgumentArity.ZeroOrMore };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        command.Arguments.Add(_arguments);
        command.AddCheck(result =>
        {
            if (result.GetValue(_file) is null && !scripts.HasText(result))
                result.AddError("give a script: a file, - for standard input, -n CLAUSE or -e TEXT");
        });
    }

    /// <summary>The script's file, or null when its text is given.</summary>
    /// <exception cref="UsageException">It looks like an option.</exception>
    public string? File(ParseResult result)
    {
        if (scripts.HasText(result.CommandResult))
            return null;
        var file = result.GetValue(_file);
        return file is ['-', _, ..] && !System.IO.File.Exists(file) ? throw new UsageException($"there is no option {file}{Suggestion(result, file)}") : file;
    }

    /// <summary>The arguments.</summary>
    /// <exception cref="UsageException">One looks like an option.</exception>
    public IReadOnlyList<string> Read(ParseResult result)
    {
        var arguments = result.GetValue(_arguments) ?? [];
        if (scripts.HasText(result.CommandResult) && result.GetValue(_file) is { } first)
            arguments = [first, .. arguments];
        foreach (var token in result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash))
        {
            if (token.Value is ['-', not (>= '0' and <= '9'), ..] && arguments.Contains(token.Value))
                throw new UsageException($"there is no option {token.Value}{Suggestion(result, token.Value)}; write -- before the arguments of the script");
        }
        return arguments;
    }

    private static string Suggestion(ParseResult result, string word) =>
        Shared.Spelling.Suggest(word, result.CommandResult.Command.Options.SelectMany(option => option.Aliases.Append(option.Name)));
}
