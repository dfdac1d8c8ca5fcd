using Pyd.Shared;

namespace Pyd.Runtime.Events;

/// <summary>How scripts name executables and libraries.</summary>
internal static class ExecutableName
{
    /// <summary>A path is that file, also through symbolic links of this machine; a bare name agrees up to a version suffix: <c>python</c> with <c>python3.6dm</c>.</summary>
    /// <param name="wanted">What the script says; may have wildcards.</param>
    /// <param name="actual">A path.</param>
    public static bool IsMatch(string wanted, string actual) =>
        !wanted.Contains('/') ? IsSame(wanted, Path.GetFileName(actual)) : Glob.IsMatch(wanted, actual) || (actual.Length > 0 && WithoutLinks(wanted) == actual);

    /// <summary>Whether a bare name means another.</summary>
    public static bool IsSame(string wanted, string actual) =>
        Glob.IsMatch(wanted, actual) || WithoutVersion(wanted) == WithoutVersion(actual);

    /// <summary>The file that a path leads to. A process knows its executable by that.</summary>
    private static string WithoutLinks(string path)
    {
        try
        {
            var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
            for (var folder = Path.GetDirectoryName(file); folder is { Length: > 1 }; folder = Path.GetDirectoryName(folder))
            {
                if (Directory.ResolveLinkTarget(folder, returnFinalTarget: true) is { } target)
                    return WithoutLinks(target.FullName + file[folder.Length..]);
            }
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    /// <summary><c>python3.6dm</c> → <c>python</c>; <c>libpython3.6dm.so.1.0</c> → <c>libpython</c>.</summary>
    private static string WithoutVersion(string name)
    {
        var so = name.IndexOf(".so", StringComparison.Ordinal);
        if (so > 0)
            name = name[..so];
        var digit = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit <= 0)
            return name;
        var suffix = name.AsSpan(digit).TrimEnd("dmutw");
        return suffix.ContainsAnyExcept("0123456789.") ? name : name[..digit];
    }
}
