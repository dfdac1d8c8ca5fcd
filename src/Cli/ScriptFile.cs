using System.Text;
using Pyd.Compiler.Syntax;

namespace Pyd.Cli;

/// <summary>Script files as the command line names them.</summary>
internal static class ScriptFile
{
    /// <summary>A file's text; <c>-</c> is standard input.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            if (path == "-")
                return Console.In.ReadToEnd();
            if (Directory.Exists(path))
                throw new UsageException($"{path} is a directory, not a script");
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"there is no script {path}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read {path}: {failure.Message}");
        }
    }

    /// <summary>The language of a script by its file name, else by its <c>#!</c> line, else by what it says.</summary>
    /// <exception cref="UsageException">Nothing tells.</exception>
    public static Dialect DialectOf(string path, string text, IReadOnlyList<string> arguments)
    {
        if (path.EndsWith(".d", StringComparison.OrdinalIgnoreCase))
            return Dialect.D;
        if (path.EndsWith(".stp", StringComparison.OrdinalIgnoreCase))
            return Dialect.Stap;
        var first = text.AsSpan()[..Math.Max(0, text.AsSpan().IndexOf('\n'))];
        if (first.StartsWith("#!") && first.Contains("dtrace", StringComparison.Ordinal))
            return Dialect.D;
        if (first.StartsWith("#!") && first.Contains("stap", StringComparison.Ordinal))
            return Dialect.Stap;
        return DialectGuess.Of(text, arguments)
            ?? throw new UsageException($"{path}: neither the name nor the text tells whether this is D or SystemTap's language; say --dialect d or --dialect stap");
    }
}
