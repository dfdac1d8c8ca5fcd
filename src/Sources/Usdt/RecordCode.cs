using Pyd.Sources.Usdt.Bpf;
using static Pyd.Sources.Usdt.Bpf.BpfRegister;

namespace Pyd.Sources.Usdt;

/// <summary>The instructions that every program has in common: the head of a record on the stack, its way into the ring.</summary>
internal static class RecordCode
{
    /// <summary>Where on the stack a record is put together.</summary>
    public const int Place = -256;

    /// <summary>Four bytes of the stack for a map's key, four for its value, eight for anything else.</summary>
    public const int Key = -8, Value = -4, Temporary = -16;

    /// <summary>Writes the first 24 bytes of a record; process and thread are in R7.</summary>
    public static void Head(BpfAssembler code, int kind)
    {
        code.StoreValue(Frame, Place, kind);
        code.Call(BpfHelper.Processor).Store(Frame, Place + EventRecord.Processor, R0, 2);
        code.Call(BpfHelper.Time).Store(Frame, Place + EventRecord.Time, R0).Store(Frame, Place + EventRecord.Thread, R7);
    }

    /// <summary>Sends the record on the stack. R0 is then 0 unless the ring is full.</summary>
    public static void Send(BpfAssembler code, TracingMaps maps, int size)
    {
        code.Move(R2, Frame).Add(R2, Place).Set(R3, size);
        Output(code, maps);
    }

    /// <summary>Sends R3 bytes at R2.</summary>
    public static void Output(BpfAssembler code, TracingMaps maps) =>
        code.SetMapValue(R4, maps.Shared, TracingMaps.RingFlagsOffset).Load(R4, R4, 0, 4).SetMap(R1, maps.Ring).Call(BpfHelper.RingOutput);

    /// <summary>Counts an event that is lost.</summary>
    public static void CountDrop(BpfAssembler code, TracingMaps maps) =>
        code.SetMapValue(R1, maps.Shared, TracingMaps.DropsOffset).Set(R2, 1).AtomicAdd(R1, 0, R2);

    /// <summary>R0 = the value of the key on the stack.</summary>
    public static void Lookup(BpfAssembler code, BpfMap map) => code.SetMap(R1, map).Move(R2, Frame).Add(R2, Key).Call(BpfHelper.MapLookup);

    /// <summary>Sets the key on the stack to the value on the stack; with isNew only when the key is not there.</summary>
    public static void Update(BpfAssembler code, BpfMap map, bool isNew = false) =>
        code.SetMap(R1, map).Move(R2, Frame).Add(R2, Key).Move(R3, Frame).Add(R3, Value).Set(R4, isNew ? 1 : 0).Call(BpfHelper.MapUpdate);
}
