namespace Pyd.Compiler.Symbols;

/// <summary>Why a D clause can fault; the numbers are DTrace's (dt_error.c).</summary>
internal enum FaultCause
{
    BadAddress = 1,
    BadAlignment = 2,
    IllegalOperation = 3,
    DivideByZero = 4,
    NoScratch = 5,
    BadSize = 10,
    BadIndex = 11,
}
