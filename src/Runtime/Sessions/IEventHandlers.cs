using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>A program's handlers as a struct: <see cref="EventRun.Run"/> is compiled anew for each, so that events reach them without a virtual call.</summary>
public interface IEventHandlers
{
    /// <summary>As <c>TraceProgram.Fire</c>.</summary>
    void Fire(int handler, ref readonly ProbeEvent e, TraceThread thread);
}
