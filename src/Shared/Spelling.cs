namespace Pyd.Shared;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Spelling
{
    /// <summary><c>; did you mean 'x'?</c> for the nearest of some names, or nothing when none is near.</summary>
    public static string Suggest(string name, IEnumerable<string> candidates) => Closest(name, candidates) is { } meant ? $"; did you mean '{meant}'?" : "";

    /// <summary>The nearest candidate that a slip, or one in three letters, makes of the word; else null.</summary>
    public static string? Closest(string word, params IEnumerable<string> candidates) => candidates
        .Select(candidate => (Text: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(candidate => candidate.Text != word && candidate.Distance <= MostSlips(word))
        .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Text, StringComparer.Ordinal)
        .Select(candidate => candidate.Text)
        .FirstOrDefault();

    /// <summary>The names nearest to a word, however far they are.</summary>
    public static IEnumerable<string> Nearest(string word, IEnumerable<string> candidates, int count) =>
        candidates.OrderBy(candidate => Steps(word, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal).Take(count);

    private static int MostSlips(string word) => word.Length < 2 ? 0 : Math.Max(1, word.Length / 3);

    // Words of very different lengths are not looked at.
    private static int Distance(string left, string right) =>
        Math.Abs(left.Length - right.Length) > MostSlips(left) ? int.MaxValue : Steps(left, right);

    /// <summary>How many characters must be added, removed, replaced or swapped with their neighbour.</summary>
    private static int Steps(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
                table[i, j] = i == 0 || j == 0 ? i + j : Step(table, left, right, i, j);
        }
        return table[left.Length, right.Length];
    }

    private static int Step(int[,] table, string left, string right, int i, int j)
    {
        var replaced = table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        var isSwapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return isSwapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }
}
