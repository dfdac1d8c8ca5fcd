using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pyd.Cli;

/// <summary>The script's own arguments: what looks like an option there is a misspelt option of pyd, unless it stands after <c>--</c>.</summary>
internal static class ScriptArguments
{
    /// <summary>The arguments.</summary>
    /// <exception cref="UsageException">One looks like an option.</exception>
    public static IReadOnlyList<string> Read(ParseResult result, Argument<string[]> argument)
    {
        var arguments = result.GetValue(argument) ?? [];
        foreach (var token in result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash))
        {
            if (token.Value is ['-', not (>= '0' and <= '9'), ..] && arguments.Contains(token.Value))
                throw new UsageException($"there is no option {token.Value}; write -- before the arguments of the script");
        }
        return arguments;
    }
}
