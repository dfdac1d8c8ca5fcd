using System.Diagnostics;
using Pyd.Sources.Usdt.Bpf;
using Pyd.Sources.Usdt.Markers;
using static Pyd.Sources.Usdt.Bpf.BpfCondition;
using static Pyd.Sources.Usdt.Bpf.BpfHelper;
using static Pyd.Sources.Usdt.Bpf.BpfRegister;

namespace Pyd.Sources.Usdt;

/// <summary>What the kernel does when a marker fires: leave out foreign processes, fetch the arguments that the script reads, write a record.</summary>
/// <param name="maps">Shared by all programs.</param>
/// <param name="identity">How the ids of processes are read, and their first sight is told.</param>
/// <param name="scope">Which processes are traced.</param>
/// <param name="isTally">Whether only the number of events is wanted, as far as there are counters.</param>
/// <param name="maySleep">Whether a page of the program that is not in memory can be waited for.</param>
internal sealed class MarkerProgram(TracingMaps maps, ProcessIdentity identity, TracingScope scope, bool isTally, bool maySleep)
{
    /// <summary>How many arguments a marker can have (sys/sdt.h).</summary>
    public const int MostArguments = 12;

    private const int Record = RecordCode.Place, Temporary = RecordCode.Temporary;
    private const int Taken = 1;
    private const int PageMask = 4095;

    /// <summary>Bytes that are read of a string at most, with its NUL.</summary>
    public int StringLimit => maps.StringLimit;

    /// <summary>Whether an argument in a place can be read.</summary>
    public bool CanRead(ArgumentPlace place) => place switch
    {
        UnreadablePlace or SymbolPlace { FromMarker: null } or SymbolPagePlace or ThreadSymbolPlace => false,
        MemoryPlace { IsOfThread: true } => identity.ThreadAddress is not null,
        _ => true,
    };

    /// <summary>Assembles the program of a place of a marker.</summary>
    /// <param name="site">The number that its records carry.</param>
    /// <param name="arguments">The arguments that are read, in order.</param>
    /// <param name="strings">Which of them are read as strings.</param>
    /// <param name="filter">Which of them has to meet a condition for the event to be written, if any.</param>
    /// <param name="instructionPointer">Where in <c>pt_regs</c> the marker's address is.</param>
    public ulong[] Assemble(int site, IReadOnlyList<MarkerArgument> arguments, IReadOnlyList<bool> strings, (int Argument, StringFilter Condition) filter, int instructionPointer)
    {
        BpfLabel fire = new(), drop = new(), end = new();
        var code = new BpfAssembler();
        var isCounted = isTally && site < TracingMaps.MostCounters;
        code.Move(R6, R1);
        if (!isCounted)
            identity.Read(code, R7, end);
        FindProcess(code, isCounted, fire, drop, end);
        code.Mark(fire);
        if (isCounted)
            return code.SetMapValue(R1, maps.Shared, TracingMaps.CountersOffset + 8 * site).Set(R2, 1).AtomicAdd(R1, 0, R2).Mark(end).Mark(drop).Exit().ToProgram();
        var texts = Enumerable.Range(0, arguments.Count).Where(i => strings[i]).ToList();
        var lengths = EventRecord.Arguments + 8 * arguments.Count;
        var size = lengths + (4 * texts.Count + 7 & ~7);
        for (var i = 0; i < arguments.Count; i++)
            Fetch(code, arguments[i], Record + EventRecord.Arguments + 8 * i, instructionPointer);
        if (filter.Argument >= 0)
            FilterCode.Emit(code, filter.Condition, Record + EventRecord.Arguments + 8 * filter.Argument, end);
        RecordCode.Head(code, site);
        if (texts.Count == 0)
            RecordCode.Send(code, maps, size);
        else
            SendWithTexts(code, texts, lengths, size, drop);
        code.JumpIf(R0, NotEqual, 0, drop).Mark(end).Exit().Mark(drop);
        RecordCode.CountDrop(code, maps);
        return code.Exit().ToProgram();
    }

    /// <summary>Goes on for a process that is traced; introduces it first when it is new.</summary>
    private void FindProcess(BpfAssembler code, bool isCounted, BpfLabel fire, BpfLabel drop, BpfLabel end)
    {
        BpfLabel found = new();
        if (scope == TracingScope.Target)
        {
            code.SetMapValue(R8, maps.Shared, TracingMaps.StateOffset).Load(R1, R8, 0, 4).JumpIf(R1, Equal, (int)TracingMaps.Known, fire);
            if (isCounted)
                identity.Read(code, R7, end);
            IntroduceOnce(code, fire);
            return;
        }
        code.Move(R1, R7).ShiftRight(R1, 32).Store(Frame, RecordCode.Key, R1, 4);
        RecordCode.Lookup(code, maps.Processes);
        if (scope == TracingScope.Machine)
        {
            code.JumpIf(R0, NotEqual, 0, found).StoreValue(Frame, RecordCode.Value, (int)TracingMaps.New, 4);
            RecordCode.Update(code, maps.Processes, isNew: true);
            RecordCode.Lookup(code, maps.Processes);
            code.JumpIf(R0, Equal, 0, drop).Mark(found);
        }
        else
        {
            code.JumpIf(R0, Equal, 0, end);
        }
        code.Load(R1, R0, 0, 4).JumpIf(R1, Equal, (int)TracingMaps.Known, fire).JumpIf(R1, NotEqual, (int)TracingMaps.New, end);
        code.Move(R8, R0);
        IntroduceOnce(code, fire);
    }

    // Of several threads one introduces the process whose state is at R8.
    private void IntroduceOnce(BpfAssembler code, BpfLabel fire)
    {
        code.Set(R1, TracingMaps.Known).AtomicExchange(R8, 0, R1).JumpIf(R1, NotEqual, (int)TracingMaps.New, fire);
        identity.Introduce(code, maps);
    }

