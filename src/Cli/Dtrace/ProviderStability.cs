using static Pyd.Cli.Dtrace.DependencyClass;
using static Pyd.Cli.Dtrace.StabilityLevel;

namespace Pyd.Cli.Dtrace;

/// <summary>The stability of a provider's names, a field of a description each, and of its probes' arguments (libdtrace, dt_prov_*.c).</summary>
internal sealed record ProviderStability(Stability Provider, Stability Module, Stability Function, Stability Name, Stability Arguments)
{
    private static readonly Stability Hidden = new(Private, Private, Unknown);

    private static readonly ProviderStability
        OfDtrace = Of(new Stability(Stable, Stable, Common), Hidden, Hidden, new Stability(Stable, Stable, Common)),
        OfProfile = Of(new Stability(Evolving, Evolving, Common), new Stability(Unstable, Unstable, Unknown), Hidden, new Stability(Evolving, Evolving, Common)),
        OfMarkers = Of(new Stability(Evolving, Evolving, ISA), Hidden, Hidden, Hidden),
        OfPattern = Of(new Stability(Unstable, Unstable, Common), new Stability(Unstable, Unstable, Common), new Stability(Unstable, Unstable, Common), new Stability(Unstable, Unstable, Common));

    /// <summary>The stability of a probe, and of its arguments, as a description names it (dt_probe.c, <c>dt_probe_info</c>): of the fields that it fixes.</summary>
    /// <param name="description">Provider, module, function and name.</param>
    /// <param name="provider">The provider of what it matches.</param>
    public static (Stability Description, Stability Arguments) Of(string[] description, string provider)
    {
        var known = IsPattern(description[0]) ? OfPattern : provider switch { "dtrace" => OfDtrace, "profile" => OfProfile, _ => OfMarkers };
        Stability[] fields = [known.Provider, known.Module, known.Function, known.Name];
        var all = known.Provider;
        for (var i = 1; i < fields.Length; i++)
        {
            if (!IsPattern(description[i]))
                all = all.And(fields[i]);
        }
        return (all, known.Arguments);
    }

    private static ProviderStability Of(Stability provider, Stability module, Stability function, Stability arguments) =>
        new(provider, module, function, provider, arguments);

    private static bool IsPattern(string field) => field.Length == 0 || field.AsSpan().IndexOfAny('*', '?', '[') >= 0;
}
