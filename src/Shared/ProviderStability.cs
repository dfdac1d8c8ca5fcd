using static Pyd.Shared.DependencyClass;
using static Pyd.Shared.StabilityLevel;

namespace Pyd.Shared;

/// <summary>The stability of a provider's names, a field of a description each, and of its probes' arguments (libdtrace, dt_prov_*.c).</summary>
internal sealed record ProviderStability(Stability Provider, Stability Module, Stability Function, Stability Name, Stability Arguments)
{
    private static readonly Stability Hidden = new(Private, Private, Unknown);

    private static readonly ProviderStability
        OfDtrace = Of(new Stability(Stable, Stable, Common), Hidden, Hidden, new Stability(Stable, Stable, Common)),
        OfProfile = Of(new Stability(Evolving, Evolving, Common), new Stability(Unstable, Unstable, Unknown), Hidden, new Stability(Evolving, Evolving, Common)),
        OfMarkers = Of(new Stability(Evolving, Evolving, ISA), Hidden, Hidden, Hidden),
        OfPattern = Of(new Stability(Unstable, Unstable, Common), new Stability(Unstable, Unstable, Common), new Stability(Unstable, Unstable, Common), new Stability(Unstable, Unstable, Common));

    /// <summary>A provider's parts as <c>#pragma D attributes … provider NAME PART</c> names them, from the names of its fields to the arguments.</summary>
    public static readonly string[] Parts = ["provider", "module", "function", "name", "args"];

    /// <summary>The stability of what pyd has of a provider.</summary>
    /// <param name="field">A description's provider; a pattern, which any provider may match, has the stability of patterns.</param>
    /// <param name="provider">The provider of what it matches.</param>
    public static ProviderStability OfField(string field, string provider) =>
        IsPattern(field) ? OfPattern : provider switch { "dtrace" => OfDtrace, "profile" => OfProfile, _ => OfMarkers };

    /// <summary>This one with another stability for one of the <see cref="Parts"/>.</summary>
    public ProviderStability With(string part, Stability stability) => part switch
    {
        "provider" => this with { Provider = stability },
        "module" => this with { Module = stability },
        "function" => this with { Function = stability },
        "name" => this with { Name = stability },
        _ => this with { Arguments = stability },
    };

    /// <summary>The stability of a probe, as a description names it (dt_probe.c, <c>dt_probe_info</c>): of the fields that it fixes.</summary>
    /// <param name="description">Provider, module, function and name.</param>
    public Stability OfDescription(IReadOnlyList<string> description)
    {
        Stability[] fields = [Provider, Module, Function, Name];
        var all = Provider;
        for (var i = 1; i < fields.Length; i++)
        {
            if (!IsPattern(description[i]))
                all = all.And(fields[i]);
        }
        return all;
    }

    private static ProviderStability Of(Stability provider, Stability module, Stability function, Stability arguments) =>
        new(provider, module, function, provider, arguments);

    private static bool IsPattern(string field) => field.Length == 0 || field.IndexOfAny(['*', '?', '[']) >= 0;
}
