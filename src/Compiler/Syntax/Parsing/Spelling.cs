namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Finds the word that was meant.</summary>
internal static class Spelling
{
    /// <summary>The candidate one slip away (a letter too many, too few, wrong, or two swapped), of longer words two; else null.</summary>
    public static string? Closest(string word, params ReadOnlySpan<string> candidates)
    {
        string? closest = null;
        var least = word.Length > 5 ? 3 : 2;
        foreach (var candidate in candidates)
        {
            var distance = Distance(word, candidate);
            if (distance > 0 && distance < least)
                (closest, least) = (candidate, distance);
        }
        return closest;
    }

    // Optimal string alignment.
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2)
            return int.MaxValue;
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
