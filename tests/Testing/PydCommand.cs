namespace Pyd.Testing;

/// <summary>Runs the repository's <c>./pyd</c>, from the root unless told otherwise, with an empty standard input.</summary>
public static class PydCommand
{
    private static readonly string Program = RepositoryRoot.File("pyd");

    /// <summary>Options that a whole run of the tests gives to each <c>pyd run</c> with a command, one a line: for what must change nothing.</summary>
    private static readonly string[] Everywhere =
        Environment.GetEnvironmentVariable("PYD_TEST_OPTIONS")?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Runs pyd with arguments.</summary>
    public static CommandResult Run(params string[] arguments) =>
        Command.Run(Program, arguments is ["run", var script, .. var rest] && rest.Contains("-c") ? ["run", script, .. Everywhere, .. rest] : arguments);

    /// <summary>Runs pyd with arguments in a folder.</summary>
    public static CommandResult RunIn(string folder, params string[] arguments) => Command.Run(Program, arguments, folder: folder);

    /// <summary>Runs pyd with a text as its standard input.</summary>
    public static CommandResult RunWithInput(string input, params string[] arguments) => Command.Run(Program, arguments, input);

    /// <summary>Runs a line of sh in which <c>$PYD</c> is pyd, for redirections and pipes.</summary>
    public static CommandResult Shell(string line) =>
        Command.Run("/bin/sh", ["-c", line], environment: new Dictionary<string, string> { ["PYD"] = Program });
}
