using Pyd.Runtime.Events;
using Pyd.Runtime.Sessions;

namespace Pyd.Hosting;

/// <summary>What somebody who sits before a terminal sees of a run beside its output. All calls are on the run's thread.</summary>
public interface IRunView
{
    /// <summary>Whether it looks at what the script has gathered, which then has to be in one place: the run has one job.</summary>
    bool ReadsResults { get; }

    /// <summary>The run begins.</summary>
    /// <param name="session">The session.</param>
    /// <param name="source">Its events.</param>
    void Begin(TraceSession session, IEventSource source);

    /// <summary>Time has passed, perhaps a little only.</summary>
    void Refresh();

    /// <summary>Something else is about to be written on the terminal: what the view has drawn is taken away.</summary>
    void Hide();
}
