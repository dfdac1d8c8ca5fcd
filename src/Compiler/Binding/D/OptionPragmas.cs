using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.D;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary><c>#pragma D option name[=value]</c>, which holds in the whole script. See <see cref="DPragmaBinder"/> for other pragmas.</summary>
internal static class OptionPragmas
{
    /// <summary>The option that a pragma sets, or null.</summary>
    public static BoundOption? Bind(PragmaSyntax pragma, DiagnosticBag diagnostics)
    {
        var words = pragma.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["D", "option", ..])
            return null;
        if (words is [_, _, var setting])
            return BindOption(pragma, setting, diagnostics);
        diagnostics.Report(pragma.Location, TypeTemplates.PragmaMalformed, "option", "#pragma D option name=value", words.Length > 3 ? "superfluous" : "missing");
        return null;
    }

    private static BoundOption? BindOption(PragmaSyntax pragma, string setting, DiagnosticBag diagnostics)
    {
        var (name, value) = setting.Split('=', 2) is [var before, var after] ? (before, after) : (setting, null);
        if (Options.Find(name) is not { } option)
            diagnostics.Report(pragma.Location, UnknownOption, name, Options.Suggest(name));
        else if (!option.IsInScripts)
            diagnostics.Report(pragma.Location, OptionOfCommandLine, name, value ?? "");
        else if (!option.TryRead(value, out _))
            diagnostics.Report(pragma.Location, BadOptionValue, name, option.Takes, value is null ? "nothing" : $"'{value}'", value is null ? "" : $" to '{value}'");
        else
            return new BoundOption(option, setting);
        return null;
    }
}
