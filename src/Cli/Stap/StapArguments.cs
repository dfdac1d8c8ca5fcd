using System.Globalization;
using System.Text.RegularExpressions;

namespace Pyd.Cli.Stap;

/// <summary>A command line of stap(1), read as getopt_long reads it: options anywhere, short ones in a bundle.</summary>
internal sealed partial class StapArguments
{
    private const string Short = "hVvtp:I:e:E:o:R:r:a:m:kgPc:x:D:bs:uqiwl:d:L:FS:B:WG:T:";

    /// <summary>Options of stap(1) about kernels, servers and debug information: accepted, and without meaning here.</summary>
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "skip-badvars", "suppress-handler-errors", "disable-cache", "poison-cache", "clean-cache", "check-version", "ldd", "all-modules", "use-server",
        "list-servers", "trust-servers", "use-server-on-error", "privilege", "unprivileged", "dyninst", "bpf", "color", "colour", "tmpdir",
        "download-debuginfo", "suppress-time-limits", "save-uprobes", "sysroot", "sysenv", "modinfo", "benchmark-sdt-loops", "benchmark-sdt-threads",
        "semantic-keep-going", "target-namespaces", "monitor", "interactive", "runtime", "no-use-server", "sign-module", "remote", "remote-prefix",
        "build-as", "save-module", "compatible", "vp", "prologue-searching", "no-global-var-display", "rlimit-as", "rlimit-cpu", "rlimit-nproc",
        "rlimit-stack", "rlimit-fsize", "dump-probe-types", "dump-probe-aliases", "dump-functions", "version", "help", "example", "no-overloads",
        "disable-hrtimer", "hash", "language-server",
    };

    private static readonly HashSet<string> WithValue = new(StringComparer.Ordinal)
    {
        "use-server", "trust-servers", "privilege", "tmpdir", "sysroot", "sysenv", "remote", "remote-prefix", "build-as", "compatible", "vp", "runtime",
        "rlimit-as", "rlimit-cpu", "rlimit-nproc", "rlimit-stack", "rlimit-fsize", "target-namespaces", "example",
    };

    private static readonly HashSet<string> ValueIsOptional = new(StringComparer.Ordinal)
    {
        "use-server", "trust-servers", "color", "colour", "prologue-searching", "download-debuginfo", "monitor", "use-server-on-error", "clean-cache",
    };

    private readonly List<string> _words = [];

    private bool _hasScript;

    /// <summary>The last pass to run: 1 parse, 2 analyze, 3 translate, 4 compile, 5 run.</summary>
    public int LastPass { get; private set; } = 5;

    /// <summary><c>-v</c>, as often as given.</summary>
    public int Verbosity { get; private set; }

    /// <summary><c>-e SCRIPT</c>, or null.</summary>
    public string? Text { get; private set; }

    /// <summary><c>-E SCRIPT</c>: more script text.</summary>
    public List<string> ExtraTexts { get; } = [];

    /// <summary>The script's file, <c>-</c> for standard input; null with <c>-e</c> or <c>-l</c>.</summary>
    public string? File { get; private set; }

    /// <summary>The script's own arguments.</summary>
    public IReadOnlyList<string> ScriptArguments { get; private set; } = [];

    /// <summary><c>-c</c></summary>
    public string? Command { get; private set; }

    /// <summary><c>-x</c></summary>
    public long? Pid { get; private set; }

    /// <summary><c>-o</c></summary>
    public string? Output { get; private set; }

    /// <summary><c>-I</c>, in order.</summary>
    public List<string> Tapsets { get; } = [];

    /// <summary><c>-D NAME=VALUE</c>, in order.</summary>
    public List<string> Definitions { get; } = [];

    /// <summary><c>-G NAME=VALUE</c>, in order.</summary>
    public List<string> Globals { get; } = [];

    /// <summary><c>-l</c> or <c>-L</c>: the point to list, or null.</summary>
    public string? Listed { get; private set; }

    /// <summary><c>-L</c>: with variables.</summary>
    public bool ListsVariables { get; private set; }

    /// <summary><c>-g</c></summary>
    public bool IsGuru { get; private set; }

    /// <summary><c>-u</c></summary>
    public bool IsUnoptimized { get; private set; }

    /// <summary><c>-w</c></summary>
    public bool HidesWarnings { get; private set; }

    /// <summary><c>-W</c></summary>
    public bool WarningsAreErrors { get; private set; }

    /// <summary><c>-t</c></summary>
    public bool Times { get; private set; }

    /// <summary><c>-T</c>, in seconds.</summary>
    public long? Timeout { get; private set; }

    /// <summary><c>--replay FILE</c>: pyd's own option, a recorded trace to run on.</summary>
    public string? Replay { get; private set; }

    /// <summary><c>--compatible</c>, or null.</summary>
    public string? Compatible { get; private set; }

    /// <summary><c>--no-global-var-display</c></summary>
    public bool HidesGlobals { get; private set; }

    /// <summary><c>-V</c> or <c>--version</c>.</summary>
    public bool ShowsVersion { get; private set; }

    /// <summary><c>-h</c> or <c>--help</c>.</summary>
    public bool ShowsHelp { get; private set; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It has a mistake.</exception>
    public static StapArguments Read(IReadOnlyList<string> words)
    {
        var arguments = new StapArguments();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word == "--")
            {
                arguments._words.AddRange(words.Skip(i + 1));
                break;
            }
            if (word.StartsWith("--", StringComparison.Ordinal))
                arguments.TakeLong(word[2..], words, ref i);
            else if (word is ['-', not '\0', ..])
                arguments.TakeShort(word, words, ref i);
            else
                arguments._words.Add(word);
        }
        arguments.Complete();
        return arguments;
    }

    private void TakeLong(string option, IReadOnlyList<string> words, ref int i)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? option : option[..equals];
        var value = equals < 0 ? null : option[(equals + 1)..];
        if (name == "replay")
        {
            Replay = value ?? Next(words, ref i, "--replay");
            return;
        }
        if (!Ignored.Contains(name))
            throw new UsageException($"unrecognized option '--{option}'");
        if (value is null && WithValue.Contains(name) && !ValueIsOptional.Contains(name))
            value = Next(words, ref i, $"--{name}");
        switch (name)
        {
            case "compatible": Compatible = value; break;
            case "no-global-var-display": HidesGlobals = true; break;
            case "version": ShowsVersion = true; break;
            case "help": ShowsHelp = true; break;
            case "vp" when value is not null: Verbosity += value.FirstOrDefault() is >= '0' and <= '9' and var digit ? digit - '0' : 0; break;
            case "prologue-searching" when value is not (null or "always" or "never" or "auto"):
                throw new UsageException("Invalid argument '" + value + "' for --prologue-searching.");
            case var limit when limit.StartsWith("rlimit-", StringComparison.Ordinal) && (value is null or "" || value.Any(c => !char.IsAsciiDigit(c))):
                throw new UsageException($"Unable to convert '{value}' to a number for --{limit}.");
        }
    }

    private static string Next(IReadOnlyList<string> words, ref int i, string option) =>
        i + 1 < words.Count ? words[++i] : throw new UsageException($"option '{option}' requires an argument");

    private void TakeShort(string word, IReadOnlyList<string> words, ref int i)
    {
        for (var at = 1; at < word.Length; at++)
        {
            var index = Short.IndexOf(word[at], StringComparison.Ordinal);
            if (index < 0 || word[at] == ':')
                throw new UsageException($"invalid option -- '{word[at]}'");
            if (index + 1 == Short.Length || Short[index + 1] != ':')
            {
                TakeFlag(word[at]);
                continue;
            }
            TakeValue(word[at], at + 1 < word.Length ? word[(at + 1)..] : Next(words, ref i, $"-{word[at]}"));
            return;
        }
    }

    private void TakeFlag(char letter)
    {
        switch (letter)
        {
            case 'v': Verbosity++; break;
            case 'g': IsGuru = true; break;
            case 'u': IsUnoptimized = true; break;
            case 'w': HidesWarnings = true; break;
            case 'W': WarningsAreErrors = true; break;
            case 't': Times = true; break;
            case 'V': ShowsVersion = true; break;
            case 'h': ShowsHelp = true; break;
        }
    }

    private void TakeValue(char letter, string value)
    {
        switch (letter)
        {
            case 'p': LastPass = Number(value, 1, 5, "Invalid pass number (should be 1-5)."); break;
            case 'e' when _hasScript: throw new UsageException("Only one script can be given on the command line.");
            case 'e': (Text, _hasScript) = (value, true); break;
            case 'E': ExtraTexts.Add(value); break;
            case 'l' or 'L' when Listed is not null: throw new UsageException("Only one -l or -L can be given.");
            case 'l' or 'L': (Listed, ListsVariables, _hasScript) = (value, letter == 'L', true); break;
            case 'I': Tapsets.Add(value); break;
            case 'D': Definitions.Add(Match(value, Definition(), $"Invalid -D argument '{value}': it is NAME=VALUE.")); break;
            case 'G': Globals.Add(Match(value, Assignment(), $"Invalid -G argument '{value}': it is NAME=VALUE.")); break;
            case 'c': Command = value; break;
            case 'x': Pid = Number(value, 1, int.MaxValue, $"Invalid target process ID number '{value}'."); break;
            case 'o': Output = value; break;
            case 'T': Timeout = Number(value, 1, int.MaxValue, $"Invalid timeout interval '{value}'."); break;
            case 's': Number(value, 1, 4095, "Invalid buffer size (should be 1-4095)."); break;
            case 'm' when !ModuleName().IsMatch(value): throw new UsageException($"Invalid module name '{value}': it is made of letters, digits and '_'."); 
        }
    }

    private static int Number(string text, long least, long most, string mistake) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? (int)number
            : throw new UsageException(mistake);

    private static string Match(string value, Regex form, string mistake) => form.IsMatch(value) ? value : throw new UsageException(mistake);

    private void Complete()
    {
        if (Command is not null && Pid is not null)
            throw new UsageException("You can't specify -c and -x options together.");
        if (ShowsVersion || ShowsHelp)
            return;
        if (!_hasScript && _words.Count > 0)
        {
            File = _words[0];
            _words.RemoveAt(0);
            _hasScript = true;
        }
        if (!_hasScript && ExtraTexts.Count == 0)
            throw new UsageException("A script must be specified.");
        ScriptArguments = _words;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*(=.*)?$", RegexOptions.Singleline)]
    private static partial Regex Definition();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*=.*$", RegexOptions.Singleline)]
    private static partial Regex Assignment();

    [GeneratedRegex("^[A-Za-z0-9_]+(\\.ko)?$")]
    private static partial Regex ModuleName();
}
