namespace Pyd.Runtime.Sessions;

/// <summary>Why a clause ended early; the numbers are DTrace's (dt_error.c), as <c>ERROR</c>'s arg4 gives them.</summary>
public enum FaultKind
{
    /// <summary>invalid address</summary>
    BadAddress = 1,

    /// <summary>invalid alignment</summary>
    BadAlignment = 2,

    /// <summary>illegal operation</summary>
    IllegalOperation = 3,

    /// <summary>divide-by-zero</summary>
    DivideByZero = 4,

    /// <summary>out of scratch space</summary>
    NoScratch = 5,

    /// <summary>invalid size</summary>
    BadSize = 10,

    /// <summary>index out of bounds</summary>
    BadIndex = 11,
}
