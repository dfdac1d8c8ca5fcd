using System.Globalization;
using System.Text.RegularExpressions;
using Pyd.Hosting;
using static Pyd.Cli.OptionArgument;

namespace Pyd.Cli.Stap;

/// <summary>stap's options (SystemTap 5.x, cmdline.cxx and session.cxx): their checks and messages are its own.</summary>
internal static partial class StapOptions
{
    private const string ShortOptions = "hVvtp:I:e:E:o:R:r:a:m:kgPc:x:D:bs:uqiwl:d:L:FS:B:J:jWG:T:";

    private const string OneListing = "ERROR: only one of the -l/-L/--dump-* switches may be specified";

    private const int LongestModule = 55;

    private static readonly Dictionary<string, OptionArgument> LongOptions = new()
    {
        ["skip-badvars"] = None, ["vp"] = Required, ["unprivileged"] = None, ["build-as"] = Optional, ["client-options"] = None, ["help"] = None,
        ["disable-cache"] = None, ["poison-cache"] = None, ["clean-cache"] = None, ["compatible"] = Required, ["ldd"] = None, ["use-server"] = Optional,
        ["list-servers"] = Optional, ["trust-servers"] = Optional, ["use-server-on-error"] = Optional, ["use-http-server"] = Required,
        ["all-modules"] = None, ["sign-module"] = Optional, ["remote"] = Required, ["remote-prefix"] = None, ["check-version"] = None, ["version"] = None,
        ["tmpdir"] = Required, ["download-debuginfo"] = Optional, ["dump-probe-types"] = None, ["dump-probe-aliases"] = None, ["dump-functions"] = None,
        ["privilege"] = Required, ["suppress-handler-errors"] = None, ["modinfo"] = Required, ["rlimit-as"] = Required, ["rlimit-cpu"] = Required,
        ["rlimit-nproc"] = Required, ["rlimit-stack"] = Required, ["rlimit-fsize"] = Required, ["sysroot"] = Required, ["sysenv"] = Required,
        ["suppress-time-limits"] = None, ["runtime"] = Required, ["dyninst"] = None, ["bpf"] = None, ["color"] = Optional, ["colour"] = Optional,
        ["prologue-searching"] = Optional, ["save-uprobes"] = None, ["target-namespaces"] = Required, ["monitor"] = Optional, ["interactive"] = None,
        ["example"] = None, ["no-global-var-display"] = None, ["language-server"] = None, ["debug"] = None, ["semantic-keep-going"] = None, ["replay"] = Required,
    };

