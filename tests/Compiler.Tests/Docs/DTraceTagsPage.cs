using System.Text;
using Pyd.Compiler.Diagnostics;

namespace Pyd.Compiler.Tests.Docs;

/// <summary>docs/languages/d-tags.md: each of DTrace's tags with pyd's ids for it, from the catalogue.</summary>
internal static class DTraceTagsPage
{
    public static string Make()
    {
        var raised = Raised();
        var page = new StringBuilder();
        page.Append("# DTrace's error tags\n\n");
        page.Append("With `-xerrtags` `pyd dtrace` puts DTrace's name of a mistake before its message, as DTrace does:\n\n");
        page.Append("```text\ndtrace: failed to compile script a.d: [D_IDENT_UNDEF] line 1: 'x' is not a variable …\n```\n\n");
        page.Append("The messages of the ids are in [diagnostics](../diagnostics.md).\n\n| tag | in pyd |\n| --- | --- |\n");
        foreach (var tag in DTraceTags.All)
            page.Append($"| {tag} | {(raised.TryGetValue(tag, out var ids) ? string.Join(", ", ids) : $"never: {DTraceTags.Absent.GetValueOrDefault(tag)}")} |\n");
        return page.ToString();
    }

    /// <summary>The ids of each tag that the catalogue has.</summary>
    public static IReadOnlyDictionary<string, string[]> Raised() => typeof(DiagnosticTemplate).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Templates", StringComparison.Ordinal))
        .SelectMany(DiagnosticsPage.Templates).Select(field => (DiagnosticTemplate)field.GetValue(null)!)
        .Where(template => template.Tag is not null).GroupBy(template => template.Tag!)
        .ToDictionary(group => group.Key, group => group.Select(template => template.Id).Order(StringComparer.Ordinal).ToArray());
}
