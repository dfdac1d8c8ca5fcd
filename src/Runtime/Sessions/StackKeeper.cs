using Pyd.Runtime.Builtins;
using Pyd.Runtime.Events;

namespace Pyd.Runtime.Sessions;

/// <summary>
/// Keeps each thread's Python stack from its entry and return events. A trace that begins in the middle of a program shows no callers from
/// before it; a return without its entry changes nothing.
/// </summary>
internal sealed class StackKeeper(StackTree tree, SessionTables tables, int frames)
{
    private const string Provider = "python", Entry = "function-entry", Return = "function-return";
    private const int FileAndFunction = 0b11;

    private readonly List<Effect> _effects = [];

    private enum Effect
    {
        None,
        Enters,
        Leaves,
    }

    /// <summary>What a source has to give beside what the clauses want: every entry and return.</summary>
    public static ProbeInterest Extend(ProbeInterest interest)
    {
        var probes = interest.Probes.Where(probe => !IsNeeded(probe));
        var needed = new[] { Entry, Return }.Select(name =>
        {
            var wanted = interest.Probes.FirstOrDefault(probe => IsNeeded(probe) && probe.Name == name);
            return new WantedProbe(Provider, name, FileAndFunction | (wanted?.Arguments ?? 0), FileAndFunction | (wanted?.Strings ?? 0));
        });
        return interest with { Probes = [.. probes, .. needed] };
    }

    /// <summary>Before the clauses of an event run: a function that is entered is on the stack.</summary>
    public void Before(ref readonly ProbeEvent e, TraceThread thread)
    {
        thread.StackFrames = frames;
        thread.LastSeen = (e.Time, e.Cpu);
        if (EffectOf(e.Probe) == Effect.Enters)
            thread.Stack = tree.Call(thread.Stack, e.Arg0, e.Arg1);
    }

    /// <summary>After they have run: a function that was left is off it.</summary>
    public void After(ref readonly ProbeEvent e, TraceThread thread)
    {
        if (EffectOf(e.Probe) != Effect.Leaves)
            return;
        for (var node = thread.Stack; node is not null; node = node.Caller)
        {
            if (!node.Is(e.Arg0, e.Arg1))
                continue;
            thread.Stack = node.Caller;
            return;
        }
    }

    private static bool IsNeeded(WantedProbe probe) => probe is { Provider: Provider, Name: Entry or Return };

    private Effect EffectOf(int probe)
    {
        while (_effects.Count <= probe)
        {
            var info = tables.Probes[_effects.Count];
            _effects.Add(info.Provider != Provider ? Effect.None : info.Name switch { Entry => Effect.Enters, Return => Effect.Leaves, _ => Effect.None });
        }
        return _effects[probe];
    }
}
