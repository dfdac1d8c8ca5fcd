using System.CommandLine;
using System.Text;

namespace Pyd.Cli.Help;

/// <summary>pyd(1), made of the same tables as <c>-h</c>.</summary>
internal static class ManPage
{
    private static readonly (string Code, string Meaning)[] ExitStatus =
    [
        ("0", "All went well. A run that goes well ends with the status of the script's exit(n), or with that of the traced command."),
        ("1", "The script, the trace or the output has a mistake, or the command cannot be traced."),
        ("2", "The command line has a mistake."),
        ("70", "pyd has a mistake; PYD_DEBUG=1 shows where."),
        ("130", "Ended by a second Ctrl-C."),
        ("141", "The reader of the output has gone."),
    ];

    private static readonly (string Name, string Meaning)[] Variables =
    [
        ("NO_COLOR", "Messages are not coloured."),
        ("DTRACE_OPT_NAME", "pyd dtrace: the value of option NAME."),
        ("SYSTEMTAP_TAPSET", "The folder of tapsets in the place of pyd's own."),
        ("XDG_DATA_DIRS", "Folders in which systemtap/tapset is searched."),
        ("PYD_DEBUG", "Shows where a mistake of pyd itself happened."),
    ];

    /// <summary>The page in the man macros of roff.</summary>
    public static string Of(RootCommand root)
    {
        var page = new StringBuilder();
        page.Append($".TH PYD 1 \"\" \"pyd {ProductVersion.Text}\" \"User Commands\"\n");
        page.Append(".SH NAME\npyd \\- run DTrace D and SystemTap scripts on Python programs\n.SH SYNOPSIS\n");
        var verbs = root.Subcommands.Where(verb => !verb.Hidden).ToArray();
        foreach (var verb in verbs)
            page.Append($".B pyd {Escaped(verb.Name)}\n{Escaped(Synopsis(verb))}\n.br\n");
        page.Append($".SH DESCRIPTION\n{Escaped(root.Description ?? "")}\nThe events come from a running program, live, or from a recorded trace.\n");
        page.Append(".SH COMMANDS\n");
        foreach (var verb in verbs)
            AppendVerb(page, verb);
        page.Append(".SH EXIT STATUS\n");
        foreach (var (code, meaning) in ExitStatus)
            AppendItem(page, code, meaning);
        page.Append(".SH ENVIRONMENT\n");
        foreach (var (name, meaning) in Variables)
            AppendItem(page, name, meaning);
        return page.Append(".SH SEE ALSO\n.BR dtrace (1),\n.BR stap (1),\n.BR python3 (1)\n").ToString();
    }

    private static void AppendVerb(StringBuilder page, Command verb)
    {
        page.Append($".SS pyd {Escaped(verb.Name)}\n{Escaped(verb.Description ?? "")}\n");
        foreach (var argument in verb.Arguments.Where(argument => !argument.Hidden))
            AppendItem(page, argument.Name.ToUpperInvariant(), argument.Description ?? "");
        foreach (var option in verb.Options.Where(option => !option.Hidden).OrderBy(option => option.Name.TrimStart('-'), StringComparer.OrdinalIgnoreCase))
        {
            var names = string.Join(", ", option.Aliases.Append(option.Name).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));
            AppendItem(page, option.ValueType == typeof(bool) || option.HelpName is null ? names : $"{names} {option.HelpName}", option.Description ?? "");
        }
        foreach (var (line, what) in Examples.Of(verb.Name))
            page.Append($".PP\n{Escaped(char.ToUpperInvariant(what[0]) + what[1..])}:\n.PP\n.RS 4\n.nf\n{Escaped(line)}\n.fi\n.RE\n");
    }

    private static string Synopsis(Command verb) => string.Join(' ', verb.Arguments.Where(argument => !argument.Hidden).Select(argument =>
    {
        var name = argument.Name.ToUpperInvariant() + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : "");
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }).Append("[OPTION…]"));

    private static void AppendItem(StringBuilder page, string head, string text) => page.Append($".TP\n.B {Escaped(head)}\n{Escaped(text)}\n");

    private static string Escaped(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("…", "\\&...", StringComparison.Ordinal);
        return escaped.Length > 0 && escaped[0] is '.' or '\'' ? $"\\&{escaped}" : escaped;
    }
}
