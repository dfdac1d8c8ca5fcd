namespace Pyd.Hosting;

/// <summary>pyd's own exit codes; a run that goes well ends with the script's or the traced command's.</summary>
public static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Fine = 0;

    /// <summary>The script, the trace or the run has a mistake; it was said on standard error.</summary>
    public const int Failed = 1;

    /// <summary>The command line has a mistake.</summary>
    public const int Usage = 2;

    /// <summary>pyd has a mistake (sysexits.h, EX_SOFTWARE).</summary>
    public const int Internal = 70;

    /// <summary>The reader of the output has gone: 128 + SIGPIPE, as for any program in a pipe.</summary>
    public const int ClosedPipe = 141;

    /// <summary>Ended at once by a second Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
