using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax.D;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Finds the probes that a description <c>provider:module:function:name</c> means.</summary>
internal sealed class DProbeBinder(CompilationOptions options, Macros macros, DiagnosticBag diagnostics)
{
    private static readonly BoundTrigger[] Lifecycle =
    [
        new BoundBegin("dtrace", "BEGIN", 0), new BoundEnd("dtrace", "END", 0), new BoundErrorTrigger("dtrace", "ERROR", 0),
    ];

    public IEnumerable<BoundTrigger> Bind(ProbeDescriptionSyntax syntax)
    {
        if (syntax.Text.All(letter => letter is >= '0' and <= '9'))
            return BindNumber(syntax);
        var fields = syntax.Text.Split(':');
        if (fields.Length > 4)
        {
            diagnostics.Report(syntax.Location, OverspecifiedProbe, syntax.Text);
            return [];
        }
        if (macros.Undefined(fields) is { } macro)
        {
            diagnostics.Report(syntax.Location, UndefinedMacro, macro, "; give the script more arguments");
            return [];
        }
        string[] all = [.. Enumerable.Repeat("", 4 - fields.Length), .. fields.Take(fields.Length - 1).Select(macros.Expand), macros.Expand(fields.Last().Replace("__", "-", StringComparison.Ordinal))];
        var (provider, module, function, name) = (all[0], all[1], all[2], all[3]);
        var found = LifecycleOf(provider, module, function, name).Concat(Timer(syntax, provider, module, function, name)).Concat(MarkersOf(provider, module, function, name)).ToList();
        if (found.Count == 0 && ForeignOf(provider, module, function, name) is { } foreign)
            return [foreign];
        if (found.Count == 0)
            ReportNothing(syntax, provider, name);
        return found;
    }

    /// <summary>A probe by its number in a list of all.</summary>
    private IEnumerable<BoundTrigger> BindNumber(ProbeDescriptionSyntax syntax)
    {
        if (int.TryParse(syntax.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && ProbeListing.All.FirstOrDefault(probe => probe.Id == id) is { } probe)
            return Bind(syntax with { Text = $"{probe.Provider}{(probe.Arguments.Count > 0 ? "*" : "")}:::{probe.Name}" });
        diagnostics.Report(syntax.Location, UnknownProbeNumber, syntax.Text);
        return [];
    }

    private static IEnumerable<BoundTrigger> LifecycleOf(string provider, string module, string function, string name)
    {
        if (!Matches(provider, "dtrace") || !Matches(module, "") || !Matches(function, ""))
            return [];
        return Lifecycle.Where(trigger => Matches(name, trigger.Name));
    }

    private static IEnumerable<BoundTrigger> MarkersOf(string provider, string module, string function, string name)
    {
        // Without a provider, a module or function that no Python has is one of the kernel's or another program's: nothing would ever come.
        if (provider.Length == 0 && !(Providers.MayBeModule(module) && Providers.MayBeFunction(function)))
            yield break;
        foreach (var marker in Providers.Markers.Where(marker => Matches(name, marker.Name)))
        {
            if (ProcessesOf(provider, marker.Provider) is var (scope, pid))
                yield return new BoundProbe(new ProbePoint(marker, scope, pid, module, function, "", ""));
        }
    }

    /// <summary>A marker of a provider that only the traced program knows, as long as a process goes with it: <c>postgresql$target</c>, <c>ruby*</c>, <c>libc1234</c>.</summary>
    private static BoundProbe? ForeignOf(string field, string module, string function, string name)
    {
        var provider = ProviderIn(field);
        if (provider.Length is 0 || provider.Length == field.Length || Providers.IsGlob(provider) || Providers.Foreign(provider, name) is not { } marker)
            return null;
        return ProcessesOf(field, provider) is var (scope, pid) ? new BoundProbe(new ProbePoint(marker, scope, pid, module, function, "", "")) : null;
    }

    /// <summary>A provider field without its process.</summary>
    private static string ProviderIn(string field) =>
        field.EndsWith("$target", StringComparison.Ordinal) ? field[..^"$target".Length] : field.TrimEnd('*') is var stem && stem != field ? stem : field.TrimEnd("0123456789".ToCharArray());

    /// <summary>
    /// The processes that a provider field means for a marker's provider: <c>python$target</c>, <c>python1234</c>, <c>python*</c>; null for none.
    /// </summary>
    private static (ProbeScope Scope, string Pid)? ProcessesOf(string field, string provider)
    {
        if (field.Length == 0)
            return (ProbeScope.Any, "");
        if (field.EndsWith("$target", StringComparison.Ordinal))
            return Matches(field[..^"$target".Length], provider) ? (ProbeScope.Target, "") : null;
        if (field.StartsWith(provider, StringComparison.Ordinal) && field[provider.Length..] is { Length: > 0 } pid)
            return pid == "*" ? (ProbeScope.Any, "") : (ProbeScope.Pid, pid);
        // A pattern that ends in * and covers the name covers the name with any process id.
        return field[^1] == '*' && Matches(field, provider) ? (ProbeScope.Any, "") : null;
    }

    private IEnumerable<BoundTrigger> Timer(ProbeDescriptionSyntax syntax, string provider, string module, string function, string name)
    {
        if (!Matches(provider, "profile") || !Matches(module, "") || !Matches(function, ""))
            return [];
        if (name.Length == 0 || Providers.IsGlob(name))
            return Providers.Timers.Where(timer => Matches(name, timer)).Select(timer => TimerOf(timer, Durations.Timer(timer)?.Period ?? throw new System.Diagnostics.UnreachableException(timer)));
        if (Durations.Timer(name) is not { } timer)
            return [];
        if (timer.Period is { } period)
            return [TimerOf(name, period)];
        if (options.AllowNoMatch)
            return [];
        diagnostics.Report(syntax.Location, BadTimer, name, timer.Problem!);
        return [new BoundTimer("profile", name, 1)];
    }

    private static BoundTimer TimerOf(string name, long period) => new("profile", name, period, Interrupts: name.StartsWith("profile-", StringComparison.Ordinal));

    private void ReportNothing(ProbeDescriptionSyntax syntax, string provider, string name)
    {
        if (options.AllowNoMatch)
            return;
        if (Providers.Kernel.Contains(provider.TrimEnd('*').TrimEnd("0123456789".ToCharArray())) || provider.StartsWith("pid", StringComparison.Ordinal))
        {
            diagnostics.Report(syntax.Location, TargetTemplates.KernelProbe, syntax.Text, Providers.InsteadOf(provider));
            return;
        }
        var known = Providers.Markers.Select(marker => marker.Name).Concat(Lifecycle.Select(trigger => trigger.Name));
        var hint = Providers.Markers.Any(marker => marker.Provider == provider)
            ? string.Create(CultureInfo.InvariantCulture, $"; a provider goes with a process: '{provider}$target' or '{provider}*'")
            : Spelling.Closest(ProviderIn(provider), Providers.Markers.Select(marker => marker.Provider)) is { } meant
                ? $"; did you mean '{meant}{provider[ProviderIn(provider).Length..]}'?"
                : Spelling.Suggest(name, known);
        diagnostics.Report(syntax.Location, NoSuchProbe, $"probe description {new string(':', 3 - syntax.Text.Count(letter => letter == ':'))}{syntax.Text}", hint);
    }

    private static bool Matches(string pattern, string text) => pattern.Length == 0 || Glob.IsMatch(pattern, text);
}
