using System.Globalization;
using Pyd.Hosting;

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

    /// <summary><c>-G</c> and <c>-h</c>: build probes into a program.</summary>
    Build,
}

/// <summary>A program of the command line.</summary>
/// <param name="Letter">The option that gave it: <c>s</c> for a file; <c>n</c>, <c>P</c>, <c>m</c>, <c>f</c> or <c>i</c> for a probe with its clause.</param>
/// <param name="Text">The file's name, or the clause.</param>
internal sealed record DtraceRequest(char Letter, string Text);

/// <summary>An option as <c>-x</c> takes it.</summary>
/// <param name="Text"><c>name</c> or <c>name=value</c>.</param>
/// <param name="Given">How the command line gave it, for messages: <c>-b 4m</c>.</param>
internal sealed record DtraceSetting(string Text, string Given);

/// <summary>A command line of dtrace(1).</summary>
internal sealed record DtraceArguments
{
    private const string Letters = "3:6:aAb:Bc:CD:ef:FGhHi:I:lL:m:n:o:p:P:qs:SU:vVwx:X:Z";

    /// <summary>Options that are understood and change nothing here, with the reason.</summary>
    private static readonly Dictionary<char, string> WithoutEffect = new()
    {
        ['3'] = "pyd compiles to .NET's instructions, whatever the data model",
        ['6'] = "pyd compiles to .NET's instructions, whatever the data model",
        ['a'] = "anonymous tracing needs DTrace in the kernel",
        ['A'] = "anonymous tracing needs DTrace in the kernel",
    };

    /// <summary>What to do.</summary>
    public required DtraceMode Mode { get; init; }

    /// <summary>The programs, in order.</summary>
    public required IReadOnlyList<DtraceRequest> Requests { get; init; }

    /// <summary>Options as <c>-x</c> takes them, in order; those of letters among them.</summary>
    public required IReadOnlyList<DtraceSetting> Settings { get; init; }

    /// <summary>The programs' own arguments, from <c>$1</c>.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What <c>-v</c> says about options that do nothing.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The command line itself.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary><c>G</c> or <c>h</c>, when one of them is given.</summary>
    public char BuildLetter { get; init; }

    /// <summary><c>-c</c>, or null.</summary>
    public string? Command { get; init; }

    /// <summary><c>-p</c>, or null.</summary>
    public int? Process { get; init; }

    /// <summary><c>-o</c>, or null.</summary>
    public string? Output { get; init; }

    /// <summary><c>-e</c>: stop after compiling.</summary>
    public bool OnlyCompiles { get; init; }

    /// <summary><c>-v</c></summary>
    public bool IsVerbose { get; init; }

    /// <summary><c>-S</c>: show the compiled code.</summary>
    public bool ShowsCode { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It has a mistake after which dtrace prints its usage.</exception>
    /// <exception cref="DtraceException">It has another mistake.</exception>
    public static DtraceArguments Read(IReadOnlyList<string> words)
    {
        var (parsed, arguments) = Getopt.Parse(words, Letters);
        var options = parsed.Select(option => (Letter: option.Name[0], option.Value)).ToArray();
        string? Last(char letter) => options.LastOrDefault(option => option.Letter == letter) is { Letter: not '\0' } option ? option.Value : null;
        bool Has(char letter) => options.Any(option => option.Letter == letter);
        Refuse(options);
        return new DtraceArguments
        {
            Mode = Has('V') ? DtraceMode.Version : Has('l') ? DtraceMode.List : Has('G') || Has('h') ? DtraceMode.Build : DtraceMode.Run,
            Requests = [.. options.Where(option => option.Letter is 's' or 'n' or 'P' or 'm' or 'f' or 'i').Select(option => new DtraceRequest(option.Letter, option.Value))],
            Settings = [.. options.SelectMany(option => SettingOf(option.Letter, option.Value))],
            Arguments = arguments,
            Notes = [.. options.Where(option => WithoutEffect.ContainsKey(option.Letter)).Select(option => $"-{option.Letter}{(option.Letter is '3' or '6' ? option.Value : "")} has no effect: {WithoutEffect[option.Letter]}").Distinct()],
            Words = words,
            BuildLetter = Has('h') ? 'h' : 'G',
            Command = Last('c'),
            Process = Processes(options).Cast<int?>().LastOrDefault(),
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
        }
        bool Has(char letter) => options.Any(option => option.Letter == letter);
        if (options.Select(option => option.Letter).Where(letter => letter is 'l' or 'V' or 'G' or 'h').Count() > 1)
            throw new DtraceException("only one of the [-GhlV] options can be specified at a time", ExitCodes.Usage);
        if (!Has('B') || Has('V'))
            return;
        if (Has('l') || Has('G') || Has('h'))
            throw new DtraceException("-B not valid in combination with [-Gl] options", ExitCodes.Usage);
        if (Has('o'))
            throw new DtraceException("-B not valid in combination with -o option", ExitCodes.Usage);
        throw new DtraceException("-B shows how libdtrace calls its buffer handler, and pyd has none; leave it out", ExitCodes.Usage);
    }

    private static List<int> Processes(IReadOnlyList<(char Letter, string Value)> options)
    {
        var processes = new List<int>();
        foreach (var (_, value) in options.Where(option => option.Letter == 'p'))
        {
            if (!int.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var pid))
                throw new DtraceException($"invalid pid: {value}");
            if (!Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}")))
                throw new DtraceException("No such process");
            processes.Add(pid);
        }
        if (processes.Count + (options.Any(option => option.Letter == 'c') ? 1 : 0) > 1)
            throw new DtraceException("pyd traces one process and its children: give one -p or -c, or leave it out and name processes in the script (python1234)");
        return processes;
    }

    private static IEnumerable<DtraceSetting> SettingOf(char letter, string value)
    {
        var text = letter switch
        {
            'x' => value,
            'b' => $"bufsize={value}",
            'C' => "cpp",
            'D' => $"define={value}",
            'U' => $"undef={value}",
            'I' => $"incdir={value}",
            'H' => "cpphdrs",
            'L' => $"libdir={value}",
            'X' => $"stdc={value}",
            'F' => "flowindent",
            'q' => "quiet",
            'w' => "destructive",
            'Z' or 'l' => "zdefs",
            _ => null,
        };
        if (text is not null)
            yield return new DtraceSetting(text, letter == 'x' ? $"-x {value.Split('=')[0]}" : value.Length > 0 ? $"-{letter} {value}" : $"-{letter}");
    }
}
