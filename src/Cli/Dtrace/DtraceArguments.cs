namespace Pyd.Cli.Dtrace;

/// <summary>What <c>pyd dtrace</c> is asked to do.</summary>
internal enum DtraceMode
{
    /// <summary>Run the programs.</summary>
    Run,

    /// <summary><c>-l</c>: list the probes that they match.</summary>
    List,

    /// <summary><c>-V</c>: say the version.</summary>
    Version,
}

/// <summary>A program of the command line.</summary>
/// <param name="Letter">The option that gave it: <c>s</c> for a file; <c>n</c>, <c>P</c>, <c>m</c>, <c>f</c> or <c>i</c> for a probe with its clause.</param>
/// <param name="Text">The file's name, or the clause.</param>
internal sealed record DtraceRequest(char Letter, string Text);

/// <summary>A command line of dtrace(1).</summary>
internal sealed record DtraceArguments
{
    private const string Letters = "3:6:aAb:Bc:CD:ef:FGhHi:I:lL:m:n:o:p:P:qs:SU:vVwx:X:Z";

    /// <summary>What to do.</summary>
    public required DtraceMode Mode { get; init; }

    /// <summary>The programs, in order.</summary>
    public required IReadOnlyList<DtraceRequest> Requests { get; init; }

    /// <summary>Options as <c>-x</c> takes them, in order; those of letters among them.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>The programs' own arguments, from <c>$1</c>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary><c>-c</c>, or null.</summary>
    public string? Command { get; init; }

    /// <summary><c>-p</c>, or null.</summary>
    public string? Pid { get; init; }

    /// <summary><c>-o</c>, or null.</summary>
    public string? Output { get; init; }

    /// <summary><c>-e</c>: stop after compiling.</summary>
    public bool OnlyCompiles { get; init; }

    /// <summary><c>-v</c></summary>
    public bool IsVerbose { get; init; }

    /// <summary><c>-S</c>: show the compiled code.</summary>
    public bool ShowsCode { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It has a mistake.</exception>
    public static DtraceArguments Read(IReadOnlyList<string> words)
    {
        var (parsed, arguments) = Getopt.Parse(words, Letters);
        var options = parsed.Select(option => (Letter: option.Name[0], option.Value)).ToArray();
        string? Last(char letter) => options.LastOrDefault(option => option.Letter == letter) is { Letter: not '\0' } option ? option.Value : null;
        bool Has(char letter) => options.Any(option => option.Letter == letter);
        Refuse(options);
        return new DtraceArguments
        {
            Mode = Has('V') ? DtraceMode.Version : Has('l') ? DtraceMode.List : DtraceMode.Run,
            Requests = [.. options.Where(option => option.Letter is 's' or 'n' or 'P' or 'm' or 'f' or 'i').Select(option => new DtraceRequest(option.Letter, option.Value))],
            Settings = [.. options.SelectMany(option => SettingOf(option.Letter, option.Value))],
            Arguments = arguments,
            Command = Last('c'),
            Pid = Last('p'),
            Output = Last('o'),
            OnlyCompiles = Has('e'),
            IsVerbose = Has('v'),
            ShowsCode = Has('S'),
        };
    }

    private static void Refuse(IReadOnlyList<(char Letter, string Value)> options)
    {
        foreach (var (letter, value) in options)
        {
            if (letter is '3' && value != "2")
                throw new UsageException($"illegal option -- 3{value}");
            if (letter is '6' && value != "4")
                throw new UsageException($"illegal option -- 6{value}");
            if (letter is 'a' or 'A')
                throw new UsageException($"-{letter}: anonymous tracing needs the kernel's DTrace");
            if (letter is 'G' or 'h')
                throw new UsageException($"-{letter}: pyd runs scripts and builds no probes into programs; use the DTrace of the system for that");
        }
        if (options.Select(option => option.Letter).Intersect(['l', 'V', 'G', 'h']).Count() > 1)
            throw new UsageException("only one of the [-GhlV] options can be specified at a time");
    }

    private static IEnumerable<string> SettingOf(char letter, string value) => letter switch
    {
        'x' => [value],
        'b' => [$"bufsize={value}"],
        'C' => ["cpp"],
        'D' => [$"define={value}"],
        'U' => [$"undef={value}"],
        'I' => [$"incdir={value}"],
        'H' => ["cpphdrs"],
        'L' => [$"libdir={value}"],
        'X' => [$"stdc={value}"],
        'F' => ["flowindent"],
        'q' => ["quiet"],
        'w' => ["destructive"],
        'Z' or 'l' => ["zdefs"],
        _ => [],
    };
}
