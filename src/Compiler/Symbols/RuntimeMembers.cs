using static Pyd.Compiler.Symbols.RuntimeParameter;

namespace Pyd.Compiler.Symbols;

/// <summary>A parameter of a runtime member: a value of the script, or something that every handler has at hand.</summary>
internal enum RuntimeParameter
{
    /// <summary>A <c>long</c>.</summary>
    Integer,

    /// <summary>A <c>TraceString</c>.</summary>
    Text,

    /// <summary>An <c>int</c>, always a constant.</summary>
    Small,

    /// <summary>The running program.</summary>
    Program,

    /// <summary>The state of the event's thread.</summary>
    Thread,

    /// <summary>The event's time.</summary>
    Time,

    /// <summary>The script's output.</summary>
    Output,

    /// <summary>The output in which <c>sprintf</c> builds strings.</summary>
    Scratch,

    /// <summary>What the script asks of the session.</summary>
    Requests,
}

/// <summary>One member of <c>Pyd.Runtime</c> that compiled code calls.</summary>
/// <param name="Type">Its type below <c>Pyd.Runtime</c>; for a container member the generic type's name, or empty for any container.</param>
/// <param name="Name">Its name.</param>
/// <param name="Returns">What it returns.</param>
/// <param name="Parameters">Its parameters; for an instance member the first is the instance, for a container member the key is not listed.</param>
internal sealed record RuntimeMember(string Type, string Name, ValueKind Returns, params RuntimeParameter[] Parameters)
{
    /// <summary>A text that may be missing, as the member's way to fail.</summary>
    public bool MayFail { get; init; }

    /// <summary>It does more than to compute its result.</summary>
    public bool HasEffect { get; init; }
}

/// <summary>The runtime's containers.</summary>
internal enum RuntimeContainer
{
    /// <summary>Keys to integers.</summary>
    IntegerArray,

    /// <summary>Keys to strings.</summary>
    StringArray,

    /// <summary>D's aggregation.</summary>
    Aggregation,

    /// <summary>stap's statistic.</summary>
    StatisticArray,
}

/// <summary>
/// The single bridge from compiled code to the runtime: names only. A test resolves every row against the real assembly.
/// </summary>
internal static class RuntimeMembers
{
    private const string Output = "Output.TraceOutput";
    private const string Program = "TraceProgram";
    private const string Process = "Builtins.ProcessFunctions";
    private const string D = "Builtins.DFunctions";
    private const string Stap = "Builtins.StapFunctions";
    private const string Requests = "Sessions.SessionRequests";
    private const string Display = "Formatting.GlobalDisplay";

    // Output, and the same on the scratch output.
    public static readonly RuntimeMember WriteText = Effect(Output, "String", ValueKind.Void, RuntimeParameter.Output, Text);
    public static readonly RuntimeMember WriteInteger = Effect(Output, "Integer", ValueKind.Void, RuntimeParameter.Output, Integer);
    public static readonly RuntimeMember WriteUnsigned = Effect(Output, "Unsigned", ValueKind.Void, RuntimeParameter.Output, Integer);
    public static readonly RuntimeMember FormatInteger = Effect(Output, "Format", ValueKind.Void, RuntimeParameter.Output, Integer, Small, Small, Integer, Integer);
    public static readonly RuntimeMember FormatText = Effect(Output, "Format", ValueKind.Void, RuntimeParameter.Output, Text, Small, Small, Integer, Integer);
    public static readonly RuntimeMember ScratchText = OnScratch(WriteText);
    public static readonly RuntimeMember ScratchInteger = OnScratch(WriteInteger);
    public static readonly RuntimeMember ScratchUnsigned = OnScratch(WriteUnsigned);
    public static readonly RuntimeMember ScratchFormatInteger = OnScratch(FormatInteger);
    public static readonly RuntimeMember ScratchFormatText = OnScratch(FormatText);
    public static readonly RuntimeMember TakeScratch = Effect(Output, "TakeString", ValueKind.Text, Scratch, Small);

