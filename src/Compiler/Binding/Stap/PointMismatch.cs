using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Where a probe point leaves the tree of those that are known, as stap says it (elaborate.cxx, find_and_build).</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Location">The component; null where stap names none.</param>
/// <param name="Names">Names that are like the component's, or for <see cref="Truncated"/> those that can follow: separated as stap separates them.</param>
internal sealed record PointMismatch(string Kind, TextLocation? Location, string Names)
{
    /// <summary>No such component.</summary>
    public const string Unknown = "unknown";

    /// <summary>A pattern that nothing matches.</summary>
    public const string Pattern = "pattern";

    /// <summary>The point ends too early.</summary>
    public const string Truncated = "truncated";

    /// <summary>The point goes on after its end.</summary>
    public const string Suffix = "suffix";

    /// <summary>No such marker.</summary>
    public const string Mark = "mark";

    private const int MostNames = 5;

    /// <summary>A component that is not one of some names.</summary>
    public static PointMismatch At(ProbeComponentSyntax component, IEnumerable<string> names) => PointPattern.IsPattern(component.Name)
        ? new PointMismatch(Pattern, component.Location, Similar(component.Name.IndexOf('*') is > 0 and var star ? component.Name[..star] : component.Name, names))
        : new PointMismatch(Unknown, component.Location, Similar(component.Name, names));

    /// <summary>A marker that is not one of some names.</summary>
    public static PointMismatch OfMark(string mark, IEnumerable<string> names) => new(Mark, null, Similar(mark, names));

    /// <summary>A point that is not among some.</summary>
    /// <param name="point">Its components.</param>
    /// <param name="known">The points that are known: their components' names, joined by dots.</param>
    public static PointMismatch In(IReadOnlyList<ProbeComponentSyntax> point, IReadOnlyCollection<string> known)
    {
        var rest = known.Select(name => name.Split('.')).ToArray();
        for (var depth = 0; depth < point.Count; depth++)
        {
            var deeper = rest.Where(name => name.Length > depth).ToArray();
            if (deeper.Length == 0)
                return new PointMismatch(Suffix, point[depth].Location, "");
            var next = deeper.Where(name => name[depth] == point[depth].Name).ToArray();
            // What ends here takes no such argument.
            if (next.Length == 0 || (depth == point.Count - 1 && next.Any(name => name.Length == point.Count)))
                return At(point[depth], deeper.Select(name => name[depth]));
            rest = next;
        }
        return new PointMismatch(Truncated, point[^1].Location, string.Concat(rest.Select(name => name[point.Count]).Distinct().Order(StringComparer.Ordinal).Select(name => $" {name}")));
    }

    // The nearest names, those that are equally near by the alphabet.
    private static string Similar(string name, IEnumerable<string> names) => string.Join(", ",
        names.Distinct().OrderBy(other => Distance(name, other)).ThenBy(other => other, StringComparer.Ordinal).Take(MostNames));

    // In half slips: a letter of the other case is one, any other change two.
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var (a, b) = (left[i - 1], right[j - 1]);
                var best = a == b ? diagonal : Math.Min(diagonal + (char.ToLowerInvariant(a) == char.ToLowerInvariant(b) ? 1 : 2), Math.Min(row[j], row[j - 1]) + 2);
                (diagonal, row[j]) = (row[j], best);
            }
        }
        return row[right.Length];
    }
}
