using System.CommandLine;
using Pyd.Compiler.Diagnostics;
using Pyd.Hosting;
using Pyd.Shared;

namespace Pyd.Cli.Commands;

/// <summary><c>pyd explain</c>: what a diagnostic means, with a wrong and a right example.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("id") { Description = "The diagnostic: PYD2014, 2014, or DTrace's tag D_AGG_REDEF. All of them when none is named.", HelpName = "id", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => Explanation.All.Select(explanation => new System.CommandLine.Completions.CompletionItem(explanation.Id)));
        var command = new Command("explain", "Explains a message: its cause, a wrong and a right example.") { name };
        command.SetAction(result => Guard.Run(() =>
        {
            if (result.GetValue(name) is not { } asked)
            {
                foreach (var template in DiagnosticCatalogue.All)
                    Console.WriteLine($"{template.Id}  {Sentence(template)}");
                return ExitCodes.Fine;
            }
            var found = Find(asked);
            for (var i = 0; i < found.Count; i++)
                Console.Write((i == 0 ? "" : "\n") + Describe(found[i]));
            return ExitCodes.Fine;
        }));
        return command;
    }

    private static List<Explanation> Find(string asked)
    {
        var tagged = DiagnosticCatalogue.All.Where(template => string.Equals(template.Tag, asked, StringComparison.OrdinalIgnoreCase)).Select(template => template.Id).ToHashSet();
        var id = asked.Length > 0 && char.IsAsciiDigit(asked[0]) ? $"PYD{asked}" : asked.ToUpperInvariant();
        var found = Explanation.All.Where(explanation => explanation.Id == id || tagged.Contains(explanation.Id)).ToList();
        if (found.Count > 0)
            return found;
        var names = Explanation.All.Select(explanation => explanation.Id).Concat(DiagnosticCatalogue.All.Select(template => template.Tag).OfType<string>()).Distinct();
        throw new UsageException($"there is no diagnostic '{asked}'{Spelling.Suggest(asked, names)}");
    }

    private static string Describe(Explanation explanation)
    {
        var template = DiagnosticCatalogue.All.FirstOrDefault(template => template.Id == explanation.Id);
        var head = template is null ? $"{explanation.Id}, while the script runs"
            : $"{explanation.Id}{(template.Tag is { } tag ? $" ({tag})" : "")}, {(template.Severity == DiagnosticSeverity.Warning ? "a warning" : "an error")}: {Sentence(template)}";
        return $"{head}\n\n{explanation.Cause}\n\nWrong:\n{Indented(explanation.Wrong)}\nRight:\n{Indented(explanation.Right)}";
    }

    private static string Indented(ExplainedScript script) =>
        (script.Arguments.Length > 0 ? $"    (with {script.Arguments} on the command line)\n" : "") + string.Concat(script.Text.Split('\n').Select(line => $"    {line}\n"));

    /// <summary>The message, with a mark for each thing that is filled in.</summary>
    private static string Sentence(DiagnosticTemplate template) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, template.Format, "…", "…", "…", "…", "…");
}
