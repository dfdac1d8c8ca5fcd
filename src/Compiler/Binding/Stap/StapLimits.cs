using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>stap's limits as <c>-D NAME=value</c> sets them; null where nothing is set.</summary>
/// <param name="Actions">MAXACTION: loop passes and calls in one run of a handler.</param>
/// <param name="Errors">MAXERRORS: errors that do not end the session.</param>
/// <param name="Elements">MAXMAPENTRIES: elements of an array that is declared without a size.</param>
/// <param name="Nesting">MAXNESTING: functions that are open at a time.</param>
/// <param name="TextLength">MAXSTRINGLEN: bytes of a string, with the final zero that C needs.</param>
internal sealed record StapLimits(long? Actions, long? Errors, long? Elements, long? Nesting, long? TextLength)
{
    public static readonly StapLimits None = new(null, null, null, null, null);

    public static StapLimits Read(IReadOnlyList<string> definitions, SourceText script, DiagnosticBag diagnostics)
    {
        return new(Value("MAXACTION"), Value("MAXERRORS"), Value("MAXMAPENTRIES"), Value("MAXNESTING"), Value("MAXSTRINGLEN"));

        long? Value(string name)
        {
            if (definitions.LastOrDefault(definition => definition.StartsWith($"{name}=", StringComparison.Ordinal)) is not { } definition)
                return null;
            var text = definition[(name.Length + 1)..];
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue)
                return number;
            diagnostics.Report(script.Location(0, 0), BindingTemplates.BadLimit, name, text);
            return null;
        }
    }
}