    /// <summary>
    /// Sends a record with strings, put together in a scratch of this processor, R8. Another thread may interrupt this one there, or come while this one
    /// waits for a page: it takes the next scratch, and when all are taken its event is lost and counted.
    /// </summary>
    private void SendWithTexts(BpfAssembler code, List<int> texts, int lengths, int size, BpfLabel drop)
    {
        BpfLabel taken = new();
        for (var i = 0; i < TracingMaps.Scratches; i++)
        {
            code.StoreValue(Frame, RecordCode.Key, i, 4);
            RecordCode.Lookup(code, maps.Scratch);
            code.JumpIf(R0, Equal, 0, drop).Move(R8, R0).Set(R1, Taken).AtomicExchange(R8, 0, R1).JumpIf(R1, Equal, 0, taken);
        }
        code.Jump(drop).Mark(taken);
        for (var offset = 0; offset < lengths; offset += 8)
            code.Load(R1, Frame, Record + offset).Store(R8, 8 + offset, R1);
        code.Set(R9, 0);
        foreach (var (place, argument) in texts.Index())
        {
            BpfLabel read = new(), bounded = new();
            ReadString(code, argument, size);
            code.JumpIf(R0, Greater, 0, read);
            if (maySleep)
            {
                Touch(code, argument, isNextPage: false);
                Touch(code, argument, isNextPage: true);
                ReadString(code, argument, size);
                code.JumpIf(R0, Greater, 0, read);
            }
            code.Set(R0, 0).Mark(read);
            // The verifier wants to see it, though the call does not return more.
            code.JumpIf(R0, NotAbove, maps.StringLimit, bounded).Set(R0, 0).Mark(bounded);
            code.Store(R8, 8 + lengths + 4 * place, R0, 4).Add(R9, R0);
        }
        code.Move(R2, R8).Add(R2, 8).Move(R3, R9).Add(R3, size);
        RecordCode.Output(code, maps);
        code.StoreValue(R8, 0, 0, 4);
    }

    // R0 = bytes that were read into the scratch behind what is there
    private void ReadString(BpfAssembler code, int argument, int size) =>
        code.Move(R1, R8).Add(R1, 8 + size).Add(R1, R9).Set(R2, maps.StringLimit).Load(R3, Frame, Record + EventRecord.Arguments + 8 * argument).Call(ReadUserString);

    /// <summary>Has the page of a string fetched, or the one after it.</summary>
    private static void Touch(BpfAssembler code, int argument, bool isNextPage)
    {
        code.Move(R1, Frame).Add(R1, Temporary).Set(R2, 1).Load(R3, Frame, Record + EventRecord.Arguments + 8 * argument);
        if (isNextPage)
            code.Or(R3, PageMask).Add(R3, 1);
        code.Call(CopyFromUser);
    }

    /// <summary>Stores an argument's value into the record on the stack.</summary>
    private void Fetch(BpfAssembler code, MarkerArgument argument, int target, int instructionPointer)
    {
        switch (argument.Place)
        {
            case ConstantPlace constant:
                code.Set(R1, constant.Value);
                Widen(code, argument);
                break;
            case RegisterPlace place:
                code.Load(R1, R6, place.Register).ShiftRight(R1, place.Shift);
                Widen(code, argument);
                break;
            case MemoryPlace place when CanRead(place):
                if (place.IsOfThread)
                    identity.ReadThreadAddress(code);
                code.Set(R3, place.Displacement);
                if (place.IsOfThread)
                    code.Load(R1, Frame, Temporary).Add(R3, R1);
                if (place.Base is { } register)
                    code.Load(R1, R6, register).Add(R3, R1);
                if (place.Index is { } index)
                {
                    code.Load(R1, R6, index.Register);
                    if (index.Bits == 32)
                        Extend(code, 32, index.IsSigned);
                    code.ShiftLeft(R1, index.Shift).Add(R3, R1);
                }
                FetchMemory(code, argument);
                break;
            case SymbolPlace { FromMarker: { } distance } place:
                code.Set(R3, distance + place.Displacement).Load(R1, R6, instructionPointer).Add(R3, R1);
                FetchMemory(code, argument);
                break;
            case MemoryPlace or SymbolPlace or SymbolPagePlace or ThreadSymbolPlace or UnreadablePlace:
                code.Set(R1, 0);
                break;
            default:
                throw new UnreachableException($"{argument.Place}");
        }
        code.Store(Frame, target, R1);
    }

    // R1 = the value at address R3; 0 when there is none
    private void FetchMemory(BpfAssembler code, MarkerArgument argument)
    {
        BpfLabel read = new();
        code.Move(R8, R3).Move(R1, Frame).Add(R1, Temporary).Set(R2, argument.Size).Call(ReadUser).JumpIf(R0, Equal, 0, read);
        if (maySleep)
            code.Move(R1, Frame).Add(R1, Temporary).Set(R2, argument.Size).Move(R3, R8).Call(CopyFromUser);
        // Both calls leave zeros when they fail.
        code.Mark(read).Load(R1, Frame, Temporary, argument.Size);
        if (argument.IsSigned)
            Widen(code, argument);
    }

    private static void Widen(BpfAssembler code, MarkerArgument argument)
    {
        if (argument.Size < 8)
            Extend(code, 8 * argument.Size, argument.IsSigned);
    }

    private static void Extend(BpfAssembler code, int bits, bool isSigned)
    {
        code.ShiftLeft(R1, 64 - bits);
        if (isSigned)
            code.ShiftRightSigned(R1, 64 - bits);
        else
            code.ShiftRight(R1, 64 - bits);
    }
}
