using Xunit;

namespace Pyd.Testing;

/// <summary>
/// Runs <c>dotnet</c> on the repository's own projects, whose outputs are those of everybody: one at a time, also with tests of other assemblies and
/// with <c>./pyd</c>, which hold the same lock.
/// </summary>
public static class DotNetCommand
{
    /// <summary>Runs it to its end, which must be a success.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its standard output.</returns>
    public static string Run(string folder, params string[] arguments)
    {
        // Servers that it leaves must not inherit the lock (-o).
        var run = Command.Run("flock", ["-o", RepositoryRoot.File("artifacts/lock"), "dotnet", .. arguments], folder: folder, timeout: TimeSpan.FromMinutes(8));
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{run.Output}{run.Error}");
        return run.Output;
    }
}
