namespace Pyd.Runtime.Sessions;

/// <summary>PYD4xxx: ids of what goes wrong while a script runs.</summary>
public static class RuntimeMessages
{
    /// <summary>A D clause met a bad address or a division by zero: it ended there, what it had printed was taken back, and <c>ERROR</c> fired.</summary>
    public const string ClauseFault = "PYD4001";

    /// <summary>A stap handler raised an error that nothing caught: the session ends with its <c>error</c> probes.</summary>
    public const string ScriptError = "PYD4002";

    /// <summary>A D action could not be done: a file that cannot be written, an option that cannot be set. The clause goes on.</summary>
    public const string ActionRefused = "PYD4003";

    /// <summary>The script has a destructive action, and neither <c>-w</c> nor the option <c>destructive</c> allows it. Nothing was traced.</summary>
    public const string Destructive = "PYD4004";
}
