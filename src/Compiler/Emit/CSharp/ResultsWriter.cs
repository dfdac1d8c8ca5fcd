using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>What a script has counted, as properties of its class: <c>program.FnCalls[(42, "a.py")]</c>.</summary>
internal static class ResultsWriter
{
    /// <summary>What the base class already calls so.</summary>
    internal static readonly string[] Reserved =
    [
        "Abort", "ActionsLeft", "AddTo", "BeginRecord", "Commit", "CreateThread", "Describe", "Discard", "EndRecord", "EnterFunction", "EnterProbe", "Equals", "FailHandler", "Failure",
        "FaultClause", "Finalize", "Fire", "FitsSpeculation", "GetHashCode", "GetType", "GiveUp", "GlobalIndent", "GroupCount", "Handlers", "HasGivenUp", "IsFinal",
        "LeaveFunction", "LeaveProbe", "LongestText", "Match", "Matched", "MemberwiseClone", "Memory", "NewSpeculation", "NextRandom", "NoteCaller", "Output", "PrintType", "ProbeId", "Raise",
        "RaiseActions", "Records", "ReferenceEquals", "Reopen", "Requests", "Run", "Scratch", "SetOption", "Speculate", "Speculations", "SwitchFile", "System", "Tables",
        "TakeFailure", "TakeFrom", "TakeVariable", "ThreadState", "ToString",
    ];

    public static void Write(SourceWriter source, IrProgram program, ProgramNames names)
    {
        foreach (var name in Reserved)
            names.Scope.Take(name);
        foreach (var global in program.Globals)
        {
            var (type, value) = global.Type == ValueKind.Text ? ("string", $"{names.Of(global)}.ToString()") : ("long", names.Of(global));
            Property(source, names, global.Name, type, value);
        }
        foreach (var container in program.Containers.Where(container => !container.IsThreadLocal))
            WriteContainer(source, names, container);
    }

    private static void WriteContainer(SourceWriter source, ProgramNames names, IrContainer container)
    {
        var name = (string)container.Arguments[0];
        var isDistribution = container.Class == RuntimeContainer.Aggregation && AggregatingFunctions.All.Any(function =>
            function.Number == Convert.ToInt32(container.Arguments[1], System.Globalization.CultureInfo.InvariantCulture) && function.HasIncrement);
        var value = container.Class switch
        {
            RuntimeContainer.StringArray => "string",
            RuntimeContainer.StatisticArray => "StatisticResult",
            _ => isDistribution ? "IReadOnlyList<DistributionRow>" : "long",
        };
        if (container.Key.Count == 0)
            Property(source, names, name, value == "long" ? "long?" : value, $"ScriptResults.{(isDistribution ? "DistributionOf" : "Of")}({names.Of(container)})");
        else
            Property(source, names, name, $"IReadOnlyDictionary<{KeyType(container.Key)}, {value}>", $"ScriptResults.{(isDistribution ? "DistributionsOf" : "Of")}({names.Of(container)}, key => {Key(container.Key)})");
    }

    private static void Property(SourceWriter source, ProgramNames names, string name, string type, string value)
    {
        source.Line($"/// <summary>The script's <c>{name}</c>, as it is at this moment.</summary>");
        source.Line($"public {type} {names.Scope.TakePascal("", name.Any(char.IsLetterOrDigit) ? name : "aggregation")} => {value};");
        source.Line();
    }

    private static string KeyType(IReadOnlyList<ValueKind> key) => Tuple(key.Select(member => member == ValueKind.Text ? "string" : "long"));

    private static string Key(IReadOnlyList<ValueKind> key) => Tuple(key.Select((member, i) => member == ValueKind.Text ? $"key.K{i}.ToString()" : $"key.K{i}"));

    private static string Tuple(IEnumerable<string> members) => members.ToArray() is [var only] ? only : $"({string.Join(", ", members)})";
}
