namespace Pyd.Testing;

/// <summary>Runs what the repository's <c>./pyd</c> runs, from the root unless told otherwise, with an empty standard input.</summary>
public static class PydCommand
{
    /// <summary>The published program. <c>./pyd</c> looks first whether any source is newer, which is asked here once for all tests.</summary>
    private static readonly string Program = Publish();

    private static readonly Dictionary<string, string> Variables = FindVariables();

    /// <summary>Options that a whole run of the tests gives to each <c>pyd run</c> with a command, one a line: for what must change nothing.</summary>
    private static readonly string[] Everywhere =
        Environment.GetEnvironmentVariable("PYD_TEST_OPTIONS")?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Runs pyd with arguments.</summary>
    public static CommandResult Run(params string[] arguments) =>
        Command.Run(Program, arguments is ["run", var script, .. var rest] && rest.Contains("-c") ? ["run", script, .. Everywhere, .. rest] : arguments, environment: Variables);

    /// <summary>Runs pyd with arguments in a folder.</summary>
    public static CommandResult RunIn(string folder, params string[] arguments) => Command.Run(Program, arguments, folder: folder, environment: Variables);

    /// <summary>Runs pyd with a text as its standard input.</summary>
    public static CommandResult RunWithInput(string input, params string[] arguments) => Command.Run(Program, arguments, input, environment: Variables);

    /// <summary>Runs a line of sh in which <c>$PYD</c> is pyd, for redirections and pipes.</summary>
    public static CommandResult Shell(string line) =>
        Command.Run("/bin/sh", ["-c", line], environment: Variables);

    private static string Publish()
    {
        var answer = Command.Run(RepositoryRoot.File("pyd"), ["--version"], timeout: TimeSpan.FromMinutes(10));
        return answer.ExitCode == 0 && Directory.ResolveLinkTarget(RepositoryRoot.File("artifacts/pyd"), returnFinalTarget: true) is { } publication
            ? Path.Combine(publication.FullName, "pyd")
            : throw new InvalidOperationException($"pyd cannot be published: {answer.Error}");
    }

    /// <summary>Where .NET is, as <c>./pyd</c> tells it when it is nowhere that .NET's programs look.</summary>
    private static Dictionary<string, string> FindVariables()
    {
        var variables = new Dictionary<string, string> { ["PYD"] = Program };
        var file = Path.Combine(Path.GetDirectoryName(Program) ?? "", "dotnet-root");
        if (File.Exists(file) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOTNET_ROOT")))
            variables["DOTNET_ROOT"] = File.ReadAllText(file).Trim();
        return variables;
    }
}
