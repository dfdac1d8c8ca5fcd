using System.Text;
using Pyd.Compiler.Text;

namespace Pyd.Cli;

/// <summary>The tapsets that stap scripts may use: those of the command line first, then pyd's own.</summary>
internal static class TapsetFolder
{
    /// <summary>pyd's own, installed beside it.</summary>
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "tapset");

    /// <summary>The tapset files in the order in which they are searched.</summary>
    /// <exception cref="UsageException">A folder of the command line does not exist.</exception>
    public static IReadOnlyList<SourceText> Read(IReadOnlyList<string> folders)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new UsageException($"-I {missing}: there is no such directory");
        return [.. folders.Append(Own).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.stp").Order(StringComparer.Ordinal))
            .Select(file => new SourceText(file, File.ReadAllText(file, Encoding.UTF8)))];
    }
}
