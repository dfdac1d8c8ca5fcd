namespace Pyd.Hosting;

/// <summary>Where the events of a run come from, as <c>--source</c> names it.</summary>
public enum SourceKind
{
    /// <summary>The native agent inside the target; where it cannot be loaded, the one in Python.</summary>
    Agent,

    /// <summary>The agent in pure Python.</summary>
    AgentPython,

    /// <summary>Static markers, through the kernel.</summary>
    Usdt,

    /// <summary>A recorded trace.</summary>
    Replay,
}