    // The event's process, thread and strings.
    public static readonly RuntimeMember Pid = Pure(Process, "Pid", ValueKind.Integer, Thread);
    public static readonly RuntimeMember Tid = Pure(Process, "Tid", ValueKind.Integer, Thread);
    public static readonly RuntimeMember ParentPid = Pure(Process, "ParentPid", ValueKind.Integer, Thread);
    public static readonly RuntimeMember Uid = Pure(Process, "Uid", ValueKind.Integer, Thread);
    public static readonly RuntimeMember Gid = Pure(Process, "Gid", ValueKind.Integer, Thread);
    public static readonly RuntimeMember ExecName = Pure(Process, "ExecName", ValueKind.Text, Thread);
    public static readonly RuntimeMember Target = Pure(Process, "Target", ValueKind.Integer, RuntimeParameter.Program);
    public static readonly RuntimeMember WallClock = Pure(Process, "WallClock", ValueKind.Integer, RuntimeParameter.Program, Time);
    public static readonly RuntimeMember ProviderName = Pure(Process, "ProviderName", ValueKind.Text, Text, Thread);
    public static readonly RuntimeMember ModuleName = Pure(Process, "ModuleName", ValueKind.Text, RuntimeParameter.Program, Text, Text, Thread);
    public static readonly RuntimeMember FunctionName = Pure(Process, "FunctionName", ValueKind.Text, RuntimeParameter.Program, Text, Text, Thread);
    public static readonly RuntimeMember ReadString = Pure(Process, "ReadString", ValueKind.Text, RuntimeParameter.Program, Integer) with { MayFail = true };

    // The session.
    public static readonly RuntimeMember Exit = Effect(Requests, "Exit", ValueKind.Void, RuntimeParameter.Requests, Integer);

    public static readonly RuntimeMember IsExiting = Pure(Requests, "get_Exiting", ValueKind.Integer, RuntimeParameter.Requests);

    // Comparing and joining texts.
    public static readonly RuntimeMember TextCompare = Pure("Variables.TextFunctions", "Compare", ValueKind.Integer, Text, Text);
    public static readonly RuntimeMember TextEqual = Pure("Variables.TextFunctions", "AreEqual", ValueKind.Integer, Text, Text);
    public static readonly RuntimeMember Concatenate = Pure(Stap, "Concatenate", ValueKind.Text, Text, Text);

    // D's subroutines.
    public static readonly RuntimeMember Basename = Pure(D, "Basename", ValueKind.Text, Text);
    public static readonly RuntimeMember Dirname = Pure(D, "Dirname", ValueKind.Text, Text);
    public static readonly RuntimeMember CleanPath = Pure(D, "CleanPath", ValueKind.Text, Text);
    public static readonly RuntimeMember StringLength = Pure(D, "StringLength", ValueKind.Integer, Text);
    public static readonly RuntimeMember StringJoin = Pure(D, "Join", ValueKind.Text, Text, Text);
    public static readonly RuntimeMember Substring = Pure(D, "Substring", ValueKind.Text, Text, Integer);
    public static readonly RuntimeMember SubstringLength = Pure(D, "Substring", ValueKind.Text, Text, Integer, Integer);
    public static readonly RuntimeMember Index = Pure(D, "Index", ValueKind.Integer, Text, Text);
    public static readonly RuntimeMember LastIndex = Pure(D, "LastIndex", ValueKind.Integer, Text, Text);
    public static readonly RuntimeMember FromInteger = Pure(D, "FromInteger", ValueKind.Text, Integer);
    public static readonly RuntimeMember ToUpper = Pure(D, "ToUpper", ValueKind.Text, Text);
    public static readonly RuntimeMember ToLower = Pure(D, "ToLower", ValueKind.Text, Text);

