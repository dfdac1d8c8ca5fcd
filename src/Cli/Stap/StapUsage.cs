namespace Pyd.Cli.Stap;

/// <summary>How <c>pyd stap</c> is called.</summary>
internal static class StapUsage
{
    private const string Text = """
        Usage: pyd stap [options] FILE                    Run a script in a file.
           or: pyd stap [options] -                       Run a script on standard input.
           or: pyd stap [options] -e SCRIPT               Run a script given on the command line.
           or: pyd stap [options] -l PROBE [-p1|-p2]      List matching probes.
           or: pyd stap [options] -L PROBE                List matching probes and their variables.

        Options:
          -c CMD      start CMD, trace it, end with it
          -D NM=VAL   set a limit: MAXACTION, MAXERRORS, MAXMAPENTRIES, MAXNESTING, MAXSTRINGLEN
          -e SCRIPT   the script
          -E SCRIPT   more script text
          -g          guru mode: embedded C parses
          -G VAR=VAL  give a global another first value
          -h --help   say this
          -I DIR      look in DIR for tapsets first
          -l PROBE    list probes
          -L PROBE    list probes with their variables
          -o FILE     write the script's output to FILE
          -p NUM      stop after pass 1 (parse), 2 (analyze), 3, 4 (compile) or 5 (run)
          -T TIME     end after TIME seconds
          -u          check what an optimizer would drop
          -v          say what each pass does
          -V          say the version
          -w          no warnings
          -W          warnings are errors
          -x PID      what target() gives
          --compatible=VERSION  be compatible with an earlier SystemTap
          --no-global-var-display  do not print globals that nobody reads
          --replay FILE  run on a recorded trace
        Options of stap about kernels, modules and servers are accepted and have no effect.

        """;

    public static void Write(TextWriter output) => output.Write(Text);
}
