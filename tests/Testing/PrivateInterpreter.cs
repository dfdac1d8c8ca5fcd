using System.Text.RegularExpressions;

namespace Pyd.Testing;

/// <summary>
/// Copies of interpreters for tests that trace through the kernel. Breakpoints and semaphores belong to a file, in every process that runs it, and
/// CPython 3.11 fails in code whose name is not UTF-8 while its markers are on: tests on the original, which run at the same time, would see that.
/// </summary>
public static partial class PrivateInterpreter
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "private-interpreters");

    /// <summary>A copy with the same name and version; the interpreter itself when it is absent.</summary>
    /// <param name="python">An executable, or a script of sh that starts one by its full path, in quotes.</param>
    public static Interpreter Of(Interpreter python)
    {
        if (python.IsAbsent)
            return python;
        var folder = Path.Combine(Folder, python.Path.TrimStart('/').Replace('/', '-'));
        Directory.CreateDirectory(folder);
        return new Interpreter(IsScript(python.Path) ? CopyScript(python.Path, folder) : Copy(python.Path, folder), python.Version);
    }

    /// <summary>The program that a Python's processes run: itself, or what its script starts.</summary>
    public static string ExecutableOf(string python) => IsScript(python)
        ? Quoted().Matches(File.ReadAllText(python)).Select(match => match.Groups["path"].Value).First(path => File.Exists(path) && !IsScript(path))
        : python;

    private static bool IsScript(string path) => File.ReadAllBytes(path).AsSpan().StartsWith("#!"u8);

    private static string CopyScript(string path, string folder)
    {
        var text = Quoted().Replace(File.ReadAllText(path), match => match.Groups["path"].Value is var named && named != path && File.Exists(named) && !IsScript(named)
            ? $"\"{Copy(named, Directory.CreateDirectory(Path.Combine(folder, "program")).FullName)}\""
            : match.Value);
        var copy = Copy(path, folder);      // with its permissions
        File.WriteAllText(copy, text);
        return copy;
    }

    private static string Copy(string path, string folder)
    {
        var copy = Path.Combine(folder, Path.GetFileName(path));
        // Not written to in place: it may still be running.
        File.Delete(copy);
        File.Copy(path, copy);
        return copy;
    }

    [GeneratedRegex("\"(?<path>/[^\"$]*/python[^\"/]*)\"")]
    private static partial Regex Quoted();
}
