namespace Pyd.Compiler;

/// <summary>The class of a script: <c>show-call-hierarchy.stp</c> becomes <c>ShowCallHierarchy</c>.</summary>
internal static class ProgramName
{
    public static string From(string path)
    {
        var words = Path.GetFileNameWithoutExtension(path).Split((char[])['-', '_', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]).SelectMany(word => word.Where(char.IsLetterOrDigit)));
        return name.Length == 0 || char.IsDigit(name[0]) ? $"Script{name}" : name;
    }
}
