namespace Pyd.Runtime.Sessions;

/// <summary>PYD4xxx: ids of what goes wrong while a script runs.</summary>
public static class RuntimeMessages
{
    /// <summary>A D clause met a bad address or a division by zero: it ended there, what it had printed was taken back, and <c>ERROR</c> fired.</summary>
    public const string ClauseFault = "PYD4001";

    /// <summary>A stap handler raised an error that nothing caught: the session ends with its <c>error</c> probes.</summary>
    public const string ScriptError = "PYD4002";
}
