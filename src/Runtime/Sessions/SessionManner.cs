namespace Pyd.Runtime.Sessions;

/// <summary>The tool whose words a session uses for what goes wrong.</summary>
public enum SessionManner
{
    /// <summary>pyd's own: place, id, each cause once.</summary>
    Pyd,

    /// <summary>dtrace(1).</summary>
    Dtrace,

    /// <summary>stap(1).</summary>
    SystemTap,
}
