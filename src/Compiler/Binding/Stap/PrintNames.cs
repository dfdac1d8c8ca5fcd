namespace Pyd.Compiler.Binding.Stap;

/// <summary>What the name of one of stap's print functions says.</summary>
/// <param name="MakesText">It begins with <c>s</c>: the result is a string.</param>
/// <param name="HasFormat">It ends in <c>f</c>: the first argument is a format.</param>
/// <param name="HasDelimiter">It has a <c>d</c>: the first argument stands between the others.</param>
/// <param name="HasNewline">It ends in <c>ln</c>.</param>
internal readonly record struct PrintNames(bool MakesText, bool HasFormat, bool HasDelimiter, bool HasNewline)
{
    /// <summary>Takes a name like <c>sprintdln</c> apart.</summary>
    public static bool TryParse(string name, out PrintNames print)
    {
        var makesText = name.StartsWith("sprint", StringComparison.Ordinal);
        var rest = makesText ? name["sprint".Length..] : name.StartsWith("print", StringComparison.Ordinal) ? name["print".Length..] : null;
        print = new PrintNames(makesText, rest == "f", rest is "d" or "dln", rest is "ln" or "dln");
        return rest is "" or "f" or "d" or "ln" or "dln";
    }
}
