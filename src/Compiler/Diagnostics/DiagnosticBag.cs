using System.Collections;
using System.Globalization;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Diagnostics;

/// <summary>Collects diagnostics while a stage runs.</summary>
internal sealed class DiagnosticBag : IEnumerable<Diagnostic>
{
    private readonly List<Diagnostic> _diagnostics = [];

    public bool HasErrors => _diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>How many there are.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>Takes back all but the first few: what was tried is done in another way.</summary>
    public void RemoveAfter(int count) => _diagnostics.RemoveRange(count, _diagnostics.Count - count);

    public void Report(TextLocation location, DiagnosticTemplate template, params string[] arguments) =>
        Report(location, null, template, arguments);

    public void Report(TextLocation location, TextLocation? related, DiagnosticTemplate template, params string[] arguments) =>
        _diagnostics.Add(new Diagnostic(template, location, string.Format(CultureInfo.InvariantCulture, template.Format, arguments))
        {
            Related = related,
            Arguments = arguments,
        });

    /// <summary>Reports a place of which a part is at fault.</summary>
    public void ReportPart(TextLocation location, TextLocation? part, DiagnosticTemplate template, params string[] arguments)
    {
        Report(location, template, arguments);
        _diagnostics[^1] = _diagnostics[^1] with { Part = part };
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _diagnostics.AddRange(diagnostics);

    public IEnumerator<Diagnostic> GetEnumerator() => _diagnostics.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
