using Pyd.Sources.Agent;

namespace Pyd.Sources.Usdt;

/// <summary>The reader's rest: short while events come, asleep until it is woken when they have ceased.</summary>
/// <param name="maps">Say whether writers wake the reader.</param>
/// <param name="ring">What it waits for.</param>
/// <param name="target">Whose end wakes it, too; or null.</param>
internal sealed class RingRest(TracingMaps maps, RecordRing ring, TargetProcess? target)
{
    /// <summary>Naps after the last event before the reader asks to be woken and sleeps longer.</summary>
    private const int Naps = 20;

    private int _naps;

    /// <summary>A look at each event would cost its writer more than the event.</summary>
    public static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    /// <summary>Events have come: naps are short again.</summary>
    public void Begin() => _naps = 0;

    /// <summary>Sleeps, unless the target ends.</summary>
    public void Doze(TimeSpan time)
    {
        Span<Native.PollEntry> entries = [new() { Descriptor = target?.ExitEvent ?? -1, Events = Native.PollIn }];
        Native.Poll(entries, time);
    }

    /// <summary>Sleeps until something may have come, at most for some time.</summary>
    public void Sleep(TimeSpan wait)
    {
        if (++_naps <= Naps)
        {
            Doze(wait < Nap ? wait : Nap);
            return;
        }
        Span<Native.PollEntry> entries = [new() { Descriptor = target?.ExitEvent ?? -1, Events = Native.PollIn }, new() { Descriptor = maps.Ring.Descriptor, Events = Native.PollIn }];
        maps.WantsWakeUp = true;
        // A record may have come just before its writer could see the wish.
        if (!ring.HasRecord)
            Native.Poll(entries, wait);
        maps.WantsWakeUp = false;
    }
}
