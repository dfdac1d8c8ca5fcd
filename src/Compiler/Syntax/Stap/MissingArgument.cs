using System.Globalization;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Words for <c>$1</c> and <c>@1</c> that stand for nothing.</summary>
internal static class MissingArgument
{
    /// <summary>What the script was started with.</summary>
    public static string Given(ParseOptions options) => options.Arguments.Count switch
    {
        0 => "no arguments",
        1 => "1 argument",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} arguments"),
    };
}
