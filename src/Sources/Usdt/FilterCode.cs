using System.Buffers.Binary;
using System.Diagnostics;
using Pyd.Sources.Usdt.Bpf;
using static Pyd.Sources.Usdt.Bpf.BpfCondition;
using static Pyd.Sources.Usdt.Bpf.BpfRegister;

namespace Pyd.Sources.Usdt;

/// <summary>Evaluates a filter in the kernel, so that an event that no clause wants is never written.</summary>
internal static class FilterCode
{
    /// <summary>The longest constant: the string is read onto the stack.</summary>
    public const int LongestConstant = 94;

    private const int Room = -120;

    /// <summary>Leaves for an event for which a condition is false.</summary>
    /// <param name="code">The program so far.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="address">Where on the stack the string's address is.</param>
    /// <param name="end">Where to leave to.</param>
    public static void Emit(BpfAssembler code, StringFilter condition, int address, BpfLabel end)
    {
        BpfLabel pass = new(), read = new();
        var longest = condition.Constants.Select(constant => constant.Length).DefaultIfEmpty().Max();
        // One byte more than the longest constant and its NUL: a longer string differs from it in length. Compared by words, so zeros first.
        var size = longest + 2 + 7 & ~7;
        for (var i = 0; i < size; i += 8)
            code.StoreValue(Frame, Room + i, 0);
        code.Move(R1, Frame).Add(R1, Room).Set(R2, longest + 2).Load(R3, Frame, address).Call(BpfHelper.ReadUserString);
        // What cannot be read now may be read later, or is the script's to complain of.
        code.JumpIf(R0, Greater, 0, read).Jump(pass).Mark(read);
        Test(code, condition, pass, end);
        code.Mark(pass);
    }

    private static void Test(BpfAssembler code, StringFilter condition, BpfLabel yes, BpfLabel no)
    {
        switch (condition)
        {
            case StringFilter.Constant constant:
                code.Jump(constant.Value ? yes : no);
                break;
            case StringFilter.Comparison comparison:
                Compare(code, comparison.Value, comparison.IsEqual ? no : yes);
                code.Jump(comparison.IsEqual ? yes : no);
                break;
            case StringFilter.Pair pair:
                BpfLabel second = new();
                Test(code, pair.Left, pair.IsBoth ? second : yes, pair.IsBoth ? no : second);
                code.Mark(second);
                Test(code, pair.Right, yes, no);
                break;
            default:
                throw new UnreachableException($"{condition}");
        }
    }

    /// <summary>Goes to a label when the string is not this one; its length with the NUL is in R0.</summary>
    private static void Compare(BpfAssembler code, byte[] value, BpfLabel different)
    {
        code.JumpIf(R0, NotEqual, value.Length + 1, different);
        var words = new byte[value.Length + 8 & ~7];
        value.CopyTo(words, 0);
        for (var i = 0; i < words.Length; i += 8)
            code.Load(R1, Frame, Room + i).Set(R2, BinaryPrimitives.ReadInt64LittleEndian(words.AsSpan(i))).JumpIf(R1, NotEqual, R2, different);
    }
}
