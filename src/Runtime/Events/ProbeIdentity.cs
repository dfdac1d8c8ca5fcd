namespace Pyd.Runtime.Events;

/// <summary>A probe as a session numbers and names it: D's <c>id</c> and what <c>probefunc</c> and <c>probename</c> print in a record's row.</summary>
/// <param name="Id">From 1, as DTrace numbers its own: BEGIN, END, ERROR, then timers, then the probes of the source.</param>
/// <param name="Provider">Without a process id.</param>
/// <param name="Module">The module, or empty.</param>
/// <param name="Function">The function, or empty.</param>
/// <param name="Name">The name.</param>
public sealed record ProbeIdentity(int Id, string Provider, string Module, string Function, string Name)
{
    /// <summary><c>dtrace:::BEGIN</c></summary>
    public override string ToString() => $"{Provider}:{Module}:{Function}:{Name}";
}
