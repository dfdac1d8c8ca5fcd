using Pyd.Compiler.Text;

namespace Pyd.Compiler.Ir;

/// <summary>How the events of a program may be handled by several copies of it: they only add to what is shared, and what they add is put together.</summary>
/// <param name="ByThread">The events of a thread have to stay with one copy.</param>
/// <param name="Sums">The variables that events add to.</param>
/// <param name="Gathered">The arrays and aggregations that events add to.</param>
internal sealed record IrSplit(bool ByThread, IReadOnlyList<IrSum> Sums, IReadOnlyList<IrGathered> Gathered)
{
    /// <summary>Whether copies read the whole's container: events do not change it.</summary>
    public bool IsLent(IrContainer container) => !container.IsThreadLocal && !Gathered.Any(gathered => gathered.Container == container);
}

/// <summary>A variable that is added to, and how many bytes its type has; 8 for all.</summary>
internal sealed record IrSum(IrGlobal Global, int Bytes, bool IsSigned);

/// <summary>A container that is added to. D's integers have a size, and those that become 0 are gone; 0 bytes for all others.</summary>
internal sealed record IrGathered(IrContainer Container, int Bytes, bool IsSigned);

/// <summary>Why a program cannot be split.</summary>
/// <param name="Location">Where.</param>
/// <param name="Reason">The rest of a sentence that begins with the place.</param>
internal sealed record IrObstacle(TextLocation Location, string Reason);
