using Pyd.Sources.Usdt.Elf;
using Pyd.Sources.Usdt.Markers;

namespace Pyd.Sources.Tests.Usdt;

public sealed class ArgumentParserTests
{
    private static readonly string[] Names = ["r15", "r14", "r13", "r12", "rbp", "rbx", "r11", "r10", "r9", "r8", "rax", "rcx", "rdx", "rsi", "rdi", "", "rip", "", "", "rsp"];

    [Theory]
    [InlineData("8@%rbp", "uint64_t rbp")]
    [InlineData("-4@%eax", "int32_t rax")]
    [InlineData("2@%r10w", "uint16_t r10")]
    [InlineData("1@%r9b", "uint8_t r9")]
    [InlineData("1@%sil", "uint8_t rsi")]
    [InlineData("-1@%bpl", "int8_t rbp")]
    [InlineData("-2@%bx", "int16_t rbx")]
    [InlineData("4@%r15d", "uint32_t r15")]
    [InlineData("1@%ch", "uint8_t rcx >> 8")]
    [InlineData("8@%rsp", "uint64_t rsp")]
    [InlineData("8@%rip", "uint64_t rip")]
    [InlineData("-4@$-42", "int32_t -42")]
    [InlineData("8@$0xffffffffffffffff", "uint64_t -1")]
    [InlineData("4@$4294967295", "uint32_t 4294967295")]
    [InlineData("-4@112(%rsp)", "int32_t [rsp + 112]")]
    [InlineData("8@(%rax)", "uint64_t [rax + 0]")]
    [InlineData("8@-0x10(%rbp)", "uint64_t [rbp + -16]")]
    [InlineData("8@16+8(%rbp)", "uint64_t [rbp + 24]")]
    [InlineData("2@(%rax,%rdi,2)", "uint16_t [rax + rdi << 1 + 0]")]
    [InlineData("8@-8(%rax,%r8,8)", "uint64_t [rax + r8 << 3 + -8]")]
    [InlineData("8@(%rax,%r8)", "uint64_t [rax + r8 << 0 + 0]")]
    [InlineData("8@16(,%r8,4)", "uint64_t [r8 << 2 + 16]")]
    [InlineData("-4@NBuffers(%rip)", "int32_t [NBuffers + 0]")]
    [InlineData("-4@40+CheckpointStats(%rip)", "int32_t [CheckpointStats + 40]")]
    [InlineData("-4@table+16-4(%rip)", "int32_t [table + 12]")]
    [InlineData("8@counter", "uint64_t [counter + 0]")]
    [InlineData("8@4096", "uint64_t [4096]")]
    [InlineData("%rdi", "int64_t rdi")]
    [InlineData("%r14w", "uint16_t r14")]
    [InlineData("%al", "uint8_t rax")]
    [InlineData("%ah", "uint8_t rax >> 8")]
    [InlineData("8f@%rax", "double rax")]
    [InlineData("4f@8(%rsp)", "float [rsp + 8]")]
    [InlineData("8@%xmm0", "uint64_t ?%xmm0")]
    [InlineData("8@%fs:-8", "uint64_t [fs + -8]")]
    [InlineData("8@%fs:(%rax,%rdi,2)", "uint64_t [fs + rax + rdi << 1 + 0]")]
    [InlineData("-4@%fs:errors@tpoff", "int32_t [fs + errors + 0]")]
    [InlineData("8@%fs:16+table@tpoff(,%rax,8)", "uint64_t [fs + table + rax << 3 + 16]")]
    [InlineData("-4@errors@dtpoff(%rbx)", "int32_t [errors + rbx + 0]")]
    [InlineData("8@%fs:%rax", "uint64_t ?%fs:%rax")]
    [InlineData("8@%fs:errors", "uint64_t ?%fs:errors")]
    [InlineData("8@%gs:8", "uint64_t ?%gs:8")]
    [InlineData("8@$symbol", "uint64_t ?$symbol")]
    [InlineData("8@8(%rzz)", "uint64_t ?8(%rzz)")]
    [InlineData("8@(%eax)", "uint64_t ?(%eax)")]
    [InlineData("8@(%rax,%rdi,3)", "uint64_t ?(%rax,%rdi,3)")]
    [InlineData("3@%rax", "uint64_t ?3@%rax")]
    [InlineData("8@", "uint64_t [0]")]
    public void X64(string text, string expected) => Assert.Equal(expected, string.Join(' ', ArgumentParser.Parse(text, ElfMachine.X64).Select(argument => Show(argument, register => Names[register / 8]))));

