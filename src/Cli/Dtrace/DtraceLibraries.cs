using System.Text.RegularExpressions;
using Pyd.Compiler;

namespace Pyd.Cli.Dtrace;

/// <summary>
/// The user's D libraries: the files <c>*.d</c> in the folders of <c>-L</c> and the option <c>libdir</c>, whose types, inlines and translators scripts
/// may use. As in DTrace one comes after those that it depends on, and one that depends on what is not here is left out.
/// </summary>
internal static partial class DtraceLibraries
{
    private const string Setting = "libdir=";

    /// <summary>DTrace's own libraries (dlibs), which pyd does without.</summary>
    private static readonly HashSet<string> OfDtrace =
        ["cpc.d", "dtrace.d", "errno.d", "io.d", "ip.d", "lockstat.d", "net.d", "procfs.d", "regs.d", "sched.d", "signal.d", "tcp.d", "types.d", "udp.d", "unistd.d"];

    /// <summary>The libraries in the order in which they are read.</summary>
    /// <param name="settings">The options of the command line.</param>
    /// <param name="user">The program that they are for.</param>
    /// <exception cref="DtraceException">One cannot be read, some depend on each other in a circle, or on what nobody has.</exception>
    public static IReadOnlyList<DtraceProgram> Load(IReadOnlyList<string> settings, DtraceProgram user)
    {
        var all = settings.Where(setting => setting.StartsWith(Setting, StringComparison.Ordinal))
            .Select(setting => setting[Setting.Length..])
            .Where(Directory.Exists)
            .SelectMany(folder => Files(folder, user))
            .Select(path => DtraceProgram.OfLibrary(path, user))
            .DistinctBy(library => library.Name)
            .ToDictionary(library => library.Name);
        var ordered = new List<DtraceProgram>();
        // Whether a library is here with all that it needs; null while that is being found out.
        var known = new Dictionary<string, bool?>();
        foreach (var name in all.Keys)
            Visit(name);
        return ordered;

        string Known(string name, DtraceProgram library) => all.ContainsKey(name) || OfDtrace.Contains(name) ? name
            : throw new DtraceException($"{user.Failure}Invalid library dependency in {library.Source.Path}: {Path.Combine(Path.GetDirectoryName(library.Source.Path) ?? "", name)}");

        bool Visit(string name)
        {
            if (known.TryGetValue(name, out var isComplete))
                return isComplete ?? throw new DtraceException($"{user.Failure}library {name} depends on itself");
            if (!all.TryGetValue(name, out var library))
                return false;
            known[name] = null;
            var isWhole = Dependency().Matches(library.Source.Content).All(match => match.Groups["what"].Value switch
            {
                "library" => Visit(Known(match.Groups["name"].Value, library)),
                "provider" => ScriptCompilation.HasProvider(match.Groups["name"].Value),
                _ => false,
            });
            known[name] = isWhole;
            if (isWhole)
                ordered.Add(library);
            return isWhole;
        }
    }

    private static string[] Files(string folder, DtraceProgram user)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.d").Order(StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DtraceException($"{user.Failure}failed to read library directory {folder}: {failure.Message}");
        }
    }

    [GeneratedRegex(@"^[ \t]*#[ \t]*pragma[ \t]+D[ \t]+depends_on[ \t]+(?<what>\w+)[ \t]+(?<name>\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Dependency();
}
