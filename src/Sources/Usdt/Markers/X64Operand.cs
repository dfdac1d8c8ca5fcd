using System.Text.RegularExpressions;

namespace Pyd.Sources.Usdt.Markers;

/// <summary>Operands of x86-64 in AT&amp;T's notation: <c>$5</c>, <c>%eax</c>, <c>-8(%rbp)</c>, <c>16(%rdi,%rcx,8)</c>, <c>40+Stats(%rip)</c>, <c>counter</c>, <c>%fs:errors@tpoff</c>.</summary>
internal static partial class X64Operand
{
    /// <summary>The order of <c>struct pt_regs</c>, 8 bytes each; <c>orig_rax</c> lies between.</summary>
    private static readonly string[] Order =
        ["r15", "r14", "r13", "r12", "bp", "bx", "r11", "r10", "r9", "r8", "ax", "cx", "dx", "si", "di", "orig", "ip", "cs", "flags", "sp", "ss"];

    /// <summary>Where in <c>pt_regs</c> the marker's own address is.</summary>
    public const int InstructionPointer = 16 * 8;

    /// <summary>What stands before the place of a thread's own variable.</summary>
    private const string OfThread = "%fs:";

    /// <summary>The place; null when it cannot be read.</summary>
    public static ArgumentPlace? Parse(string operand)
    {
        if (operand.StartsWith('$'))
            return ArgumentParser.Number(operand.AsSpan(1)) is { } value ? new ConstantPlace(value) : null;
        var isOfThread = operand.StartsWith(OfThread, StringComparison.Ordinal);
        if (isOfThread)
            operand = operand[OfThread.Length..];
        if (operand.StartsWith('%'))
            return isOfThread ? null : Register(operand.AsSpan(1));
        var match = Memory().Match(operand);
        if (!match.Success || ArgumentParser.Sum(match.Groups["offset"].Value) is not var (symbol, relocation, displacement))
            return null;
        var isVariable = relocation == (isOfThread ? "tpoff" : "dtpoff");
        if (symbol is not null && !isVariable)
            return isOfThread ? null : match.Groups["base"].Value is "" or "rip" && !match.Groups["index"].Success ? new SymbolPlace(symbol, displacement) : null;
        var (baseRegister, index) = (RegisterOf(match.Groups["base"].Value, 8), RegisterOf(match.Groups["index"].Value, 8));
        if ((match.Groups["base"].Length > 0 && baseRegister is null) || (match.Groups["index"].Length > 0 && index is null))
            return null;
        var scale = match.Groups["scale"].Value switch { "" or "1" => 0, "2" => 1, "4" => 2, "8" => 3, _ => -1 };
        if (scale < 0)
            return null;
        var place = new MemoryPlace(baseRegister, index is { } register ? new ArgumentIndex(register, scale) : null, displacement, isOfThread);
        return symbol is null ? place : new ThreadSymbolPlace(symbol, place);
    }

    private static RegisterPlace? Register(ReadOnlySpan<char> name)
    {
        if (name is "ah" or "bh" or "ch" or "dh")
            return RegisterOf($"r{name[0]}x", 8) is { } whole ? new RegisterPlace(whole, 8, 1) : null;
        foreach (var size in (ReadOnlySpan<int>)[8, 4, 2, 1])
        {
            if (RegisterOf(name, size) is { } register)
                return new RegisterPlace(register, Width: size);
        }
        return null;
    }

    /// <summary>The place of a register that is named for a size: rax, eax, ax, al; rsi, esi, si, sil; r8, r8d, r8w, r8b.</summary>
    private static int? RegisterOf(ReadOnlySpan<char> name, int size)
    {
        for (var i = 0; i < Order.Length; i++)
        {
            var register = Order[i];
            if (register is "orig" or "cs" or "flags" or "ss" || (register == "ip" && size != 8))
                continue;
            var spelt = (register[0] == 'r', size) switch
            {
                (true, 8) => register,
                (true, 4) => $"{register}d",
                (true, 2) => $"{register}w",
                (true, _) => $"{register}b",
                (false, 8) => $"r{register}",
                (false, 4) => $"e{register}",
                (false, 2) => register,
                (false, _) => register[1] == 'x' ? $"{register[0]}l" : $"{register}l",
            };
            if (name.SequenceEqual(spelt))
                return i * 8;
        }
        return null;
    }

    [GeneratedRegex(@"^(?<offset>[^()%:]*)(?:\((?:%(?<base>\w+))?(?:,%(?<index>\w+)(?:,(?<scale>\d))?)?\))?$")]
    private static partial Regex Memory();
}