    [Theory]
    [InlineData("8@x0", "uint64_t x0")]
    [InlineData("-4@w19", "int32_t x19")]
    [InlineData("1@w30", "uint8_t x30")]
    [InlineData("8@sp", "uint64_t x31")]
    [InlineData("8@xzr", "uint64_t 0")]
    [InlineData("-4@-5", "int32_t -5")]
    [InlineData("4@#7", "uint32_t 7")]
    [InlineData("8@[x1]", "uint64_t [x1 + 0]")]
    [InlineData("8@[sp, 24]", "uint64_t [x31 + 24]")]
    [InlineData("-4@[sp, #-16]", "int32_t [x31 + -16]")]
    [InlineData("8@[x29,32]", "uint64_t [x29 + 32]")]
    [InlineData("8@[x1, x2]", "uint64_t [x1 + x2 << 0 + 0]")]
    [InlineData("8@[x1, x2, lsl 3]", "uint64_t [x1 + x2 << 3 + 0]")]
    [InlineData("4@[x1, w2, sxtw 2]", "uint32_t [x1 + (int32_t)x2 << 2 + 0]")]
    [InlineData("4@[x1, w2, uxtw]", "uint32_t [x1 + (uint32_t)x2 << 0 + 0]")]
    [InlineData("4@[x0, :lo12:counter]", "uint32_t [x0 + low counter + 0]")]
    [InlineData("4@[x0, #:lo12:counter+8]", "uint32_t [x0 + low counter + 8]")]
    [InlineData("8@x0 -4@[sp, 12] 8@x2", "uint64_t x0 int32_t [x31 + 12] uint64_t x2")]
    [InlineData("8@[w1]", "uint64_t ?[w1]")]
    [InlineData("8@[x1, w2, lsl 3]", "uint64_t ?[x1, w2, lsl 3]")]
    [InlineData("8@d0", "uint64_t ?d0")]
    [InlineData("8@x31", "uint64_t ?x31")]
    public void Arm64(string text, string expected) => Assert.Equal(expected, string.Join(' ', ArgumentParser.Parse(text, ElfMachine.Arm64).Select(argument => Show(argument, register => $"x{register / 8}"))));

    [Fact]
    public void Any_text_is_arguments_or_unreadable()
    {
        var random = new Random(6);
        const string Letters = "0123456789-@%$()[],. raxdispwl+:#f\t";
        for (var i = 0; i < 20000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => Letters[random.Next(Letters.Length)]));
            foreach (var machine in Enum.GetValues<ElfMachine>())
                Assert.True(ArgumentParser.Parse(text, machine).Count <= 24);
        }
    }

    private static string Show(MarkerArgument argument, Func<int, string> name) => $"{argument.Type} " + argument.Place switch
    {
        ConstantPlace constant => $"{constant.Value}",
        RegisterPlace { Shift: 0 } place => name(place.Register),
        RegisterPlace place => $"{name(place.Register)} >> {place.Shift}",
        MemoryPlace place => $"[{string.Join(" + ", Parts(place, name))}]",
        ThreadSymbolPlace { Place.IsOfThread: true } variable => $"[fs + {variable.Symbol} + {string.Join(" + ", Parts(variable.Place with { IsOfThread = false }, name))}]",
        ThreadSymbolPlace variable => $"[{variable.Symbol} + {string.Join(" + ", Parts(variable.Place, name))}]",
        SymbolPlace place => $"[{place.Symbol} + {place.Displacement}]",
        SymbolPagePlace place => $"[{name(place.Base)} + low {place.Symbol} + {place.Displacement}]",
        UnreadablePlace place => $"?{place.Text}",
        var other => throw new System.Diagnostics.UnreachableException($"{other}"),
    };

    private static IEnumerable<string> Parts(MemoryPlace place, Func<int, string> name)
    {
        if (place.IsOfThread)
            yield return "fs";
        if (place.Base is { } register)
            yield return name(register);
        if (place.Index is { } index)
            yield return $"{(index.Bits == 64 ? "" : index.IsSigned ? "(int32_t)" : "(uint32_t)")}{name(index.Register)} << {index.Shift}";
        yield return $"{place.Displacement}";
    }
}
