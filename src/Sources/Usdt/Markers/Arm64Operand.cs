using System.Globalization;
using System.Text.RegularExpressions;

namespace Pyd.Sources.Usdt.Markers;

/// <summary>Operands of AArch64: <c>5</c>, <c>x0</c>, <c>w1</c>, <c>[sp, 24]</c>, <c>[x0, x1, lsl 3]</c>, <c>[x0, w2, sxtw 2]</c>, <c>[x0, :lo12:counter]</c>.</summary>
internal static partial class Arm64Operand
{
    private const int StackPointer = 31;

    /// <summary>Where in <c>user_pt_regs</c> the marker's own address is.</summary>
    public const int InstructionPointer = 32 * 8;

    /// <summary>The place; null when it cannot be read.</summary>
    public static ArgumentPlace? Parse(string operand)
    {
        if (ArgumentParser.Number(operand.AsSpan().TrimStart('#')) is { } value)
            return new ConstantPlace(value);
        if (operand is "xzr" or "wzr")
            return new ConstantPlace(0);
        if (RegisterOf(operand) is { } register)
            return new RegisterPlace(register * 8, Width: operand[0] == 'w' ? 4 : 8);
        var match = Memory().Match(operand);
        if (!match.Success || RegisterOf(match.Groups["base"].Value) is not { } baseRegister || operand[1] == 'w')
            return null;
        if (match.Groups["offset"] is { Success: true } offset)
            return ArgumentParser.Number(offset.ValueSpan) is { } displacement ? new MemoryPlace(baseRegister * 8, null, displacement) : null;
        if (match.Groups["symbol"] is { Success: true, Value: var sum })
            return ArgumentParser.Sum(sum) is (string symbol, _, var distance) ? new SymbolPagePlace(baseRegister * 8, symbol, distance) : null;
        if (match.Groups["index"] is not { Success: true, Value: var name })
            return new MemoryPlace(baseRegister * 8, null, 0);
        if (RegisterOf(name) is not { } index)
            return null;
        var extension = match.Groups["extension"].Value;
        var isHalf = name[0] == 'w';
        // lsl goes with the whole register, sxtw and uxtw with its lower half.
        if ((extension is "sxtw" or "uxtw") != isHalf)
            return null;
        var shift = match.Groups["shift"] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        return shift > 4 ? null : new MemoryPlace(baseRegister * 8, new ArgumentIndex(index * 8, shift, isHalf ? 32 : 64, extension is "sxtw" or "sxtx"), 0);
    }

    /// <summary>The number of a register, 31 for the stack pointer.</summary>
    private static int? RegisterOf(string name) => name switch
    {
        "sp" or "wsp" => StackPointer,
        "fp" => 29,
        "lr" => 30,
        ['x' or 'w', .. var digits] when digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 30 => number,
        _ => null,
    };

    [GeneratedRegex(@"^\[(?<base>\w+)(?:, ?#?(?<offset>-?(?:0x[0-9a-f]+|\d+))|, ?#?:lo12:(?<symbol>[^\[\], ]+)|, ?(?<index>[xw]\d+)(?:, ?(?<extension>lsl|sxtw|uxtw|sxtx|uxtx)(?: #?(?<shift>\d))?)?)?\]$")]
    private static partial Regex Memory();
}
