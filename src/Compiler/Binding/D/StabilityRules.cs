using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.VariableTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>The option <c>amin</c>: whether a clause's probes, and all that it names, are stable enough (dt_node_attr_assign).</summary>
internal sealed class StabilityRules(DScope scope, string? minimum, DiagnosticBag diagnostics)
{
    private static readonly Stability Evolving = new(StabilityLevel.Evolving, StabilityLevel.Evolving, DependencyClass.Common);

    private readonly Dictionary<string, Stability> _set = [];
    private readonly List<(string Provider, string Part, Stability Stability)> _ofProviders = [];

    /// <summary>Says what a script's own variable or inline is: <c>#pragma D attributes</c>.</summary>
    public void Set(string name, Stability stability) => _set[name] = stability;

    /// <summary>Says what a part of a provider is.</summary>
    public void SetProvider(string provider, string part, Stability stability) => _ofProviders.Add((provider, part, stability));

    /// <summary>Reports what is not stable enough in a clause that is about to be bound.</summary>
    public void Check(ProbeClauseSyntax clause, IReadOnlyList<BoundTrigger> triggers)
    {
        if (minimum is null || !Stability.TryParse(minimum, out var least))
            return;
        foreach (var probe in clause.Probes)
        {
            string[] given = probe.Text.Split(':');
            string[] fields = [.. Enumerable.Repeat("", Math.Max(0, 4 - given.Length)), .. given];
            var provider = OfProvider(fields[0], triggers.FirstOrDefault()?.Provider ?? "");
            // As in DTrace a clause is where it ends, and what it names does not matter any more when its probes do not pass.
            if (!Require(clause.Location with { Start = clause.Location.End - 1, Length = 1 }, "clause", provider.OfDescription(fields), least))
                return;
            foreach (var part in new SyntaxNode?[] { clause.Body, clause.Predicate }.OfType<SyntaxNode>())
                Visit(part, provider, least);
        }
    }

    private ProviderStability OfProvider(string field, string provider) => _ofProviders
        .Where(set => set.Provider == provider && field.Length > 0 && !Providers.IsGlob(field))
        .Aggregate(ProviderStability.OfField(field, provider), (all, set) => all.With(set.Part, set.Stability));

    private void Visit(SyntaxNode node, ProviderStability provider, Stability least)
    {
        switch (node)
        {
            case CallSyntax call:
                VisitAll(call.Arguments);
                Require(call.Location, $"function {call.Function.Text}( )", OfFunction(call.Function.Text), least);
                break;
            case ElementSyntax { Target: NameSyntax { Text: "args" } } element:
                VisitAll(element.Keys);
                Require(element.Location, "associative array args", provider.Arguments, least);
                break;
            case MemberAccessSyntax member:
                if (!DNameBinder.IsVariable(member))
                    Visit(member.Target, provider, least);
                break;
            case NameSyntax name:
                Require(name.Location, $"scalar {name.Text}", OfName(name.Text, provider), least);
                break;
            default:
                VisitAll(SyntaxWalker.Children(node));
                break;
        }

        void VisitAll(IEnumerable<SyntaxNode> nodes)
        {
            foreach (var each in nodes)
                Visit(each, provider, least);
        }
    }

    // dt_open.c: what a kernel has is evolving, but for curthread; what the probe says of itself is as stable as its provider's parts.
    private Stability OfName(string name, ProviderStability provider)
    {
        if (_set.TryGetValue(name, out var set) || scope.Find(VariableKind.Global, name) is not null || scope.FindInline(name) is not null)
            return set == default ? Stability.OfLanguage : set;
        return name switch
        {
            "probeprov" => provider.Provider,
            "probemod" => provider.Module,
            "probefunc" => provider.Function,
            "probename" => provider.Name,
            "curthread" => new Stability(StabilityLevel.Stable, StabilityLevel.Private, DependencyClass.Common),
            _ => Stability.OfLanguage,
        };
    }

    private static Stability OfFunction(string name) => name switch
    {
        "htonl" or "htonll" or "htons" or "ntohl" or "ntohll" or "ntohs" or "getmajor" or "getminor" or "d_path" or "ddi_pathname" => Evolving,
        _ when name.StartsWith("mutex_", StringComparison.Ordinal) || name.StartsWith("rw_", StringComparison.Ordinal) => Evolving,
        _ => Stability.OfLanguage,
    };

    private bool Require(TextLocation location, string what, Stability stability, Stability least)
    {
        if (stability.IsAtLeast(least))
            return true;
        diagnostics.Report(location, LessStable, what, stability.ToString(), least.ToString());
        return false;
    }
}
