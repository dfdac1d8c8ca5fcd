namespace Pyd.Cli.Dtrace;

/// <summary>How <c>pyd dtrace</c> is called: the synopsis of dtrace(1), the options in pyd's words.</summary>
internal static class DtraceUsage
{
    private const string Synopsis = """
        Usage: dtrace [-32|-64] [-CeFGhHlqSvVwZ] [-b bufsz] [-c cmd] [-D name[=def]]
        	[-I path] [-L path] [-o output] [-p pid] [-s script] [-U name]
        	[-x opt[=val]] [-X a|c|s|t]

        	[-P provider [[ predicate ] action ]]
        	[-m [ provider: ] module [[ predicate ] action ]]
        	[-f [[ provider: ] module: ] func [[ predicate ] action ]]
        	[-n [[[ provider: ] module: ] func: ] name [[ predicate ] action ]]
        	[-i probe-id [[ predicate ] action ]] [ args ... ]

        	predicate -> '/' D-expression '/'
        	   action -> '{' D-statements '}'

        """;

    private static readonly (string Option, string Meaning)[] Options =
    [
        ("32", "compile for a 32-bit target; no effect here"),
        ("64", "compile for a 64-bit target; no effect here"),
        ("b", "size of each traced process's ring of events"),
        ("c", "run a command, trace it, and end with it"),
        ("C", "run cpp(1) on script files"),
        ("D", "define a symbol for cpp"),
        ("e", "compile only"),
        ("f", "trace or list probes by function"),
        ("F", "indent what is printed by entry and return"),
        ("G", "build probes into a program; handed to the system's dtrace"),
        ("h", "make a header of static probes; handed to the system's dtrace"),
        ("H", "let cpp print the files that it includes"),
        ("i", "trace or list a probe by its number"),
        ("I", "search a directory for what cpp includes"),
        ("l", "list probes"),
        ("L", "read the D libraries in a directory"),
        ("m", "trace or list probes by module"),
        ("n", "trace or list probes by name"),
        ("o", "append what is printed to a file"),
        ("p", "trace a process"),
        ("P", "trace or list probes by provider"),
        ("q", "print only what the script prints"),
        ("s", "run a script, or list its probes"),
        ("S", "show the compiled code"),
        ("U", "undefine a symbol for cpp"),
        ("v", "say more: stability, types of arguments"),
        ("V", "say the version"),
        ("w", "allow actions that change the system"),
        ("x", "set an option"),
        ("X", "choose cpp's C: a, c, s or t"),
        ("Z", "accept descriptions that match no probe"),
    ];

    public static void Write(TextWriter output)
    {
        output.Write(Synopsis);
        output.Write('\n');
        foreach (var (option, meaning) in Options)
        {
            output.Write($"\t{"-" + option,-3} {meaning}\n");
            if (option == "64")
                output.Write('\n');
        }
    }
}
