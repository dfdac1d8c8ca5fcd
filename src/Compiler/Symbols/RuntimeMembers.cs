using P = Pyd.Compiler.Symbols.RuntimeParameter;

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

    /// <summary>The number of the event's probe.</summary>
    Probe,

    /// <summary>The script's output.</summary>
    Output,

    /// <summary>The output in which <c>sprintf</c> builds strings.</summary>
    Scratch,

    /// <summary>The bytes that pointers lead to.</summary>
    Memory,

    /// <summary>What the script asks of the session.</summary>
    Requests,

    /// <summary>What is printed around the data of clauses.</summary>
    Records,
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

    /// <summary>It may raise an error of stap; its last parameter is then the place in the script.</summary>
    public bool MayRaise { get; init; }

    /// <summary>It does more than to compute its result.</summary>
    public bool HasEffect { get; init; }

    /// <summary>It returns a <c>bool</c>, which compiled code takes for 0 or 1.</summary>
    public bool IsTruth { get; init; }

    /// <summary>It is called on its first parameter.</summary>
    public bool IsInstance => Parameters.Length > 0 && (Type, Parameters[0]) switch
    {
        ("TraceProgram", RuntimeParameter.Program) => true,
        ("Output.TraceOutput", RuntimeParameter.Output or RuntimeParameter.Scratch) => true,
        ("Output.RecordLayout", RuntimeParameter.Records) => true,
        ("Variables.TraceMemory", RuntimeParameter.Memory) => true,
        ("Sessions.SessionRequests", RuntimeParameter.Requests) => true,
        _ => false,
    };
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
    private const string Search = "Builtins.SearchFunctions";
    private const string Number = "Builtins.NumberFunctions";
    private const string Stacks = "Builtins.StackFunctions";
    private const string Stap = "Builtins.StapFunctions";
    private const string Memory = "Variables.TraceMemory";
    private const string Requests = "Sessions.SessionRequests";
    private const string Display = "Formatting.GlobalDisplay";

    // Output, and the same on the scratch output.
    public static readonly RuntimeMember WriteLiteral = Effect(Output, "Literal", ValueKind.Void, P.Output, P.Text);
    public static readonly RuntimeMember WriteText = Effect(Output, "String", ValueKind.Void, P.Output, P.Text);
    public static readonly RuntimeMember WriteInteger = Effect(Output, "Integer", ValueKind.Void, P.Output, P.Integer);
    public static readonly RuntimeMember WriteUnsigned = Effect(Output, "Unsigned", ValueKind.Void, P.Output, P.Integer);
    public static readonly RuntimeMember FormatInteger = Effect(Output, "Format", ValueKind.Void, P.Output, P.Integer, P.Small, P.Small, P.Integer, P.Integer);
    public static readonly RuntimeMember FormatText = Effect(Output, "Format", ValueKind.Void, P.Output, P.Text, P.Small, P.Small, P.Integer, P.Integer);
    public static readonly RuntimeMember ScratchText = OnScratch(WriteText);
    public static readonly RuntimeMember ScratchInteger = OnScratch(WriteInteger);
    public static readonly RuntimeMember ScratchUnsigned = OnScratch(WriteUnsigned);
    public static readonly RuntimeMember ScratchFormatInteger = OnScratch(FormatInteger);
    public static readonly RuntimeMember ScratchFormatText = OnScratch(FormatText);
    public static readonly RuntimeMember TakeScratch = Effect(Output, "TakeText", ValueKind.Text, P.Scratch, P.Small);

    // D's actions.
    public static readonly RuntimeMember Speculation = Effect(Program, "NewSpeculation", ValueKind.Integer, P.Program);
    public static readonly RuntimeMember Speculate = Effect(Program, "Speculate", ValueKind.Integer, P.Program, P.Probe, P.Integer, P.Small, P.Small, P.Integer);
    public static readonly RuntimeMember FitsSpeculation = Effect(Program, "FitsSpeculation", ValueKind.Integer, P.Program, P.Small);
    public static readonly RuntimeMember TakeVariable = Effect(Program, "TakeVariable", ValueKind.Integer, P.Program, P.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember Commit = Effect(Program, "Commit", ValueKind.Integer, P.Program, P.Integer);
    public static readonly RuntimeMember Discard = Effect(Program, "Discard", ValueKind.Integer, P.Program, P.Integer);
    public static readonly RuntimeMember System = Effect(Program, "System", ValueKind.Void, P.Program, P.Text);
    public static readonly RuntimeMember SwitchFile = Effect(Program, "SwitchFile", ValueKind.Void, P.Program);
    public static readonly RuntimeMember Reopen = Effect(Program, "Reopen", ValueKind.Void, P.Program, P.Probe, P.Text, P.Small);
    public static readonly RuntimeMember TruncateOutput = Effect(Output, "Truncate", ValueKind.Void, P.Output);
    public static readonly RuntimeMember SetOption = Effect(Program, "SetOption", ValueKind.Void, P.Program, P.Probe, P.Text, P.Small);
    public static readonly RuntimeMember SetOptionTo = Effect(Program, "SetOption", ValueKind.Void, P.Program, P.Probe, P.Text, P.Text, P.Small);
    public static readonly RuntimeMember Signal = Effect(Requests, "Signal", ValueKind.Void, P.Requests, P.Thread, P.Integer);

    // Stacks.
    public static readonly RuntimeMember Stack = Pure(Stacks, "Text", ValueKind.Text, P.Thread, P.Integer);
    public static readonly RuntimeMember StackDepth = Pure(Stacks, "Depth", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember Caller = Pure(Stacks, "Caller", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember SymbolName = Pure(Stacks, "SymbolName", ValueKind.Text, P.Program, P.Integer);
    public static readonly RuntimeMember SymbolModule = Pure(Stacks, "SymbolModule", ValueKind.Text, P.Program, P.Integer);
    public static readonly RuntimeMember TraceStack = Effect("Output.RecordLayout", "TraceStack", ValueKind.Void, P.Records, P.Output, P.Text);
    public static readonly RuntimeMember TraceSymbol = Effect("Output.RecordLayout", "TraceSymbol", ValueKind.Void, P.Records, P.Output, P.Text);

    // Records of D's clauses.
    public static readonly RuntimeMember BeginRecord = Effect(Program, "BeginRecord", ValueKind.Void, P.Program, P.Probe, P.Integer, P.Small);
    public static readonly RuntimeMember EndRecord = Effect(Program, "EndRecord", ValueKind.Void, P.Program);
    public static readonly RuntimeMember TraceInteger = Effect("Output.RecordLayout", "Trace", ValueKind.Void, P.Records, P.Output, P.Integer, P.Small, P.Small);
    public static readonly RuntimeMember TraceBytes = Effect("Output.RecordLayout", "TraceBytes", ValueKind.Void, P.Records, P.Output, P.Text);
    public static readonly RuntimeMember PrintType = Effect(Program, "PrintType", ValueKind.Void, P.Program, P.Integer, P.Text, P.Text, P.Small);
    public static readonly RuntimeMember TraceText = Effect("Output.RecordLayout", "Trace", ValueKind.Void, P.Records, P.Output, P.Text);

    // The event's process, thread and strings.
    public static readonly RuntimeMember Pid = Pure(Process, "Pid", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember Tid = Pure(Process, "Tid", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember ParentPid = Pure(Process, "ParentPid", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember Uid = Pure(Process, "Uid", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember Gid = Pure(Process, "Gid", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember ExecName = Pure(Process, "ExecName", ValueKind.Text, P.Thread);
    public static readonly RuntimeMember Target = Pure(Process, "Target", ValueKind.Integer, P.Program);
    public static readonly RuntimeMember ProbeId = Pure(Program, "ProbeId", ValueKind.Integer, P.Program, P.Probe);
    public static readonly RuntimeMember WallClock = Pure(Process, "WallClock", ValueKind.Integer, P.Program, P.Time);
    public static readonly RuntimeMember ProviderName = Pure(Process, "ProviderName", ValueKind.Text, P.Text, P.Thread);
    public static readonly RuntimeMember ProbeName = Pure(Process, "ProbeName", ValueKind.Text, P.Program, P.Probe);
    public static readonly RuntimeMember ProbeProvider = Pure(Process, "ProbeProvider", ValueKind.Text, P.Program, P.Probe, P.Thread);
    public static readonly RuntimeMember MarkName = Pure(Process, "MarkName", ValueKind.Text, P.Program, P.Probe);
    public static readonly RuntimeMember MarkProvider = Pure(Process, "MarkProvider", ValueKind.Text, P.Program, P.Probe);
    public static readonly RuntimeMember ModuleName = Pure(Process, "ModuleName", ValueKind.Text, P.Program, P.Probe, P.Thread);
    public static readonly RuntimeMember FunctionName = Pure(Process, "FunctionName", ValueKind.Text, P.Program, P.Probe);
    public static readonly RuntimeMember ReadString = Pure(Process, "ReadString", ValueKind.Text, P.Program, P.Integer) with { MayFail = true };

    // The session.
    public static readonly RuntimeMember Exit = Effect(Requests, "Exit", ValueKind.Void, P.Requests, P.Integer);

    public static readonly RuntimeMember IsExiting = Truth(Requests, "get_Exiting", P.Requests);

    // Comparing and joining texts.
    public static readonly RuntimeMember TextCompare = Pure("Variables.TextFunctions", "Compare", ValueKind.Integer, P.Text, P.Text);
    public static readonly RuntimeMember TextEqual = Truth("Variables.TextFunctions", "AreEqual", P.Text, P.Text);
    public static readonly RuntimeMember Concatenate = Pure(Stap, "Concatenate", ValueKind.Text, P.Program, P.Text, P.Text);
    public static readonly RuntimeMember Match = Effect(Program, "Match", ValueKind.Integer, P.Program, P.Text, P.Text, P.Small);

    // Memory.
    public static readonly RuntimeMember IsReadable = Truth(Memory, "IsReadable", P.Memory, P.Integer, P.Integer);
    public static readonly RuntimeMember IsWritable = Truth(Memory, "IsWritable", P.Memory, P.Integer, P.Integer);
    public static readonly RuntimeMember ReadText = Pure(Memory, "ReadText", ValueKind.Text, P.Memory, P.Integer, P.Integer) with { MayFail = true };
    public static readonly RuntimeMember ReadBytes = Pure(Memory, "ReadBytes", ValueKind.Text, P.Memory, P.Integer, P.Integer);
    public static readonly RuntimeMember Dump = Pure(Memory, "Dump", ValueKind.Text, P.Memory, P.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember StoreText = Effect(Memory, "WriteText", ValueKind.Void, P.Memory, P.Integer, P.Integer, P.Text);
    public static readonly RuntimeMember CopyMemory = Effect(Memory, "Copy", ValueKind.Void, P.Memory, P.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember AllocateScratch = Effect(Memory, "Allocate", ValueKind.Integer, P.Memory, P.Integer);
    // Not an effect: nothing that a clause can see is in the scratch space when it begins.
    public static readonly RuntimeMember ResetScratch = Pure(Memory, "ResetScratch", ValueKind.Void, P.Memory);
    public static readonly RuntimeMember NewBlock = Effect(Memory, "NewBlock", ValueKind.Integer, P.Memory, P.Integer);
    public static readonly RuntimeMember FreeBlock = Effect(Memory, "FreeBlock", ValueKind.Void, P.Memory, P.Integer, P.Integer);
    public static readonly RuntimeMember AddressOf = Effect(Memory, "AddressOf", ValueKind.Integer, P.Memory, P.Text);
    public static readonly RuntimeMember AddressOfLiteral = Effect(Memory, "AddressOfLiteral", ValueKind.Integer, P.Memory, P.Text);

    // D's subroutines.
    public static readonly RuntimeMember Basename = Pure(D, "Basename", ValueKind.Text, P.Text);
    public static readonly RuntimeMember Dirname = Pure(D, "Dirname", ValueKind.Text, P.Text);
    public static readonly RuntimeMember CleanPath = Pure(D, "CleanPath", ValueKind.Text, P.Text);
    public static readonly RuntimeMember StringLength = Pure(D, "StringLength", ValueKind.Integer, P.Text);
    public static readonly RuntimeMember StringJoin = Pure(D, "Join", ValueKind.Text, P.Text, P.Text);
    public static readonly RuntimeMember Substring = Pure(D, "Substring", ValueKind.Text, P.Text, P.Integer);
    public static readonly RuntimeMember SubstringLength = Pure(D, "Substring", ValueKind.Text, P.Text, P.Integer, P.Integer);
    public static readonly RuntimeMember Index = Pure(Search, "Index", ValueKind.Integer, P.Text, P.Text);
    public static readonly RuntimeMember IndexFrom = Pure(Search, "Index", ValueKind.Integer, P.Text, P.Text, P.Integer);
    public static readonly RuntimeMember LastIndex = Pure(Search, "LastIndex", ValueKind.Integer, P.Text, P.Text);
    public static readonly RuntimeMember LastIndexFrom = Pure(Search, "LastIndex", ValueKind.Integer, P.Text, P.Text, P.Integer);
    public static readonly RuntimeMember FindCharacter = Pure(Search, "Find", ValueKind.Text, P.Text, P.Integer) with { MayFail = true };
    public static readonly RuntimeMember FindLastCharacter = Pure(Search, "FindLast", ValueKind.Text, P.Text, P.Integer) with { MayFail = true };
    public static readonly RuntimeMember FindInText = Pure(Search, "Find", ValueKind.Text, P.Text, P.Text) with { MayFail = true };
    public static readonly RuntimeMember TokenStart = Pure(Search, "TokenStart", ValueKind.Integer, P.Text, P.Integer, P.Text);
    public static readonly RuntimeMember TokenEnd = Pure(Search, "TokenEnd", ValueKind.Integer, P.Text, P.Integer, P.Text);
    public static readonly RuntimeMember Token = Pure(Search, "Token", ValueKind.Text, P.Text, P.Integer, P.Integer) with { MayFail = true };
    public static readonly RuntimeMember SwapShort = Pure(Number, "SwapShort", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember SwapInteger = Pure(Number, "SwapInteger", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember SwapLong = Pure(Number, "SwapLong", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember InternetAddress = Pure("Builtins.AddressText", "Internet", ValueKind.Text, P.Text);
    public static readonly RuntimeMember InternetAddress6 = Pure("Builtins.AddressText", "Internet6", ValueKind.Text, P.Text, P.Integer);
    public static readonly RuntimeMember LinkAddress = Pure("Builtins.AddressText", "Link", ValueKind.Text, P.Text);
    public static readonly RuntimeMember Major = Pure(Number, "Major", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember Minor = Pure(Number, "Minor", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember IsBase = Pure(Number, "IsBase", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember NumberToText = Pure(Number, "ToText", ValueKind.Text, P.Integer);
    public static readonly RuntimeMember NumberToTextInBase = Pure(Number, "ToText", ValueKind.Text, P.Integer, P.Integer);
    public static readonly RuntimeMember TextToNumber = Pure(Number, "ToInteger", ValueKind.Integer, P.Text);
    public static readonly RuntimeMember TextToNumberInBase = Pure(Number, "ToInteger", ValueKind.Integer, P.Text, P.Integer);
    public static readonly RuntimeMember Random = Effect(Program, "NextRandom", ValueKind.Integer, P.Program);
    public static readonly RuntimeMember IsProgeny = Pure(Process, "IsProgeny", ValueKind.Integer, P.Program, P.Thread, P.Integer);
    public static readonly RuntimeMember Json = Pure(D, "Json", ValueKind.Text, P.Text, P.Text) with { MayFail = true };
    public static readonly RuntimeMember ToUpper = Pure(D, "ToUpper", ValueKind.Text, P.Text);
    public static readonly RuntimeMember ToLower = Pure(D, "ToLower", ValueKind.Text, P.Text);

    public static readonly RuntimeMember LimitText = Pure("Variables.TextFunctions", "Limit", ValueKind.Text, P.Text, P.Integer);

    // Stap's functions.
    public static readonly RuntimeMember ThreadIndent = Effect(Stap, "ThreadIndent", ValueKind.Text, P.Thread, P.Time, P.Integer);
    public static readonly RuntimeMember Indent = Effect(Stap, "Indent", ValueKind.Text, P.Program, P.Time, P.Integer);
    public static readonly RuntimeMember StapSubstring = Pure(Stap, "Substring", ValueKind.Text, P.Text, P.Integer, P.Integer);
    public static readonly RuntimeMember IsIn = Pure(Stap, "IsIn", ValueKind.Integer, P.Text, P.Text);
    public static readonly RuntimeMember ToInteger = Pure(Stap, "ToInteger", ValueKind.Integer, P.Text, P.Integer);
    public static readonly RuntimeMember StringQuoted = Pure(Stap, "StringQuoted", ValueKind.Text, P.Text);
    public static readonly RuntimeMember Replace = Pure(Stap, "Replace", ValueKind.Text, P.Text, P.Text, P.Text);
    public static readonly RuntimeMember ContextTime = Pure(Stap, "ContextTime", ValueKind.Text, P.Integer);
    public static readonly RuntimeMember Matched = Pure(Program, "Matched", ValueKind.Text, P.Program, P.Integer) with { MayFail = true };
    public static readonly RuntimeMember GroupCount = Pure(Program, "GroupCount", ValueKind.Integer, P.Program);
    public static readonly RuntimeMember NoGroupMessage = Pure(Stap, "NoGroupMessage", ValueKind.Text, P.Program, P.Integer);
    public static readonly RuntimeMember Warn = Effect(Requests, "Warn", ValueKind.Void, P.Requests, P.Text);
    public static readonly RuntimeMember BadStringMessage = Pure(Stap, "BadStringMessage", ValueKind.Text, P.Integer);
    public static readonly RuntimeMember EnterFunction = Effect(Program, "EnterFunction", ValueKind.Integer, P.Program);
    public static readonly RuntimeMember LeaveFunction = Effect(Program, "LeaveFunction", ValueKind.Void, P.Program);
    public static readonly RuntimeMember EnterProbe = Effect(Program, "EnterProbe", ValueKind.Void, P.Program, P.Small);
    public static readonly RuntimeMember LeaveProbe = Effect(Program, "LeaveProbe", ValueKind.Void, P.Program);
    public static readonly RuntimeMember GiveUp = Effect(Program, "GiveUp", ValueKind.Void, P.Program);
    public static readonly RuntimeMember HasGivenUp = Effect(Program, "HasGivenUp", ValueKind.Integer, P.Program);
    public static readonly RuntimeMember DisplayInteger = Effect(Display, "Integer", ValueKind.Void, P.Output, P.Text, P.Integer);
    public static readonly RuntimeMember DisplayString = Effect(Display, "String", ValueKind.Void, P.Output, P.Text, P.Text);

    // Containers: the key comes first and is not listed.
    public static readonly RuntimeMember GetInteger = Pure("IntegerArray", "Get", ValueKind.Integer);
    public static readonly RuntimeMember GetText = Pure("StringArray", "Get", ValueKind.Text);
    public static readonly RuntimeMember FindText = Pure("StringArray", "Find", ValueKind.Text) with { MayFail = true };
    public static readonly RuntimeMember SetInteger = Effect("IntegerArray", "Set", ValueKind.Void, P.Integer);
    public static readonly RuntimeMember SetText = Effect("StringArray", "Set", ValueKind.Void, P.Text);
    public static readonly RuntimeMember AssignInteger = Effect("IntegerArray", "Assign", ValueKind.Void, P.Integer);
    public static readonly RuntimeMember AssignText = Effect("StringArray", "Assign", ValueKind.Void, P.Text);
    public static readonly RuntimeMember AddInteger = Effect("IntegerArray", "Add", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember Contains = Truth("", "Contains");
    public static readonly RuntimeMember Remove = Effect("", "Remove", ValueKind.Void);
    public static readonly RuntimeMember Reserve = Effect("", "Reserve", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember Clear = Effect("", "Clear", ValueKind.Void);
    public static readonly RuntimeMember DisplayContainer = Effect("", "Display", ValueKind.Void, P.Output);
    public static readonly RuntimeMember DisplayHex = Effect("StatisticArray", "DisplayHex", ValueKind.Void, P.Output);
    public static readonly RuntimeMember ClearValues = Effect("Aggregation", "ClearLater", ValueKind.Void, P.Output);
    public static readonly RuntimeMember Truncate = Effect("Aggregation", "TruncateLater", ValueKind.Void, P.Output);
    public static readonly RuntimeMember TruncateTo = Effect("Aggregation", "TruncateLater", ValueKind.Void, P.Output, P.Integer);
    public static readonly RuntimeMember Normalize = Effect("Aggregation", "NormalizeLater", ValueKind.Void, P.Output, P.Integer);
    public static readonly RuntimeMember Denormalize = Effect("Aggregation", "DenormalizeLater", ValueKind.Void, P.Output);
    public static readonly RuntimeMember StatisticAdd = Effect("StatisticArray", "Add", ValueKind.Void, P.Integer);
    public static readonly RuntimeMember StatisticHasValues = Truth("StatisticArray", "HasValues");
    public static readonly RuntimeMember PrintHistogram = Effect("StatisticArray", "PrintHistogram", ValueKind.Void, P.Output);
    public static readonly RuntimeMember ScratchHistogram = OnScratch(PrintHistogram);
    public static readonly RuntimeMember BucketCount = Pure("StatisticArray", "get_BucketCount", ValueKind.Integer);
    public static readonly RuntimeMember Bucket = Pure("StatisticArray", "Bucket", ValueKind.Integer, P.Integer);

    /// <summary>A member of D's aggregation by the name of its function, for example <c>Sum</c>.</summary>
    public static RuntimeMember Aggregate(string name, int arguments) =>
        Effect("Aggregation", name, ValueKind.Void, [.. Enumerable.Repeat(P.Integer, arguments)]);

    /// <summary>A member of stap's statistic that computes one figure, for example <c>Average</c>.</summary>
    public static RuntimeMember Statistic(string name, int arguments) =>
        Pure("StatisticArray", name, ValueKind.Integer, [.. Enumerable.Repeat(P.Integer, arguments)]);

    private static RuntimeMember Pure(string type, string name, ValueKind returns, params P[] parameters) =>
        new(type, name, returns, parameters);

    private static RuntimeMember Truth(string type, string name, params P[] parameters) =>
        new(type, name, ValueKind.Integer, parameters) { IsTruth = true };

    private static RuntimeMember Effect(string type, string name, ValueKind returns, params P[] parameters) =>
        new(type, name, returns, parameters) { HasEffect = true };

    private static RuntimeMember OnScratch(RuntimeMember member) =>
        member with { Parameters = [P.Scratch, .. member.Parameters.Skip(1)] };
}
