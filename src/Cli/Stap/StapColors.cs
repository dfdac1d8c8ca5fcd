namespace Pyd.Cli.Stap;

/// <summary>The colours of stap's messages (session.cxx, colorize and parse_stap_color).</summary>
/// <param name="setting"><c>SYSTEMTAP_COLORS</c>: <c>key=SGR:key=SGR…</c>; what follows a mistake in it is not read. Null for the usual ones, empty for none.</param>
/// <param name="isOn">Whether there are colours at all.</param>
internal sealed class StapColors(string? setting, bool isOn)
{
    private const string Usual = "error=01;31:warning=00;33:source=00;34:caret=01:token=01";

    /// <summary>The colours of a command line: those of <c>--color</c>, else where standard error is a terminal that is not dumb.</summary>
    public static StapColors Of(StapRequest request) => new(Environment.GetEnvironmentVariable("SYSTEMTAP_COLORS"), request.Color switch
    {
        "always" => true,
        "never" => false,
        _ => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
    });

    /// <summary>A text in the colour of a kind of thing: <c>error</c>, <c>warning</c>, <c>source</c>, <c>caret</c>, <c>token</c>.</summary>
    public string Paint(string text, string kind) =>
        isOn && text.Length > 0 && ColorOf(kind) is { } color ? $"\u001b[{color}m\u001b[K{text}\u001b[m\u001b[K" : text;

    private string? ColorOf(string kind)
    {
        foreach (var entry in (setting ?? Usual).Split(':'))
        {
            if (entry.Split('=', 2) is not [{ Length: > 0 } key, { Length: > 0 } value] || !value.All(c => char.IsAsciiDigit(c) || c == ';'))
                return null;
            if (key == kind)
                return value;
        }
        return null;
    }
}
