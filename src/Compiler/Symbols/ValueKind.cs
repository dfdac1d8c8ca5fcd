namespace Pyd.Compiler.Symbols;

/// <summary>What a value is in IL: <c>long</c> or <c>TraceString</c>.</summary>
internal enum ValueKind
{
    Void,
    Integer,
    Text,
}
