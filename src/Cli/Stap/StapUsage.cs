namespace Pyd.Cli.Stap;

/// <summary>How <c>pyd stap</c> is called.</summary>
internal static class StapUsage
{
    private const string Version = "Systemtap translator/driver (version 5.6/pyd)";

    private const string Text = """

        Usage: stap [options] FILE                    Run script in file.
           or: stap [options] -                       Run script on stdin.
           or: stap [options] -e SCRIPT               Run given script.
           or: stap [options] -l PROBE                List matching probes.
           or: stap [options] -L PROBE                List matching probes and local variables.
           or: stap [options] --dump-probe-types      List available probe types.
           or: stap [options] --dump-probe-aliases    List available probe aliases.
           or: stap [options] --dump-functions        List available functions.

        Options:
           --         end of translator options, script options follow
           -h --help  show help
           -V --version
                      show version
           -p NUM     stop after pass NUM 1-5, instead of 5
                      (parse, elaborate, translate, compile, run)
           -v         add verbosity to all passes
           --vp {N}+  add per-pass verbosity
           -e SCRIPT  run the script that is given
           -E SCRIPT  run the script in addition to the main one
           -c CMD     start the probes, run CMD, and exit when it finishes
           -x PID     sets target() to PID
           -o FILE    send script output to file, instead of stdout; FILE may hold
                      conversions of strftime(3)
           -S SIZE[,N]
                      cut the file of -o into FILE.0, FILE.1 ... of SIZE megabytes,
                      the last N of which stay
           -s NUM     each traced process may be NUM megabytes ahead
           --monitor[=SECONDS]
                      show arrays and statistics on the terminal, every second
           -T TIME    terminate the script after TIME seconds
           -I DIR     look in DIR for additional .stp script files
           -D NM=VAL  set a limit: MAXACTION, MAXNESTING, MAXERRORS, MAXSTRINGLEN,
                      MAXMAPENTRIES
           -G VAR=VAL set global variable to value
           -g         guru mode
           -u         unoptimized translation
           -w         suppress warnings
           -W         turn warnings into errors
           -t         report how often each probe has fired, and what it has taken
           --skip-badvars
                      a context variable that a probe does not have is 0
           -m MODULE  keep the compiled script as MODULE.dll
           --compatible=VERSION
                      behave to the letter as VERSION
           --color[=WHEN]
                      colour messages: always, never, or (auto) on a terminal
           --suppress-handler-errors
                      catch all runtime errors, quietly skip probe handlers
           --suppress-time-limits
                      no limit to the work of a probe handler; needs -g
           --replay FILE
                      run on a recorded trace; pyd's own option
           --no-global-var-display
                      do not print globals that are only written

        Options about building, signing and loading a kernel module are accepted and
        do nothing, as -v says: there is none. Options that need a second program or
        host are refused.

        """;

    public static void Write(TextWriter output, bool isVersion)
    {
        output.WriteLine(Version);
        if (!isVersion)
            output.Write(Text);
    }
}
