using System.Text;
using System.Text.Json;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Cli.Diagnostics;

/// <summary>Diagnostics as a log of the Static Analysis Results Interchange Format (SARIF) 2.1.0, which code hosts and editors read.</summary>
internal static class SarifLog
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(TextWriter output, IReadOnlyList<Diagnostic> diagnostics)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, DiagnosticJson.Readable with { Indented = true }))
            Write(json, diagnostics);
        output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "pyd");
        json.WriteString("version", ProductVersion.Text);
        json.WriteStartArray("rules");
        foreach (var template in diagnostics.Select(diagnostic => diagnostic.Template).Distinct())
            WriteRule(json, template);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var diagnostic in diagnostics)
            WriteResult(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, DiagnosticTemplate template)
    {
        json.WriteStartObject();
        json.WriteString("id", template.Id);
        if (Explanation.Find(template.Id) is { } explanation)
            WriteText(json, "fullDescription", explanation.Cause);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Id);
        json.WriteString("level", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        WriteText(json, "message", diagnostic.Message);
        WriteLocations(json, "locations", diagnostic.Location);
        if (diagnostic.Related is { } related)
            WriteLocations(json, "relatedLocations", related);
        json.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter json, string name, TextLocation place)
    {
        var range = LineRange.Of(place);
        json.WriteStartArray(name);
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Path.IsPathRooted(place.Path) ? new Uri(place.Path).AbsoluteUri : Uri.EscapeDataString(place.Path).Replace("%2F", "/", StringComparison.Ordinal));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", range.StartLine);
        json.WriteNumber("startColumn", range.StartColumn);
        json.WriteNumber("endLine", range.EndLine);
        json.WriteNumber("endColumn", range.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
