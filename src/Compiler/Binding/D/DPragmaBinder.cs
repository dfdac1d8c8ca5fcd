using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;
using static Pyd.Compiler.Diagnostics.TypeTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>
/// <c>#pragma D attributes</c>, <c>binding</c>, <c>depends_on</c> and <c>error</c> (dt_pragma.c). Versions change nothing
/// that pyd does: they are checked and then forgotten.
/// </summary>
internal sealed class DPragmaBinder(DScope scope, StabilityRules stability, DiagnosticBag diagnostics, IReadOnlyCollection<string> libraries)
{
    private readonly List<(string Name, TextLocation Location, string Pragma)> _pending = [];

    public void Bind(PragmaSyntax pragma)
    {
        var words = pragma.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isOfD = words.FirstOrDefault() == "D";
        string[] own = [.. words.Skip(isOfD ? 1 : 0)];
        switch (own.FirstOrDefault())
        {
            case "error":
                diagnostics.Report(pragma.Location, SyntaxTemplates.ErrorLine, string.Join(' ', own.Skip(1)));
                break;
            case "ident" or "line":
                break;
            case "attributes" when isOfD:
                BindAttributes(pragma.Location, own);
                break;
            case "binding" when isOfD:
                BindBinding(pragma.Location, own);
                break;
            case "depends_on" when isOfD:
                BindDependency(pragma.Location, own);
                break;
            case not "option" when isOfD:
                diagnostics.Report(pragma.Location, UnknownPragma, pragma.Text);
                break;
        }
    }

    /// <summary>Reports the pragmas whose names the script has never declared.</summary>
    public void Finish()
    {
        foreach (var (name, location, kind) in _pending.Where(pragma => !IsDeclared(pragma.Name)))
            diagnostics.Report(location, PragmaUnused, name, kind);
    }

    // attributes Stable/Evolving/Common name; attributes … provider name part
    private void BindAttributes(TextLocation location, string[] words)
    {
        if (words.Length < 3 || (words[2] == "provider" && words.Length < 5))
            diagnostics.Report(location, PragmaMalformed, "attributes", "#pragma D attributes Stable/Evolving/Common name");
        else if (!Stability.TryParse(words[1], out var given))
            diagnostics.Report(location, UnknownPragma, $"D {string.Join(' ', words)}", words[0]);
        else if (words[2] == "provider" && !ProviderStability.Parts.Contains(words[4]))
            diagnostics.Report(location, UnknownPragma, $"D {string.Join(' ', words)}", words[0]);
        else if (words[2] == "provider")
            stability.SetProvider(words[3], words[4], given);
        else
        {
            stability.Set(words[2], given);
            Name(location, words[2], "attributes");
        }
    }

    // binding "1.0" name
    private void BindBinding(TextLocation location, string[] words)
    {
        if (words.Length < 3 || words[1] is not ['"', .., '"'])
            diagnostics.Report(location, PragmaMalformed, "binding", "#pragma D binding \"1.0\" name");
        else if (!words[1].Trim('"').Split('.').All(part => int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out _)))
            diagnostics.Report(location, UnknownPragma, $"D {string.Join(' ', words)}", words[0]);
        else
            Name(location, words[2], "binding");
    }

    // depends_on provider python
    private void BindDependency(TextLocation location, string[] words)
    {
        if (words.Length < 3)
            diagnostics.Report(location, PragmaMalformed, "depends_on", "#pragma D depends_on provider name");
        else if (words[1] is not ("provider" or "module" or "library"))
            diagnostics.Report(location, UnknownPragma, $"D {string.Join(' ', words)}", words[0]);
        else if (!(words[1] switch { "provider" => Providers.IsProvider(words[2]), "library" => libraries.Contains(words[2]), _ => false }))
            diagnostics.Report(location, PragmaDependency, words[1], words[2]);
    }

    private void Name(TextLocation location, string name, string pragma)
    {
        if (DNames.Describe(name) is { } builtin)
            diagnostics.Report(location, PragmaScope, name, builtin, pragma);
        else
            _pending.Add((name, location, pragma));
    }

    private bool IsDeclared(string name) => scope.Find(VariableKind.Global, name) is not null || scope.FindInline(name) is not null;
}
