namespace Pyd.Sources.Usdt;

/// <summary>Which processes are traced.</summary>
internal enum TracingScope
{
    /// <summary>One, without its children: the kernel calls the programs of markers in no other.</summary>
    Target,

    /// <summary>One and what it starts.</summary>
    Family,

    /// <summary>All.</summary>
    Machine,
}
