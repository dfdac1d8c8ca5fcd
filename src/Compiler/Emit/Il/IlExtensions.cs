using System.Diagnostics;
using System.Reflection.Emit;

namespace Pyd.Compiler.Emit.Il;

/// <summary>Short names for what the emitters write often.</summary>
internal static class IlExtensions
{
    public static void This(this ILGenerator il) => il.Emit(OpCodes.Ldarg_0);

    public static void Long(this ILGenerator il, long value)
    {
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            il.Int((int)value);
            il.Emit(OpCodes.Conv_I8);
        }
        else
        {
            il.Emit(OpCodes.Ldc_I8, value);
        }
    }

    /// <summary>Cuts a number to the size of a type and extends it again; 8 bytes stay as they are.</summary>
    public static void Narrow(this ILGenerator il, int bytes, bool isSigned)
    {
        if (bytes == sizeof(long))
            return;
        il.Emit((bytes, isSigned) switch
        {
            (1, true) => OpCodes.Conv_I1,
            (1, false) => OpCodes.Conv_U1,
            (2, true) => OpCodes.Conv_I2,
            (2, false) => OpCodes.Conv_U2,
            (4, true) => OpCodes.Conv_I4,
            (4, false) => OpCodes.Conv_U4,
            _ => throw new UnreachableException($"{bytes} bytes"),
        });
        il.Emit(isSigned ? OpCodes.Conv_I8 : OpCodes.Conv_U8);
    }

    public static void Int(this ILGenerator il, int value)
    {
        switch (value)
        {
            case -1: il.Emit(OpCodes.Ldc_I4_M1); break;
            case 0: il.Emit(OpCodes.Ldc_I4_0); break;
            case 1: il.Emit(OpCodes.Ldc_I4_1); break;
            case >= sbyte.MinValue and <= sbyte.MaxValue: il.Emit(OpCodes.Ldc_I4_S, (sbyte)value); break;
            default: il.Emit(OpCodes.Ldc_I4, value); break;
        }
    }
}
