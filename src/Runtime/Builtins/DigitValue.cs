namespace Pyd.Runtime.Builtins;

/// <summary>What digits are worth, in bases up to 36.</summary>
internal static class DigitValue
{
    /// <summary>The value of a digit; a great number for what is none.</summary>
    public static int Of(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'Z' => character - 'A' + 10,
        _ => int.MaxValue,
    };
}