    /// <summary>Options that ask for something that pyd does not do, with what to do instead.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["i"] = "write the script to a file, or give it with -e", ["interactive"] = "write the script to a file, or give it with -e",
        ["F"] = "run pyd in the background, with -o FILE", ["remote"] = "run pyd on that host", ["remote-prefix"] = "run pyd on that host",
        ["example"] = "name the script's file", ["language-server"] = "use pyd check",
        ["list-servers"] = "pyd compiles by itself", ["trust-servers"] = "pyd compiles by itself", ["use-http-server"] = "pyd compiles by itself",
        ["client-options"] = "pyd compiles by itself", ["sysroot"] = "run pyd where the program runs", ["sysenv"] = "run pyd where the program runs",
        ["target-namespaces"] = "run pyd in that namespace", ["rlimit-as"] = "use ulimit -v", ["rlimit-cpu"] = "use ulimit -t", ["rlimit-nproc"] = "use ulimit -u",
        ["rlimit-stack"] = "use ulimit -s", ["rlimit-fsize"] = "use ulimit -f",
    };

    /// <summary>Options that mean nothing here, with the reason.</summary>
    private static readonly Dictionary<string, string> Idle = new()
    {
        ["k"] = NoModule, ["r"] = NoModule, ["a"] = NoModule, ["B"] = NoModule, ["R"] = NoModule, ["poison-cache"] = NoModule, ["clean-cache"] = NoModule,
        ["disable-cache"] = NoModule, ["tmpdir"] = NoModule, ["modinfo"] = NoModule, ["sign-module"] = NoModule, ["build-as"] = NoModule,
        ["save-uprobes"] = NoModule, ["use-server"] = NoModule, ["use-server-on-error"] = NoModule, ["J"] = NoModule, ["j"] = NoModule,
        ["b"] = "what is printed goes through one buffer in any case", ["d"] = NoSymbols, ["ldd"] = NoSymbols, ["all-modules"] = NoSymbols,
        ["download-debuginfo"] = NoSymbols, ["P"] = NoSymbols, ["prologue-searching"] = NoSymbols, ["q"] = "there is no coverage of tapsets to write",
        ["privilege"] = NoPrivilege, ["unprivileged"] = NoPrivilege, ["runtime"] = OneRuntime, ["dyninst"] = OneRuntime, ["bpf"] = OneRuntime,
        ["check-version"] = "use --compatible", ["debug"] = "use -v",
        ["semantic-keep-going"] = "all mistakes are shown in any case",
    };

    private const string NoModule = "no kernel module is built", NoSymbols = "markers are found without debugging information",
        NoPrivilege = "a script needs no privilege but what its probes need", OneRuntime = "pyd has a runtime of its own";

    private static readonly string[] Privileges = ["stapdev", "stapsys", "stapusr"];

    private static readonly string[] Runtimes = ["kernel", "dyninst", "bpf"];

    private static readonly string[] When = ["always", "auto", "never"];

    /// <summary>Every option's name, without hyphens.</summary>
    internal static IEnumerable<string> Names => ShortOptions.Where(char.IsAsciiLetter).Select(letter => letter.ToString()).Concat(LongOptions.Keys);

    /// <summary>What a command line asks for.</summary>
    /// <exception cref="StapUsageException">It has a mistake.</exception>
    /// <exception cref="StapHelpException">It asks for help or the version.</exception>
    public static StapRequest Parse(IReadOnlyList<string> arguments)
    {
        var request = new StapRequest();
        var (options, operands) = Split(arguments);
        foreach (var (name, value) in options)
            Apply(request, name, value);
        TakeOperands(request, operands);
        return request;
    }

    private static (IReadOnlyList<(string Name, string Value)> Options, IReadOnlyList<string> Arguments) Split(IReadOnlyList<string> arguments)
    {
        try
        {
            return Getopt.Parse(arguments, ShortOptions, LongOptions);
        }
        catch (UsageException mistake)
        {
            throw new StapUsageException($"stap: {mistake.Message}", pointsToHelp: true);
        }
    }

    private static void Apply(StapRequest request, string name, string value)
    {
        if (Refused.TryGetValue(name, out var instead))
            throw new StapUsageException($"{Dashed(name)} is not supported by pyd: {instead}.");
        if (Idle.TryGetValue(name, out var reason))
            request.Notes.Add($"{Dashed(name)} has no effect: {reason}");
        switch (name)
        {
            case "h" or "help": throw new StapHelpException(isVersion: false);
            case "V" or "version": throw new StapHelpException(isVersion: true);
            case "v":
                for (var pass = 0; pass < request.Verbosity.Length; pass++)
                    request.Verbosity[pass]++;
                break;
            case "vp": AddVerbosity(request, value); break;
            case "p":
                request.LastPass = value is [>= '1' and <= '5'] ? value[0] - '0' : throw new StapUsageException("Invalid pass number (should be 1-5).");
                break;
            case "e":
                if (request.Script is not null)
                    throw new StapUsageException("Only one script can be given on the command line.");
                request.Script = value;
                break;
            case "E": request.AdditionalScripts.Add(value); break;
            case "I": request.Tapsets.Add(value); break;
            case "D": request.Definitions.Add(Checked("-D parameter", value, Definition())); break;
            case "G": request.Globals.Add(Checked("-G parameter", value, GlobalValue())); break;
            case "c": request.Command = value.Length > 0 ? value : throw new StapUsageException("Empty CMD string invalid."); break;
            case "x":
                request.Process = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                    ? pid : throw new StapUsageException("Invalid target process ID number.");
                break;
            case "o": request.Output = value; break;
            case "replay": request.Replay = value; break;
            case "T":
                request.Timeout = double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0.001 && seconds < int.MaxValue
                    ? TimeSpan.FromSeconds(seconds) : throw new StapUsageException("Invalid timeout interval.");
                break;
            case "m": request.Module = Module(value); break;
            case "s":
                request.BufferSize = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes is >= 1 and <= 4095
                    ? megabytes : throw new StapUsageException("Invalid buffer size (should be 1-4095).");
                break;
            case "S": request.Rotation = Rotation(Checked("-S parameter", value, Sizes())); break;
            case "monitor": request.Monitor = Interval(value); break;
            case "d" when value.Length == 0: throw new StapUsageException("Data object (-d) cannot be empty.");
            case "a": Checked("-a parameter", value, Architecture()); break;
            case "l": List(request, StapList.Probes, value); break;
            case "L": List(request, StapList.ProbesAndVariables, value); break;
            case "dump-probe-types": List(request, StapList.ProbeTypes, ""); break;
            case "dump-probe-aliases": List(request, StapList.Aliases, ""); break;
            case "dump-functions": List(request, StapList.Functions, ""); break;
            case "compatible":
                request.Compatible = !IsOfFuture(value) ? value
                    : throw new StapUsageException($"ERROR: systemtap version {StapCompilation.NewestVersion} cannot be compatible with future version {value}");
                break;
            case "clean-cache": request.CleansCache = true; break;
            case "modinfo": Checked("--modinfo parameter", value, ModuleInformation()); break;
            case "download-debuginfo" when value.Length > 0 && !(value is "yes" or "no" or "ask" || int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)):
                throw new StapUsageException($"ERROR: {value} is not a valid value. Use 'yes', 'no', 'ask' or a timeout value.");
            case "g": request.Guru = true; break;
            case "u": request.Unoptimized = true; break;
            case "w": request.HidesWarnings = true; break;
            case "W": request.WarningsAreErrors = true; break;
            case "skip-badvars": request.SkipsBadVariables = true; break;
            case "t": request.CollectsTiming = true; break;
            case "no-global-var-display": request.HidesGlobals = true; break;
            case "suppress-handler-errors": request.SuppressesErrors = true; break;
            case "suppress-time-limits":
                if (!request.Guru)
                    throw new StapUsageException("ERROR --suppress-time-limits requires guru mode (-g)");
                request.SuppressesTimeLimits = true;
                break;
            case "privilege" when !Privileges.Contains(value): throw new StapUsageException($"Invalid argument '{value}' for --privilege.");
            case "runtime" when !Runtimes.Contains(value):
                throw new StapUsageException($"ERROR: {value} is an invalid argument for --runtime");
            case "color" or "colour" when value.Length > 0 && !When.Contains(value): throw new StapUsageException($"Invalid argument '{value}' for --color.");
            case "color" or "colour": request.Color = value.Length > 0 ? value : "always"; break;
            case "prologue-searching" when value.Length > 0 && !When.Contains(value):
                throw new StapUsageException($"Invalid argument '{value}' for --prologue-searching.");
        }
    }

    private static void TakeOperands(StapRequest request, IReadOnlyList<string> operands)
    {
        var isListing = request.Listing != StapList.None;
        var script = request.Script is null && !isListing ? operands.FirstOrDefault() : null;
        request.File = script;
        request.Arguments.AddRange(operands.Skip(script is null ? 0 : 1));
        if (!isListing && request is { Script: null, File: null, CleansCache: false })
            throw new StapUsageException("A script must be specified.", pointsToHelp: true);
        if (isListing && request.Script is not null)
            throw new StapUsageException("Cannot specify a script with -l/-L/--dump-* switches.", pointsToHelp: true);
        if (isListing && request.LastPass != 5)
            throw new StapUsageException("Cannot specify -p with -l/-L/--dump-* switches.", pointsToHelp: true);
        if (request is { Rotation: not null, Output: null })
            throw new StapUsageException("You have to specify output FILE with '-S' option.");
        if (request is { Command: not null, Process: > 0 })
            throw new StapUsageException("You can't specify -c and -x together.", pointsToHelp: true);
    }

    private static void List(StapRequest request, StapList listing, string pattern)
    {
        if (request.Listing != StapList.None)
            throw new StapUsageException(OneListing);
        (request.Listing, request.Pattern) = (listing, pattern);
    }

    private static void AddVerbosity(StapRequest request, string digits)
    {
        if (digits.Length is < 1 or > 5 || !digits.All(char.IsAsciiDigit))
            throw new StapUsageException("Invalid --vp argument: it takes 1 to 5 digits.");
        for (var pass = 0; pass < digits.Length; pass++)
            request.Verbosity[pass] += digits[pass] - '0';
    }

    // What is no version is none that was.
    private static bool IsOfFuture(string version) =>
        !Version.TryParse(version.Contains('.', StringComparison.Ordinal) ? version : $"{version}.0", out var wanted) || wanted > Version.Parse(StapCompilation.NewestVersion);

    private static string Dashed(string name) => (name.Length == 1 ? "-" : "--") + name;

    // SIZE[,N], in megabytes
    private static OutputRotation Rotation(string value)
    {
        var numbers = value.Split(',');
        return long.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and < 1 << 20
            ? new OutputRotation(size << 20, numbers.Length > 1 && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var files) ? files : 0)
            : throw new StapUsageException("Invalid output size (-S): it takes megabytes, from 1 on.");
    }

    private static TimeSpan Interval(string value) =>
        value.Length == 0 ? TimeSpan.FromSeconds(1) :
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) :
        throw new StapUsageException("Invalid monitor interval.");

    private static string Module(string name)
    {
        if (name.EndsWith(".ko", StringComparison.Ordinal) || name.EndsWith(".so", StringComparison.Ordinal))
        {
            name = name[..^3];
            Console.Error.WriteLine($"Truncating module name to '{name}'");
        }
        if (name.Length == 0)
            throw new StapUsageException("Module name cannot be empty.");
        name = Checked("-m parameter", name, ModuleName());
        return name.Length > LongestModule ? name[..LongestModule] : name;
    }

    private static string Checked(string what, string value, Regex form) =>
        form.IsMatch(value) ? value : throw new StapUsageException($"ERROR: Safety pattern mismatch for {what} ('{value}' vs. '{form}') rc=1");

    [GeneratedRegex("^[a-z_][a-z_0-9]*(=-?[a-z_0-9]+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Definition();

    [GeneratedRegex("^[a-z_][a-z0-9_]*=[a-z0-9_.-]+$", RegexOptions.IgnoreCase)]
    private static partial Regex GlobalValue();

    [GeneratedRegex("^[a-z_][a-z0-9_]*=.+$", RegexOptions.IgnoreCase)]
    private static partial Regex ModuleInformation();

    [GeneratedRegex("^[0-9]+(,[0-9]+)?$")]
    private static partial Regex Sizes();

    [GeneratedRegex("^[a-z0-9_-]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Architecture();

    [GeneratedRegex("^[a-z0-9_]+$", RegexOptions.IgnoreCase)]
    private static partial Regex ModuleName();
}
