namespace Pyd.Shared;

/// <summary>Why a file cannot be written, in words that do not repeat its name.</summary>
internal static class FileFailure
{
    /// <param name="failure">What the system says.</param>
    /// <param name="path">The file; null for standard output.</param>
    public static string Reason(Exception failure, string? path) => failure switch
    {
        DirectoryNotFoundException => "there is no such directory",
        UnauthorizedAccessException => path is not null && Directory.Exists(path) ? "it is a directory" : "access is denied",
        _ => failure.Message,
    };
}
