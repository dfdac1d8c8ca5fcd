namespace Pyd.Sources.Agent;

/// <summary>Which agent writes a Python's events.</summary>
public enum AgentKind
{
    /// <summary>The native one where it can be loaded, the one in Python in the other processes.</summary>
    Native,

    /// <summary>The one in pure Python, everywhere.</summary>
    Python,
}
