using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime;

/// <summary>D's actions, as compiled code calls them.</summary>
public abstract partial class TraceProgram
{
    private int _recordMark;
    private Formatting.PrintedType?[] _printedTypes = [];

    /// <summary>The session's speculations.</summary>
    public Speculations Speculations { get; } = new();

    /// <summary>Begins the record of a D clause that records data.</summary>
    /// <param name="probe">The event's probe.</param>
    /// <param name="cpu">The event's processor.</param>
    /// <param name="clause">The clause's number.</param>
    public void BeginRecord(int probe, long cpu, int clause)
    {
        _recordMark = Output.Mark;
        Records.Begin(Output, cpu, IdentityOf(probe), clause);
    }

    /// <summary>Ends it.</summary>
    public void EndRecord()
    {
        if (Speculations.IsSpeculating)
            Speculations.End(Output);
        else
            Records.End(Output);
    }

    /// <summary>Ends a firing: what has waited for its end is done.</summary>
    internal void EndFiring()
    {
        Output.EndFiring();
        Records.EndFiring();
    }

    /// <summary><c>speculation()</c></summary>
    public long NewSpeculation() => Speculations.Take();

    /// <summary><c>speculate()</c>: what the clause prints is kept back.</summary>
    /// <param name="probe">The event's probe.</param>
    /// <param name="cpu">The event's processor.</param>
    /// <param name="clause">The clause's number.</param>
    /// <param name="size">How much data DTrace would record for it, in bytes.</param>
    /// <param name="id">The speculation.</param>
    /// <returns>0 when there is no such speculation: the clause then ends.</returns>
    public long Speculate(int probe, long cpu, int clause, int size, long id)
    {
        Output.Rollback(_recordMark);
        Records.Abandon();
        Output.BeginRecord();
        return Speculations.Begin(id, _recordMark, new Speculations.Record(cpu, IdentityOf(probe), clause, size, TraceString.Empty)) ? 1 : 0;
    }

    /// <summary>Whether the clause's record has room for more data, if the clause speculates.</summary>
    /// <param name="size">The record's size with it.</param>
    /// <returns>0 when the clause has to end: what it has printed is lost.</returns>
    public long FitsSpeculation(int size)
    {
        if (Speculations.Fits(size))
            return 1;
        Output.Rollback(_recordMark);
        Speculations.Abandon();
        return 0;
    }

    /// <summary>Takes room for an element of an array or a thread-local, or gives it back: D's option <c>dynvarsize</c>.</summary>
    /// <param name="isThere">Not 0: it has room already.</param>
    /// <param name="isKept">Not 0: it is assigned what takes room.</param>
    /// <param name="room">How many may have room.</param>
    /// <returns>0 when the clause has to end: what it has printed is lost.</returns>
    public long TakeVariable(long isThere, long isKept, long room)
    {
        if (VariableRoom.TryTake(isThere != 0, isKept != 0, room))
            return 1;
        Output.Rollback(_recordMark);
        Records.Abandon();
        Speculations.Abandon();
        return 0;
    }

    /// <summary>What the session says of it.</summary>
    internal Variables.VariableRoom VariableRoom { get; } = new();

    /// <summary><c>commit()</c>: prints what a speculation has kept.</summary>
    /// <returns>0 for an illegal operation.</returns>
    public long Commit(long id) => Speculations.Commit(id, Output, Records) ? 1 : 0;

    /// <summary><c>discard()</c>: forgets what a speculation has kept.</summary>
    /// <returns>0 for an illegal operation.</returns>
    public long Discard(long id) => Speculations.Discard(id) ? 1 : 0;

    /// <summary><c>print()</c></summary>
    /// <param name="address">Where the value is.</param>
    /// <param name="bytes">The value.</param>
    /// <param name="description">Its type, as the compiler describes it.</param>
    /// <param name="number">The type's number among those that the script prints.</param>
    public void PrintType(long address, TraceString bytes, TraceString description, int number)
    {
        if (number >= _printedTypes.Length)
            Array.Resize(ref _printedTypes, number + 1);
        var type = _printedTypes[number] ??= Formatting.PrintedType.Read(description);
        if (Output.AsJson)
            Pyd.Runtime.Output.JsonItems.Print(Output, address, bytes.Bytes, type);
        else
            new Formatting.TypePrinter(Output, bytes.Bytes.ToArray(), Records.PrintSize).Print(address, type);
    }

    /// <summary><c>system()</c>: the shell runs a command when all that was printed before is out.</summary>
    public void System(TraceString command) => Output.Defer(() => Builtins.ShellCommand.Run(command));

    /// <summary><c>switch_file()</c>: what is printed from here on goes into the next file.</summary>
    public void SwitchFile() => Output.SwitchFile();

    /// <summary><c>freopen()</c>: what is printed from here on goes to the end of a file; with an empty name to the first output again.</summary>
    /// <param name="probe">The event's probe.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="site">The place in the script.</param>
    public void Reopen(int probe, TraceString file, int site)
    {
        var identity = IdentityOf(probe);
        Output.Defer(() =>
        {
            if (Output.Redirect(file.ToString()) is { } problem)
                Requests.Refuse(identity, site, $"couldn't freopen() \"{file}\": {problem}");
        });
    }

    /// <summary><c>setopt()</c> without a value.</summary>
    public void SetOption(int probe, TraceString name, int site) => Set(probe, name, null, site);

    /// <summary><c>setopt()</c></summary>
    /// <param name="probe">The event's probe.</param>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value.</param>
    /// <param name="site">The place in the script.</param>
    public void SetOption(int probe, TraceString name, TraceString value, int site) => Set(probe, name, value, site);

    private void Set(int probe, TraceString name, TraceString? value, int site)
    {
        Requests.IsPending = true;
        if (Requests.SetOption?.Invoke(name.ToString(), value?.ToString()) is { } problem)
            Requests.Refuse(IdentityOf(probe), site, $"couldn't set option \"{name}\" to \"{(object?)value ?? 1}\": {problem}\n");
    }
}
