using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pyd.Compiler.Diagnostics;
using Pyd.Runtime.Sessions;

namespace Pyd.Compiler.Tests.Docs;

/// <summary>docs/diagnostics.md, from the catalogue and its XML comments.</summary>
internal static partial class DiagnosticsPage
{
    private static readonly (string Title, Type Catalogue)[] Bands =
    [
        ("PYD1xxx: the text is not a script of its language", typeof(SyntaxTemplates)),
        ("PYD2xxx: something in the script cannot be meant", typeof(BindingTemplates)),
        ("PYD21xx: D's types, declarations and operators", typeof(TypeTemplates)),
        ("PYD22xx: D's actions and subroutines", typeof(ActionTemplates)),
        ("PYD23xx: what D prints and aggregates", typeof(PrintingTemplates)),
        ("PYD24xx: D's arguments, registers and scratch memory", typeof(VariableTemplates)),
        ("PYD3xxx: only another system could run it", typeof(TargetTemplates)),
    ];

    public static string Make()
    {
        var page = new StringBuilder();
        page.Append("# Diagnostics\n\n");
        page.Append("A message reads `file(line,column): error PYD2014: …`, then the line with a caret under the place. Ids never change their meaning.\n");
        page.Append("The tag is DTrace's name for the same mistake. `…` stands for what the message fills in. Below the tables each has its [explanation](#explanations),\n");
        page.Append("which `pyd explain PYD2014` prints as well.\n");
        foreach (var (title, catalogue) in Bands)
            Append(page, title, catalogue);
        page.Append("\n## PYD4xxx: while the script runs\n\n| id | what happened |\n| --- | --- |\n");
        var runtime = Summaries(typeof(RuntimeMessages));
        foreach (var field in typeof(RuntimeMessages).GetFields())
            page.Append($"| {field.GetRawConstantValue()} | {Cell(runtime[field.Name])} |\n");
        Append(page, "PYD5xxx: a script that a .NET project compiles into a class", typeof(ProjectTemplates));
        page.Append("\n## Explanations\n");
        foreach (var explanation in Explanation.All)
        {
            page.Append($"\n### {explanation.Id}\n\n{explanation.Cause}\n");
            page.Append(Example("wrong", explanation.Wrong)).Append(Example("right", explanation.Right));
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, string title, Type catalogue)
    {
        page.Append("\n## ").Append(title).Append("\n\n| id | what happened | message | tag |\n| --- | --- | --- | --- |\n");
        var summaries = Summaries(catalogue);
        foreach (var field in Templates(catalogue))
        {
            var template = (DiagnosticTemplate)field.GetValue(null)!;
            var kind = template.Severity == DiagnosticSeverity.Warning ? " (warning)" : "";
            page.Append($"| {template.Id}{kind} | {Cell(summaries[field.Name])} | {Cell(Blanks().Replace(template.Format, "…"))} | {template.Tag} |\n");
        }
    }

    private static string Example(string title, ExplainedScript script) =>
        $"\n{title}{(script.Arguments.Length > 0 ? $", with `{script.Arguments}` on the command line" : "")}:\n\n```\n{script.Text}\n```\n";

    public static IEnumerable<FieldInfo> Templates(Type catalogue) =>
        catalogue.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(DiagnosticTemplate));

    /// <summary>The XML comments of a type's fields, as plain text.</summary>
    private static Dictionary<string, string> Summaries(Type type)
    {
        var document = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        var prefix = $"F:{type.FullName}.";
        return document.Descendants("member")
            .Where(member => member.Attribute("name")!.Value.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(member => member.Attribute("name")!.Value[prefix.Length..], member => Spaces().Replace(member.Element("summary")!.Value, " ").Trim());
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
