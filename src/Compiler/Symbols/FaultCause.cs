namespace Pyd.Compiler.Symbols;

/// <summary>Why a D clause can fault; the numbers are DTrace's (dt_error.c).</summary>
internal enum FaultCause
{
    BadAddress = 1,
    DivideByZero = 4,
}
