using System.Runtime.InteropServices;
using System.Text;
using Pyd.Compiler.Text;

namespace Pyd.Cli;

/// <summary>
/// The tapsets that stap scripts may use, as stap(1) searches them: the folders of the command line, the user's own
/// (<c>$XDG_DATA_HOME/systemtap/tapset</c>), then pyd's, or those of <c>$SYSTEMTAP_TAPSET</c> in their stead. In a folder the parts for this machine
/// and kernel come first.
/// </summary>
internal static class TapsetFolder
{
    /// <summary>pyd's own, installed beside it.</summary>
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "tapset");

    /// <summary>The tapset files, and those of macros, in the order in which they are searched.</summary>
    /// <exception cref="UsageException">A folder of the command line does not exist.</exception>
    public static IReadOnlyList<SourceText> Read(IReadOnlyList<string> folders)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new UsageException($"-I {missing}: there is no such directory");
        return [.. folders.Append(User()).Append(Environment.GetEnvironmentVariable("SYSTEMTAP_TAPSET") ?? Own)
            .SelectMany(Parts).Where(Directory.Exists).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            .Where(file => Path.GetExtension(file) is ".stp" or ".stpm")
            .Select(file => new SourceText(file, File.ReadAllText(file, Encoding.UTF8)))];
    }

    private static string User() => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share"),
        "systemtap", "tapset");

    // 6.1.0/x86_64, 6.1.0, 6.1/x86_64, 6.1, x86_64, and the folder itself.
    private static IEnumerable<string> Parts(string folder)
    {
        var machine = RuntimeInformation.OSArchitecture == Architecture.X64 ? "x86_64" : "arm64";
        var kernel = Environment.OSVersion.Version;
        return [.. new[] { kernel.ToString(3), kernel.ToString(2) }.SelectMany(version => new[] { Path.Combine(folder, version, machine), Path.Combine(folder, version) }),
            Path.Combine(folder, machine), folder];
    }
}
