using P = Pyd.Compiler.Symbols.RuntimeParameter;

namespace Pyd.Compiler.Symbols;

/// <summary>The runtime members behind SystemTap's tapset; the same kind of rows as <see cref="RuntimeMembers"/>.</summary>
internal static class StapMembers
{
    private const string Strings = "Builtins.StapStrings";
    private const string Numbers = "Builtins.StapNumbers";
    private const string Floats = "Builtins.FloatFunctions";
    private const string Process = "Builtins.StapProcess";

    public static readonly RuntimeMember At = Raising(Strings, "At", ValueKind.Integer, P.Program, P.Text, P.Integer, P.Small);
    public static readonly RuntimeMember Printable = Pure(Strings, "Printable", ValueKind.Text, P.Text);
    public static readonly RuntimeMember PrintableCut = Pure(Strings, "Printable", ValueKind.Text, P.Text, P.Integer, P.Integer);
    public static readonly RuntimeMember IsDigit = Pure(Strings, "IsDigit", ValueKind.Integer, P.Text);
    public static readonly RuntimeMember Tokenize = Effect(Strings, "Tokenize", ValueKind.Text, P.Program, P.Text, P.Text);

    public static readonly RuntimeMember Random = Raising(Numbers, "Random", ValueKind.Integer, P.Program, P.Integer, P.Small);
    public static readonly RuntimeMember ErrorName = Pure(Numbers, "ErrorName", ValueKind.Text, P.Integer);
    public static readonly RuntimeMember IsError = Pure(Numbers, "IsError", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember SignalName = Pure(Numbers, "SignalName", ValueKind.Text, P.Integer);

    public static readonly RuntimeMember FloatAdd = Pure(Floats, "Add", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatSubtract = Pure(Floats, "Subtract", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatMultiply = Pure(Floats, "Multiply", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatDivide = Pure(Floats, "Divide", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatRemainder = Pure(Floats, "Remainder", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatSquareRoot = Pure(Floats, "SquareRoot", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember FloatEqual = Pure(Floats, "AreEqual", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatAtMost = Pure(Floats, "IsAtMost", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatLess = Pure(Floats, "IsLess", ValueKind.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatFromInteger = Pure(Floats, "FromInteger", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember FloatFromSingle = Pure(Floats, "FromSingle", ValueKind.Integer, P.Integer);
    public static readonly RuntimeMember FloatToInteger = Pure(Floats, "ToInteger", ValueKind.Integer, P.Integer, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatToText = Pure(Floats, "ToText", ValueKind.Text, P.Integer, P.Integer);
    public static readonly RuntimeMember FloatFromText = Raising(Floats, "FromText", ValueKind.Integer, P.Program, P.Text, P.Small);

    public static readonly RuntimeMember EffectiveUid = Pure(Process, "EffectiveUid", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember EffectiveGid = Pure(Process, "EffectiveGid", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember Group = Pure(Process, "Group", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember Session = Pure(Process, "Session", ValueKind.Integer, P.Thread);
    public static readonly RuntimeMember ParentName = Pure(Process, "ParentName", ValueKind.Text, P.Thread);
    public static readonly RuntimeMember Tracer = Pure(Process, "Tracer", ValueKind.Integer, P.Program);
    public static readonly RuntimeMember IsInTargetSet = Pure(Process, "IsInTargetSet", ValueKind.Integer, P.Program, P.Integer);
    public static readonly RuntimeMember Arguments = Pure(Process, "Arguments", ValueKind.Text, P.Thread, P.Integer, P.Integer, P.Text);
    public static readonly RuntimeMember EnvironmentVariable = Pure(Process, "EnvironmentVariable", ValueKind.Text, P.Thread, P.Text);

    public static readonly RuntimeMember PythonValue = Raising("Builtins.PythonValues", "Of", ValueKind.Text, P.Program, P.Text, P.Text, P.Small);

    public static readonly RuntimeMember ThreadIndentDepth = Effect("Builtins.StapFunctions", "ThreadIndentDepth", ValueKind.Integer, P.Thread, P.Integer);
    public static readonly RuntimeMember IndentDepth = Effect("Builtins.StapFunctions", "IndentDepth", ValueKind.Integer, P.Program, P.Integer);
    public static readonly RuntimeMember Abort = Raising("TraceProgram", "Abort", ValueKind.Void, P.Program, P.Small);

    private static RuntimeMember Pure(string type, string name, ValueKind returns, params P[] parameters) => new(type, name, returns, parameters);

    private static RuntimeMember Effect(string type, string name, ValueKind returns, params P[] parameters) =>
        Pure(type, name, returns, parameters) with { HasEffect = true };

    private static RuntimeMember Raising(string type, string name, ValueKind returns, params P[] parameters) =>
        Effect(type, name, returns, parameters) with { MayRaise = true };
}
