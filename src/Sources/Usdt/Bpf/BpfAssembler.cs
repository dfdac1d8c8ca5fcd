using static Pyd.Sources.Usdt.Bpf.BpfRegister;

namespace Pyd.Sources.Usdt.Bpf;

/// <summary>Writes a BPF program, instruction by instruction. Jumps go to labels, forward only.</summary>
internal sealed class BpfAssembler
{
    private readonly List<ulong> _code = [];
    private readonly List<(int Instruction, BpfLabel Label)> _jumps = [];

    /// <summary>dst = src.</summary>
    public BpfAssembler Move(BpfRegister dst, BpfRegister src) => Add(0xbf, dst, src);

    /// <summary>dst = value.</summary>
    public BpfAssembler Set(BpfRegister dst, long value) =>
        value is >= int.MinValue and <= int.MaxValue ? Add(0xb7, dst, immediate: (int)value) : Wide(dst, 0, value);

    /// <summary>dst = a map.</summary>
    public BpfAssembler SetMap(BpfRegister dst, BpfMap map) => Wide(dst, 1, map.Descriptor);

    /// <summary>dst = the address of a byte of an array map's first value.</summary>
    public BpfAssembler SetMapValue(BpfRegister dst, BpfMap map, int offset) => Wide(dst, 2, (long)offset << 32 | (uint)map.Descriptor);

    /// <summary>dst += value.</summary>
    public BpfAssembler Add(BpfRegister dst, int value) => value == 0 ? this : Add(0x07, dst, immediate: value);

    /// <summary>dst += src.</summary>
    public BpfAssembler Add(BpfRegister dst, BpfRegister src) => Add(0x0f, dst, src);

    /// <summary>dst |= value.</summary>
    public BpfAssembler Or(BpfRegister dst, int value) => Add(0x47, dst, immediate: value);

    /// <summary>dst &lt;&lt;= bits.</summary>
    public BpfAssembler ShiftLeft(BpfRegister dst, int bits) => bits == 0 ? this : Add(0x67, dst, immediate: bits);

    /// <summary>dst >>>= bits.</summary>
    public BpfAssembler ShiftRight(BpfRegister dst, int bits) => bits == 0 ? this : Add(0x77, dst, immediate: bits);

    /// <summary>dst >>= bits, keeping the sign.</summary>
    public BpfAssembler ShiftRightSigned(BpfRegister dst, int bits) => Add(0xc7, dst, immediate: bits);

    /// <summary>dst = the bytes at address + offset, zero-extended.</summary>
    public BpfAssembler Load(BpfRegister dst, BpfRegister address, int offset, int size = 8) => Add(0x61 | SizeOf(size), dst, address, offset);

    /// <summary>The bytes at address + offset = src.</summary>
    public BpfAssembler Store(BpfRegister address, int offset, BpfRegister src, int size = 8) => Add(0x63 | SizeOf(size), address, src, offset);

    /// <summary>The bytes at address + offset = value.</summary>
    public BpfAssembler StoreValue(BpfRegister address, int offset, int value, int size = 8) => Add(0x62 | SizeOf(size), address, offset: offset, immediate: value);

    /// <summary>Atomically: the 8 bytes at address + offset += src.</summary>
    public BpfAssembler AtomicAdd(BpfRegister address, int offset, BpfRegister src) => Add(0xdb, address, src, offset);

    /// <summary>Atomically: src and the 4 bytes at address + offset change places.</summary>
    public BpfAssembler AtomicExchange(BpfRegister address, int offset, BpfRegister src) => Add(0xc3, address, src, offset, 0xe1);

    /// <summary>R0 = a function of the kernel of R1 to R5.</summary>
    public BpfAssembler Call(BpfHelper helper) => Add(0x85, R0, immediate: (int)helper);

    /// <summary>Ends the program with 0.</summary>
    public BpfAssembler Exit() => Add(0xb7, R0).Add(0x95, R0);

    /// <summary>Goes to a label.</summary>
    public BpfAssembler Jump(BpfLabel label) => JumpTo(label).Add(0x05, R0);

    /// <summary>Goes to a label when dst compares so with a value.</summary>
    public BpfAssembler JumpIf(BpfRegister dst, BpfCondition condition, int value, BpfLabel label) => JumpTo(label).Add(0x05 | (int)condition, dst, immediate: value);

    /// <summary>Goes to a label when dst compares so with src.</summary>
    public BpfAssembler JumpIf(BpfRegister dst, BpfCondition condition, BpfRegister src, BpfLabel label) => JumpTo(label).Add(0x0d | (int)condition, dst, src);

    /// <summary>Puts a label here.</summary>
    public BpfAssembler Mark(BpfLabel label)
    {
        label.Position = _code.Count;
        return this;
    }

    /// <summary>The program.</summary>
    public ulong[] ToProgram()
    {
        foreach (var (instruction, label) in _jumps)
            _code[instruction] |= (ulong)(ushort)(short)(label.Position - instruction - 1) << 16;
        _jumps.Clear();
        return [.. _code];
    }

    private static int SizeOf(int size) => size switch
    {
        1 => 0x10,
        2 => 0x08,
        4 => 0,
        8 => 0x18,
        _ => throw new System.Diagnostics.UnreachableException($"{size} bytes"),
    };

    private BpfAssembler JumpTo(BpfLabel label)
    {
        _jumps.Add((_code.Count, label));
        return this;
    }

    /// <summary>The only instruction of two words; kind says what the value is.</summary>
    private BpfAssembler Wide(BpfRegister dst, int kind, long value)
    {
        Add(0x18, dst, (BpfRegister)kind, immediate: (int)value);
        _code.Add((ulong)(uint)(value >> 32) << 32);
        return this;
    }

    // struct bpf_insn { u8 code; u8 dst:4, src:4; s16 off; s32 imm; }
    private BpfAssembler Add(int code, BpfRegister dst, BpfRegister src = R0, int offset = 0, int immediate = 0)
    {
        _code.Add((ulong)(byte)code | (ulong)((int)dst | (int)src << 4) << 8 | (ulong)(ushort)(short)offset << 16 | (ulong)(uint)immediate << 32);
        return this;
    }
}

/// <summary>A place in a BPF program.</summary>
internal sealed class BpfLabel
{
    /// <summary>The number of the instruction at it.</summary>
    public int Position { get; set; }
}
