using System.Text;

using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

using Xunit.Sdk;

namespace Pyd.Testing;

/// <summary>
/// Compares texts with files, by the conventions of Verify: <c>x.verified.txt</c> is committed, <c>x.received.txt</c> is written on a
/// mismatch. <c>PYD_ACCEPT=1</c> makes what was received the verified text.
/// </summary>
public static class Golden
{
    private const int ContextLines = 3;
    private const int LongestDiff = 120;

    /// <summary>Fails with a line by line difference when a text is not that of its file. An empty text needs no file.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="path">The file's path without <c>.verified.txt</c>.</param>
    public static void Verify(string actual, string path) =>
        Verify(actual, path, accept: Environment.GetEnvironmentVariable("PYD_ACCEPT") == "1");

    internal static void Verify(string actual, string path, bool accept)
    {
        var verified = path + ".verified.txt";
        var received = path + ".received.txt";
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        File.Delete(received);
        if (actual == expected)
            return;
        if (accept)
        {
            Accept(actual, verified);
            return;
        }
        File.WriteAllText(received, actual);
        throw new XunitException($"""
            {Path.GetRelativePath(RepositoryRoot.Path, verified)} {(File.Exists(verified) ? "differs" : "does not exist")} (- verified, + received; PYD_ACCEPT=1 accepts):
            {Difference(expected, actual)}
            """);
    }

    /// <summary>Like <see cref="Verify(string, string)"/> for a file that nothing rewrites.</summary>
    public static void Equal(string expected, string actual)
    {
        if (actual != expected)
            throw new XunitException($"Texts differ (- expected, + actual):\n{Difference(expected, actual)}");
    }

    private static void Accept(string actual, string verified)
    {
        if (actual.Length == 0)
            File.Delete(verified);
        else
            File.WriteAllText(verified, actual);
    }

    private static string Difference(string expected, string actual)
    {
        var lines = InlineDiffBuilder.Diff(Visible(expected), Visible(actual)).Lines;
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type == ChangeType.Unchanged)
                continue;
            for (var j = Math.Max(0, i - ContextLines); j <= Math.Min(lines.Count - 1, i + ContextLines); j++)
                near[j] = true;
        }
        var text = new StringBuilder();
        var shown = 0;
        for (var i = 0; i < lines.Count && shown < LongestDiff; i++)
        {
            if (!near[i])
                continue;
            if (i > 0 && !near[i - 1])
                text.AppendLine("  …");
            text.Append(Mark(lines[i].Type)).AppendLine(lines[i].Text);
            shown++;
        }
        if (shown == LongestDiff)
            text.AppendLine("  … and more");
        return text.ToString();
    }

    private static string Mark(ChangeType change) => change switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    };

    /// <summary>Shows what one cannot see: control characters, blanks at the end of a line, a missing newline at the end.</summary>
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' || !(char.IsControl(c) || (c == ' ' && (i + 1 == text.Length || text[i + 1] == '\n'))))
                visible.Append(c);
            else
                visible.Append(c switch { '\t' => "→\t", '\r' => "\\r", ' ' => "·", _ => $"\\x{(int)c:x2}" });
        }
        if (text.Length > 0 && text[^1] != '\n')
            visible.Append("⟨no newline⟩");
        return visible.ToString();
    }
}
