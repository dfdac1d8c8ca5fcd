namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD1xxx: the text is not a script of its language.</summary>
public static class SyntaxTemplates
{
    /// <summary>Something else had to stand here.</summary>
    public static readonly DiagnosticTemplate Expected = Error("PYD1001", "D_SYNTAX", "expected {0} {1}");

    private static DiagnosticTemplate Error(string id, string? tag, string format) => new(id, DiagnosticSeverity.Error, tag, format);
}
