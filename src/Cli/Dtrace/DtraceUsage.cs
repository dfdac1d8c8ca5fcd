namespace Pyd.Cli.Dtrace;

/// <summary>How <c>pyd dtrace</c> is called.</summary>
internal static class DtraceUsage
{
    private const string Text = """
        Usage: dtrace [-32|-64] [-CeFHlqSvVwZ] [-b bufsz] [-c cmd] [-D name[=def]]
                [-I path] [-L path] [-o output] [-p pid] [-s script] [-U name]
                [-x opt[=val]] [-X a|c|s|t]

                [-P provider [[ predicate ] action ]]
                [-m [ provider: ] module [[ predicate ] action ]]
                [-f [[ provider: ] module: ] func [[ predicate ] action ]]
                [-n [[[ provider: ] module: ] func: ] name [[ predicate ] action ]]
                [-i probe-id [[ predicate ] action ]] [ args ... ]

                predicate -> '/' D-expression '/'
                   action -> '{' D-statements '}'

                -b  size of each traced process's ring of events
                -c  run a command, trace it, and end with it
                -C  run cpp(1) on script files; -D, -U, -I and -H are cpp's
                -e  compile only
                -f  trace or list probes by function
                -F  indent what is printed by entry and return
                -i  trace or list a probe by its number
                -l  list probes
                -m  trace or list probes by module
                -n  trace or list probes by name
                -o  append what is printed to a file
                -p  trace a process
                -P  trace or list probes by provider
                -q  print only what the script prints
                -s  run a script
                -S  show the compiled code
                -v  say more
                -V  say the version
                -w  allow actions that change the system
                -x  set an option
                -Z  accept descriptions that match no probe

        """;

    public static void Write(TextWriter output) => output.Write(Text);
}
