using System.Text;
using Pyd.Compiler;
using Pyd.Shared;

namespace Pyd.Cli.Dtrace;

/// <summary><c>-v</c>: the stability of probes and programs, and the types of arguments, in the words of dtrace(1).</summary>
internal static class ProbeReport
{
    /// <summary>A probe as a description names it.</summary>
    /// <param name="fields">Provider, module, function and name of the description.</param>
    /// <param name="probe">What it matches.</param>
    public static string Of(string[] fields, ListedProbe probe)
    {
        var stability = ProviderStability.OfField(fields[0], probe.Provider);
        var types = probe.Arguments.Count == 0 ? "\t\tNone\n" : string.Concat(probe.Arguments.Select((type, i) => FormattableString.Invariant($"\t\targs[{i}]: {type}\n")));
        return $"{Describe("Probe Description Attributes", stability.OfDescription(fields))}{Describe("Argument Attributes", stability.Arguments)}\n\tArgument Types\n{types}\n";
    }

    /// <summary>A program, and with <c>-e</c> what each of its descriptions means.</summary>
    public static string Of(DtraceProgram program, IReadOnlyList<ProbeDescription> descriptions, bool withProbes)
    {
        var matched = descriptions.Where(description => description.Probes.Count > 0).ToArray();
        var weakest = matched.Select(description => ProviderStability.OfField(description.Fields[0], description.Probes[0].Provider).OfDescription(description.Fields))
            .Aggregate(Stability.OfLanguage, (left, right) => left.And(right));
        var text = new StringBuilder($"\nStability attributes for {program.Description} {program.Name}:\n")
            .Append(Describe("Minimum Probe Description Attributes", weakest))
            .Append(Describe("Minimum Statement Attributes", Stability.OfLanguage));
        if (!withProbes)
            return text.Append('\n').ToString();
        foreach (var description in matched)
            text.Append($"\n{description.Text}\n{Of(description.Fields, description.Probes[0])}");
        return text.ToString();
    }

    /// <summary>Three lines under a heading.</summary>
    private static string Describe(string heading, Stability stability) =>
        $"\n\t{heading}\n\t\tIdentifier Names: {stability.Name}\n\t\tData Semantics:   {stability.Data}\n\t\tDependency Class: {stability.Class}\n";
}
