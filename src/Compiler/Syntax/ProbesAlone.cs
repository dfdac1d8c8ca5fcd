namespace Pyd.Compiler.Syntax;

/// <summary>Where a probe description of D may stand without predicate and body.</summary>
public enum ProbesAlone
{
    /// <summary>Before a semicolon and at the end of the text: elsewhere it is a mistake to be told of.</summary>
    AtEnd,

    /// <summary>Nowhere, as in a file for dtrace(1).</summary>
    Nowhere,

    /// <summary>Anywhere, as on a command line of dtrace(1).</summary>
    Anywhere,
}
