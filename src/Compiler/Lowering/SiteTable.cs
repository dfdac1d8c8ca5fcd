using Pyd.Compiler.Ir;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>The places of a script that faults can name, each once.</summary>
internal sealed class SiteTable
{
    private readonly Dictionary<IrSite, int> _numbers = [];

    public List<IrSite> Sites { get; } = [];

    /// <summary>The first action that changes more than the trace, or null.</summary>
    public (int Site, string Name)? Destructive { get; set; }

    /// <summary>Something asks for the stacks of threads.</summary>
    public bool NeedsStacks { get; set; }

    /// <summary>The number of the D clause that is being lowered.</summary>
    public int Clause { get; set; }

    public int Add(TextLocation location, string token)
    {
        var site = new IrSite(location, token, Clause);
        if (_numbers.TryGetValue(site, out var number))
            return number;
        _numbers.Add(site, Sites.Count);
        Sites.Add(site);
        return Sites.Count - 1;
    }
}
