using System.Globalization;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Diagnostics;

/// <summary>How bad a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The script compiles and runs.</summary>
    Warning,

    /// <summary>The script does not compile.</summary>
    Error,
}

/// <summary>One message about a script.</summary>
/// <param name="Template">What kind of mistake it is.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">The sentence, filled in.</param>
public sealed record Diagnostic(DiagnosticTemplate Template, TextLocation Location, string Message)
{
    /// <summary>The stable id, for example <c>PYD2014</c>.</summary>
    public string Id => Template.Id;

    /// <summary>How bad it is.</summary>
    public DiagnosticSeverity Severity => Template.Severity;

    /// <summary>The script is right; another system could run it.</summary>
    public bool IsOfTarget => Id.StartsWith("PYD3", StringComparison.Ordinal);

    /// <summary>A second place that explains the first, or null.</summary>
    public TextLocation? Related { get; init; }

    /// <summary>The part of the place that is at fault, or null: a component of a probe point.</summary>
    public TextLocation? Part { get; init; }

    /// <summary>What the sentence was filled in with.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether two messages say the same of the same place.</summary>
    public bool Equals(Diagnostic? other) => other is not null && other.Id == Id && other.Location == Location && other.Message == Message;

    /// <summary>Goes with <see cref="Equals(Diagnostic?)"/>.</summary>
    public override int GetHashCode() => (Id, Location, Message).GetHashCode();

    /// <summary><c>call_stack.d(3,5): error PYD2014: …</c></summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Location}: {(Severity == DiagnosticSeverity.Error ? "error" : "warning")} {Id}: {Message}");
}

/// <summary>A kind of mistake. The catalogue is in the classes named <c>…Templates</c>, in id order.</summary>
/// <param name="Id">Stable, never reused.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Tag">DTrace's own tag (dt_errtags.h), or null where it has none.</param>
/// <param name="Format">The sentence, with <c>{0}</c> … for strings.</param>
public sealed record DiagnosticTemplate(string Id, DiagnosticSeverity Severity, string? Tag, string Format);
