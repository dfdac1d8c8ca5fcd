using Pyd.Compiler;

namespace Pyd.Cli.Dtrace;

/// <summary>
/// What libdtrace's lexer has read beyond a word in a clause or declaration, to tell a type from a name (dt_lex.l, id_or_type()): it loses the word's
/// end, so that a message about the word shows the rest of the line.
/// </summary>
internal static class DtraceLookahead
{
    private static readonly HashSet<string> Keywords =
    [
        "auto", "break", "case", "char", "const", "continue", "counter", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "import",
        "inline", "int", "long", "offsetof", "probe", "provider", "register", "restrict", "return", "self", "short", "signed", "sizeof", "static", "string",
        "stringof", "struct", "switch", "this", "translator", "typedef", "union", "unsigned", "void", "volatile", "while", "xlate",
    ];

    /// <summary>Whether it has read beyond the word at a place, if there is one.</summary>
    public static bool IsBehind(string text, int at)
    {
        if (!IsWordStart(text[at]))
            return false;
        var word = WordAt(text, at);
        var before = text[..at].TrimEnd();
        return !Keywords.Contains(word) && !ScriptCompilation.IsBuiltin(word) && before is not ([.., '.'] or [.., '-', '>'])
            && !new[] { "struct", "union", "enum" }.Any(kind => DtraceText.IsAfterWord(text, at, kind)) && !IsName(text[..at], word);
    }

    /// <summary>Whether it has read beyond the last word of a text, or the end of its last predicate, up to the end.</summary>
    public static bool IsAtEnd(string text)
    {
        var at = text.AsSpan().TrimEnd().Length;
        if (at > 0 && text[at - 1] == '/')
            return !text.AsSpan(0, at).EndsWith("*/");
        while (at > 0 && DtraceText.IsOfWord(text[at - 1]))
            at--;
        return at < text.Length && IsBehind(text, at);
    }

    private static bool IsWordStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    private static string WordAt(string text, int at) => new([.. text.Skip(at).TakeWhile(DtraceText.IsOfWord)]);

    // It takes a word for a name once it has stood before what makes one: an assignment, an index, the end of a declaration.
    private static bool IsName(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at > 0 && DtraceText.IsOfWord(text[at - 1])) || (end < text.Length && DtraceText.IsOfWord(text[end])))
                continue;
            var next = text.AsSpan(DtraceText.SkipBlank(text, end));
            if (next is ['+', '+', ..] or ['-', '-', ..] or ['[', ..] or [';', ..] or ['=', not '=', ..] || (next is [',', ..] && DtraceText.Open(text, '(', ')', at) <= 0))
                return true;
        }
        return false;
    }
}
