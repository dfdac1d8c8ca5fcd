using System.Text;

namespace Pyd.Compiler.Diagnostics;

/// <summary>What a diagnostic means, at length: the cause, a script that has it, and the same script without.</summary>
/// <param name="Id">The diagnostic, for example <c>PYD2014</c>.</param>
/// <param name="Language">The examples' language: <c>D</c>, <c>stap</c>, or <c>macros</c> for a tapset's file of macros.</param>
/// <param name="Cause">Why it is a mistake, and what to do.</param>
/// <param name="Wrong">A script that raises it.</param>
/// <param name="Right">What was meant.</param>
/// <remarks>
/// The texts are in <c>Explanations/*.txt</c>, in order: the id with the language, the cause, the wrong script behind <c>-</c>, the right one behind
/// <c>+</c>, each after its command line behind <c>@</c> when it needs one. They are read when somebody asks.
/// </remarks>
public sealed record Explanation(string Id, string Language, string Cause, ExplainedScript Wrong, ExplainedScript Right)
{
    private const string Folder = "Explanations/";

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<Explanation> All { get; } = Read();

    /// <summary>The explanation of a diagnostic, or null.</summary>
    public static Explanation? Find(string id) => All.FirstOrDefault(explanation => explanation.Id == id);

    private static Explanation[] Read()
    {
        var assembly = typeof(Explanation).Assembly;
        var texts = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return reader.ReadToEnd();
        });
        return [.. texts.SelectMany(text => text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)).Select(Parse).OrderBy(explanation => explanation.Id, StringComparer.Ordinal)];
    }

    private static Explanation Parse(string paragraph)
    {
        var lines = paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = lines[0].Split(' ');
        var (cause, wrong, right) = (new List<string>(), new List<string>(), new List<string>());
        var (arguments, ofWrong, ofRight) = ("", "", "");
        foreach (var line in lines.Skip(1))
        {
            switch (line[0])
            {
                case '@': arguments = line[2..]; break;
                case '-': (ofWrong, arguments) = (ofWrong + arguments, ""); wrong.Add(line[2..]); break;
                case '+': (ofRight, arguments) = (ofRight + arguments, ""); right.Add(line[2..]); break;
                default: cause.Add(line); break;
            }
        }
        return new Explanation(head[0], head[1], string.Join(' ', cause), new ExplainedScript(string.Join('\n', wrong), ofWrong), new ExplainedScript(string.Join('\n', right), ofRight));
    }
}

/// <summary>An example.</summary>
/// <param name="Text">The script.</param>
/// <param name="Arguments">What follows the script on the command line, if that matters; separated by spaces.</param>
public sealed record ExplainedScript(string Text, string Arguments);
