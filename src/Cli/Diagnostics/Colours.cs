namespace Pyd.Cli.Diagnostics;

/// <summary>When messages are coloured: <c>--color</c>.</summary>
internal enum ColourChoice
{
    /// <summary>On a terminal, unless <c>NO_COLOR</c> is set (no-color.org) or the terminal is dumb.</summary>
    Auto,
    Always,
    Never,
}

/// <summary>The escape sequences of a terminal, or nothing.</summary>
internal sealed record Colours(string Place, string Error, string Warning, string Note, string End)
{
    private static readonly Colours None = new("", "", "", "", "");
    private static readonly Colours Ansi = new("\e[1m", "\e[1;31m", "\e[1;35m", "\e[1;36m", "\e[0m");

    /// <summary>The colours of standard error.</summary>
    public static Colours For(ColourChoice choice) => choice switch
    {
        ColourChoice.Always => Ansi,
        ColourChoice.Auto when !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb") => Ansi,
        _ => None,
    };
}
