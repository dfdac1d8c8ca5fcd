namespace Pyd.Compiler;

/// <summary>What makes a program of a script that runs in this process.</summary>
public enum CompilationEngine
{
    /// <summary>Instructions, emitted into memory: the one that starts fast.</summary>
    Il,

    /// <summary>C#, compiled by Roslyn: for a look at what runs, and to check the first.</summary>
    CSharp,
}
