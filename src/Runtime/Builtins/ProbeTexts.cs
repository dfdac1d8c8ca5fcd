using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>A part of each probe's name as a string of the script, made when a clause first asks for it.</summary>
/// <param name="part">The part.</param>
internal sealed class ProbeTexts(Func<ProbeInfo, string> part)
{
    private TraceString?[] _texts = [];

    public TraceString Of(SessionTables tables, int probe)
    {
        if (probe >= _texts.Length)
            Array.Resize(ref _texts, Math.Max(probe + 1, tables.Probes.Count));
        return _texts[probe] ??= TraceString.From(part(tables.Probes[probe]));
    }
}
