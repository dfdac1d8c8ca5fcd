using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Cli.Diagnostics;

/// <summary>Diagnostics as JSON, an object a line: <c>file line column endLine endColumn severity id tag message related</c>.</summary>
internal static class DiagnosticJson
{
    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, Readable))
                Write(json, diagnostic);
            output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
        }
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        WritePlace(json, diagnostic.Location);
        json.WriteString("severity", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        json.WriteString("id", diagnostic.Id);
        if (diagnostic.Template.Tag is { } tag)
            json.WriteString("tag", tag);
        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Related is { } related)
        {
            json.WriteStartObject("related");
            WritePlace(json, related);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, TextLocation place)
    {
        var range = LineRange.Of(place);
        json.WriteString("file", place.Path);
        json.WriteNumber("line", range.StartLine);
        json.WriteNumber("column", range.StartColumn);
        json.WriteNumber("endLine", range.EndLine);
        json.WriteNumber("endColumn", range.EndColumn);
    }
}

/// <summary>A place by lines and columns, from 1; the end is the first character behind it.</summary>
internal readonly record struct LineRange(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static LineRange Of(TextLocation place)
    {
        var (line, column) = place.Source.Position(Math.Min(place.End, place.Source.Content.Length));
        return new LineRange(place.Line, place.Column, place.Source.Origin(line).Line, column);
    }
}
