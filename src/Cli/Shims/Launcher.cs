namespace Pyd.Cli.Shims;

/// <summary>A small script that starts pyd under another name: <c>dtrace</c> or <c>stap</c>.</summary>
internal static class Launcher
{
    /// <summary>The names, and the verbs that they stand for.</summary>
    public static readonly IReadOnlyList<string> Names = ["dtrace", "stap"];

    /// <summary>A line by which pyd knows a launcher of its own.</summary>
    private const string Mark = "# A launcher of pyd, made by: pyd install-shims";

    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Writes a launcher; one that is there is replaced at once, so that nobody sees half of it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="start">How pyd is started.</param>
    /// <param name="dotnet">The .NET that it needs to be told, or null.</param>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string name, IReadOnlyList<string> start, string? dotnet)
    {
        var environment = dotnet is null ? "" : $"DOTNET_ROOT=${{DOTNET_ROOT:-{Quoted(dotnet)}}} && export DOTNET_ROOT\n";
        var (path, draft) = (Path.Combine(folder, name), Path.Combine(folder, $".{name}.new"));
        File.WriteAllText(draft, $"#!/bin/sh\n{Mark}\n{environment}exec {string.Join(' ', start.Select(Quoted))} {name} \"$@\"\n");
        File.SetUnixFileMode(draft, Executable);
        File.Move(draft, path, overwrite: true);
        return path;
    }

    /// <summary>Whether a file is such a launcher.</summary>
    public static bool IsLauncher(string file)
    {
        try
        {
            return File.ReadLines(file).Skip(1).FirstOrDefault() == Mark;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
