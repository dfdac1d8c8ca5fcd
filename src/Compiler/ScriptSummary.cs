namespace Pyd.Compiler;

/// <summary>What a stap script consists of, as <c>stap -p2</c>, <c>-l</c> and <c>-L</c> show it.</summary>
/// <param name="Globals">The globals in use: <c>name:type</c>, an array as <c>name:type [key, …]</c>.</param>
/// <param name="Functions">The functions that something calls: <c>name:type (parameter:type, …)</c>.</param>
/// <param name="Probes">The probes in program order.</param>
public sealed record ScriptSummary(IReadOnlyList<string> Globals, IReadOnlyList<string> Functions, IReadOnlyList<SummaryProbe> Probes);

/// <summary>A probe of a summary.</summary>
/// <param name="Name">What the script names: an alias, or the point in full.</param>
/// <param name="Point">The point in full.</param>
/// <param name="Variables">What a handler can read of it: <c>$arg1:long</c>, an alias's variables.</param>
public sealed record SummaryProbe(string Name, string Point, IReadOnlyList<string> Variables)
{
    /// <summary>The point with what makes it optional and its condition, and a comment with the declarations on the way to it.</summary>
    public string Signature { get; init; } = Point;

    /// <summary>The markers of a file that the point means, where only the file tells them; null for other points.</summary>
    public MarkerQuery? Markers { get; init; }

    /// <summary>The handler's own variables: <c>name:type</c>.</summary>
    public IReadOnlyList<string> Locals { get; init; } = [];
}

/// <summary>Markers that a file is asked for.</summary>
/// <param name="Program">The program, as the script names it; empty for any.</param>
/// <param name="Library">The library, if not the program itself has them; else empty.</param>
/// <param name="Provider">A pattern.</param>
/// <param name="Name">A pattern, with hyphens: <c>function-entry</c>.</param>
public sealed record MarkerQuery(string Program, string Library, string Provider, string Name);
