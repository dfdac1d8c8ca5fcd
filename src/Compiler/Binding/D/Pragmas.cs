using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.D;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary><c>#pragma D option name[=value]</c>; a pragma that is not D's is not ours to judge.</summary>
internal static class Pragmas
{
    /// <summary>The option that a pragma sets, or null.</summary>
    public static BoundOption? Bind(PragmaSyntax pragma, DiagnosticBag diagnostics)
    {
        var words = pragma.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.FirstOrDefault() != "D")
            return null;
        if (words.Length < 2 || words[1] is not ("option" or "attributes" or "binding" or "depends_on") || (words[1] == "option" && words.Length < 3))
        {
            diagnostics.Report(pragma.Location, UnknownPragma, pragma.Text);
            return null;
        }
        return words[1] == "option" ? BindOption(pragma, words[2], diagnostics) : null;
    }

    private static BoundOption? BindOption(PragmaSyntax pragma, string setting, DiagnosticBag diagnostics)
    {
        var (name, value) = setting.Split('=', 2) is [var before, var after] ? (before, after) : (setting, null);
        if (Options.Find(name) is not { } option)
            diagnostics.Report(pragma.Location, UnknownOption, name, Options.Suggest(name));
        else if (!option.IsInScripts)
            diagnostics.Report(pragma.Location, OptionOfCommandLine, name);
        else if (!option.TryRead(value, out _))
            diagnostics.Report(pragma.Location, BadOptionValue, name, option.Takes, value is null ? "nothing" : $"'{value}'");
        else
            return new BoundOption(option, setting);
        return null;
    }
}
