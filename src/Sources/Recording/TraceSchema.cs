using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;
using Pyd.Runtime.Events;

namespace Pyd.Sources.Recording;

/// <summary>The columns of a recorded trace, and what is said once about all of it.</summary>
internal static class TraceSchema
{
    public const string Time = "time", Probe = "probe", Pid = "pid", Tid = "tid", Cpu = "cpu", Uid = "uid", Gid = "gid", ParentPid = "ppid",
        ExecName = "exec", Executable = "path", Argument = "arg", Text = "str";

    private const string TargetKey = "pyd.target", WallClockKey = "pyd.wallclock", StartKey = "pyd.start", EndKey = "pyd.end";

    /// <summary>A string as a number and, once, its text.</summary>
    public static DictionaryType Dictionary { get; } = new(Int32Type.Default, StringType.Default, ordered: false);

    /// <summary>The schema.</summary>
    /// <param name="tables">The trace's target and wall clock.</param>
    /// <param name="start">When the trace begins.</param>
    /// <param name="end">When it ends, once that is known.</param>
    public static Schema Of(SessionTables tables, long start, long? end)
    {
        var builder = new Schema.Builder()
            .Field(new Field(Time, Int64Type.Default, nullable: false))
            .Field(new Field(Probe, Dictionary, nullable: false))
            .Field(new Field(Pid, Int32Type.Default, nullable: false))
            .Field(new Field(Tid, Int32Type.Default, nullable: false))
            .Field(new Field(Cpu, Int16Type.Default, nullable: false))
            .Field(new Field(Uid, UInt32Type.Default, nullable: false))
            .Field(new Field(ExecName, Dictionary, nullable: false));
        for (var i = 0; i < ProbeEvent.ArgumentCount; i++)
            builder.Field(new Field(NumberOf(Argument, i), Int64Type.Default, nullable: false));
        for (var i = 0; i < ProbeEvent.ArgumentCount; i++)
            builder.Field(new Field(NumberOf(Text, i), Dictionary, nullable: true));
        builder
            .Field(new Field(ParentPid, Int32Type.Default, nullable: false))
            .Field(new Field(Gid, UInt32Type.Default, nullable: false))
            .Field(new Field(Executable, Dictionary, nullable: false))
            .Metadata(TargetKey, tables.Target.ToString(CultureInfo.InvariantCulture))
            .Metadata(WallClockKey, tables.WallClockOffset.ToString(CultureInfo.InvariantCulture))
            .Metadata(StartKey, start.ToString(CultureInfo.InvariantCulture));
        if (end is { } last)
            builder.Metadata(EndKey, last.ToString(CultureInfo.InvariantCulture));
        return builder.Build();
    }

    /// <summary><c>arg0</c></summary>
    public static string NumberOf(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}{index}");

    /// <summary>What a schema says about the whole trace: null where it says nothing.</summary>
    public static (long? Target, long? WallClock, long? Start, long? End) Read(Schema schema)
    {
        return (Value(TargetKey), Value(WallClockKey), Value(StartKey), Value(EndKey));

        long? Value(string key) =>
            schema.Metadata is { } metadata && metadata.TryGetValue(key, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
