using System.Text;
using Pyd.Compiler;

namespace Pyd.Cli.Dtrace;

/// <summary><c>-v</c>: the stability of probes and programs, and the types of arguments, in the words of dtrace(1).</summary>
internal static class ProbeReport
{
    /// <summary>A probe as a description names it.</summary>
    /// <param name="fields">Provider, module, function and name of the description.</param>
    /// <param name="probe">What it matches.</param>
    public static string Of(string[] fields, ListedProbe probe)
    {
        var (description, arguments) = ProviderStability.Of(fields, probe.Provider);
        var types = probe.Arguments.Count == 0 ? "\t\tNone\n" : string.Concat(probe.Arguments.Select((type, i) => FormattableString.Invariant($"\t\targs[{i}]: {type}\n")));
        return $"{description.Describe("Probe Description Attributes")}{arguments.Describe("Argument Attributes")}\n\tArgument Types\n{types}\n";
    }

    /// <summary>A program, and with <c>-e</c> what each of its descriptions means.</summary>
    public static string Of(DtraceProgram program, IReadOnlyList<ProbeDescription> descriptions, bool withProbes)
    {
        var matched = descriptions.Where(description => description.Probes.Count > 0).ToArray();
        var weakest = matched.Select(description => ProviderStability.Of(description.Fields, description.Probes[0].Provider).Description)
            .Aggregate(Stability.OfLanguage, (left, right) => left.And(right));
        var text = new StringBuilder($"\nStability attributes for {program.Description} {program.Name}:\n")
            .Append(weakest.Describe("Minimum Probe Description Attributes"))
            .Append(Stability.OfLanguage.Describe("Minimum Statement Attributes"));
        if (!withProbes)
            return text.Append('\n').ToString();
        foreach (var description in matched)
            text.Append($"\n{description.Text}\n{Of(description.Fields, description.Probes[0])}");
        return text.ToString();
    }
}
