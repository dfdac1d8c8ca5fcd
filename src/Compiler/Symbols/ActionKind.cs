namespace Pyd.Compiler.Symbols;

/// <summary>What an action does to the record of its clause.</summary>
internal enum ActionKind
{
    /// <summary>It is no action.</summary>
    None,

    /// <summary>It puts data into it.</summary>
    Data,

    /// <summary>The same, and it changes more than the trace.</summary>
    Destructive,

    /// <summary>exit().</summary>
    Exit,

    /// <summary>An assignment to an aggregation.</summary>
    Aggregation,

    /// <summary>speculate().</summary>
    Speculate,

    /// <summary>commit().</summary>
    Commit,

    /// <summary>discard().</summary>
    Discard,
}
