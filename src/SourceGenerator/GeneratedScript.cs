using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Pyd.SourceGenerator;

/// <summary>What became of a script; equal when nothing has changed for the project.</summary>
/// <param name="Path">The script's file.</param>
/// <param name="HintName">The generated file's name.</param>
/// <param name="Source">Its text; empty when the script has errors.</param>
/// <param name="Problems">Errors and warnings.</param>
internal sealed record GeneratedScript(string Path, string HintName, string Source, EquatableList<ScriptProblem> Problems);

/// <summary>A message about a script, in the script's own lines.</summary>
internal sealed record ScriptProblem(string Id, string Message, DiagnosticSeverity Severity, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        new DiagnosticDescriptor(Id, "A mistake in a script", "{0}", "pyd", Severity, isEnabledByDefault: true),
        Location.Create(Path, Span, Lines), Message);
}

/// <summary>A list that is equal to another of equal elements.</summary>
internal sealed class EquatableList<T>(IReadOnlyList<T> items) : IEquatable<EquatableList<T>>, IEnumerable<T>
{
    private readonly IReadOnlyList<T> _items = items;

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(EquatableList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => obj is EquatableList<T> other && Equals(other);

    public override int GetHashCode() => _items.Aggregate(17, (hash, item) => unchecked(hash * 31 + (item?.GetHashCode() ?? 0)));
}
