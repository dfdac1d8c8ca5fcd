namespace Pyd.Testing;

/// <summary>Finds files of the repository from wherever the tests were built to.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder of Compiler.sln.</summary>
    public static string Path { get; } = Find();

    /// <summary>The full path of a file or folder, given relative to the root with forward slashes.</summary>
    public static string File(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Compiler.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"no folder above {AppContext.BaseDirectory} has a Compiler.sln");
    }
}