    // Stap's functions.
    public static readonly RuntimeMember ThreadIndent = Effect(Stap, "ThreadIndent", ValueKind.Text, Thread, Time, Integer);
    public static readonly RuntimeMember Indent = Effect(Stap, "Indent", ValueKind.Text, RuntimeParameter.Program, Time, Integer);
    public static readonly RuntimeMember StapSubstring = Pure(Stap, "Substring", ValueKind.Text, Text, Integer, Integer);
    public static readonly RuntimeMember StapLength = Pure(Stap, "StringLength", ValueKind.Integer, Text);
    public static readonly RuntimeMember IsIn = Pure(Stap, "IsIn", ValueKind.Integer, Text, Text);
    public static readonly RuntimeMember ToInteger = Pure(Stap, "ToInteger", ValueKind.Integer, Text, Integer);
    public static readonly RuntimeMember StringQuoted = Pure(Stap, "StringQuoted", ValueKind.Text, Text);
    public static readonly RuntimeMember Replace = Pure(Stap, "Replace", ValueKind.Text, Text, Text, Text);
    public static readonly RuntimeMember ContextTime = Pure(Stap, "ContextTime", ValueKind.Text, Integer);
    public static readonly RuntimeMember Warn = Effect(Requests, "Warn", ValueKind.Void, RuntimeParameter.Requests, Text);
    public static readonly RuntimeMember BadStringMessage = Pure(Stap, "BadStringMessage", ValueKind.Text, Integer);
    public static readonly RuntimeMember EnterFunction = Effect(Program, "EnterFunction", ValueKind.Integer, RuntimeParameter.Program);
    public static readonly RuntimeMember LeaveFunction = Effect(Program, "LeaveFunction", ValueKind.Void, RuntimeParameter.Program);
    public static readonly RuntimeMember DisplayInteger = Effect(Display, "Integer", ValueKind.Void, RuntimeParameter.Output, Text, Integer);
    public static readonly RuntimeMember DisplayString = Effect(Display, "String", ValueKind.Void, RuntimeParameter.Output, Text, Text);

    // Containers: the key comes first and is not listed.
    public static readonly RuntimeMember GetInteger = Pure("IntegerArray", "Get", ValueKind.Integer);
    public static readonly RuntimeMember GetText = Pure("StringArray", "Get", ValueKind.Text);
    public static readonly RuntimeMember SetInteger = Effect("IntegerArray", "Set", ValueKind.Void, Integer);
    public static readonly RuntimeMember SetText = Effect("StringArray", "Set", ValueKind.Void, Text);
    public static readonly RuntimeMember AssignInteger = Effect("IntegerArray", "Assign", ValueKind.Void, Integer);
    public static readonly RuntimeMember AssignText = Effect("StringArray", "Assign", ValueKind.Void, Text);
    public static readonly RuntimeMember AddInteger = Effect("IntegerArray", "Add", ValueKind.Integer, Integer);
    public static readonly RuntimeMember Contains = Pure("", "Contains", ValueKind.Integer);
    public static readonly RuntimeMember Remove = Effect("", "Remove", ValueKind.Void);
    public static readonly RuntimeMember Clear = Effect("", "Clear", ValueKind.Void);
    public static readonly RuntimeMember DisplayContainer = Effect("", "Display", ValueKind.Void, RuntimeParameter.Output);
    public static readonly RuntimeMember Truncate = Effect("Aggregation", "Truncate", ValueKind.Void);
    public static readonly RuntimeMember TruncateTo = Effect("Aggregation", "Truncate", ValueKind.Void, Integer);
    public static readonly RuntimeMember Normalize = Effect("Aggregation", "Normalize", ValueKind.Void, Integer);
    public static readonly RuntimeMember Denormalize = Effect("Aggregation", "Denormalize", ValueKind.Void);
    public static readonly RuntimeMember StatisticAdd = Effect("StatisticArray", "Add", ValueKind.Void, Integer);
    public static readonly RuntimeMember StatisticHasValues = Pure("StatisticArray", "HasValues", ValueKind.Integer);
    public static readonly RuntimeMember PrintHistogram = Effect("StatisticArray", "PrintHistogram", ValueKind.Void, RuntimeParameter.Output);
    public static readonly RuntimeMember Bucket = Pure("StatisticArray", "Bucket", ValueKind.Integer, Integer);

    /// <summary>A member of D's aggregation by the name of its function, for example <c>Sum</c>.</summary>
    public static RuntimeMember Aggregate(string name, int arguments) =>
        Effect("Aggregation", name, ValueKind.Void, [.. Enumerable.Repeat(Integer, arguments)]);

    /// <summary>A member of stap's statistic that computes one figure, for example <c>Average</c>.</summary>
    public static RuntimeMember Statistic(string name, int arguments) =>
        Pure("StatisticArray", name, ValueKind.Integer, [.. Enumerable.Repeat(Integer, arguments)]);

    private static RuntimeMember Pure(string type, string name, ValueKind returns, params RuntimeParameter[] parameters) =>
        new(type, name, returns, parameters);

    private static RuntimeMember Effect(string type, string name, ValueKind returns, params RuntimeParameter[] parameters) =>
        new(type, name, returns, parameters) { HasEffect = true };

    private static RuntimeMember OnScratch(RuntimeMember member) =>
        member with { Parameters = [Scratch, .. member.Parameters[1..]] };
}
