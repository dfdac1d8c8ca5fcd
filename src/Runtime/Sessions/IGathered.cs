namespace Pyd.Runtime.Sessions;

/// <summary>A container that copies of a program add to, each in its own, and that the whole then puts together.</summary>
public interface IGathered
{
    /// <summary>The size of D's integers in it, 0 for anything else.</summary>
    internal (int Bytes, bool IsSigned) Size { set; }

    /// <summary>Begins to note when keys come.</summary>
    internal void Follow(CopyClock clock);

    /// <summary>Adds what copies have, as if their events had come here in their order, and empties them.</summary>
    internal void Gather(IReadOnlyList<IGathered> copies);
}

/// <summary>How many events of the trace came before those that a copy is at.</summary>
internal sealed class CopyClock
{
    public long Now { get; set; }
}
