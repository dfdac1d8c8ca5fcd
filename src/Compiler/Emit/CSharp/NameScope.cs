using System.Text;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>Names of one scope of C#: each is given once, and none that an enclosing scope has.</summary>
internal sealed class NameScope(NameScope? outer = null)
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate",
        "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in",
        "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private",
        "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this",
        "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A name as near to the wanted one as C# and the names given before allow.</summary>
    public string Take(string wanted)
    {
        var name = new StringBuilder();
        foreach (var c in wanted)
            name.Append(c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_');
        if (name.Length == 0 || name[0] is >= '0' and <= '9')
            name.Insert(0, '_');
        var stem = name.ToString();
        var free = stem;
        for (var number = 2; IsTaken(free); number++)
            free = string.Concat(stem, "_", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _taken.Add(free);
        return Keywords.Contains(free) ? $"@{free}" : free;
    }

    /// <summary>A name of the script for a member of the class. Those with a capital are left to the base class and to what is generated.</summary>
    public string TakeMember(string wanted) => Take(wanted.Length > 0 && wanted[0] is >= 'A' and <= 'Z' ? $"_{wanted}" : wanted);

    /// <summary>A name of the script for a local. String constants, which are named as they come, have the prefix <c>s_</c> to themselves.</summary>
    public string TakeLocal(string wanted) => TakeMember(wanted.StartsWith("s_", StringComparison.Ordinal) ? $"_{wanted}" : wanted);

    /// <summary>A name in PascalCase, from words: <c>tick-1s</c> becomes <c>Tick1s</c>.</summary>
    public string TakePascal(string prefix, string words)
    {
        var name = new StringBuilder(prefix);
        var isStart = true;
        var isAllUpper = !words.Any(char.IsLower);
        foreach (var c in words)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
                name.Append(isStart ? char.ToUpperInvariant(c) : isAllUpper ? char.ToLowerInvariant(c) : c);
            isStart = !char.IsLetterOrDigit(c);
        }
        return Take(name.ToString());
    }

    private bool IsTaken(string name) => _taken.Contains(name) || (outer?.IsTaken(name) ?? false);
}
