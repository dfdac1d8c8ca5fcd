using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.D;

/// <summary>
/// The structure or enumeration among whose members the text stops being D: DTrace declares it at its brace, before it reads on.
/// </summary>
internal static class OpenDefinition
{
    /// <summary>Its name with <c>struct</c>, <c>union</c> or <c>enum</c> before it, or null.</summary>
    public static (string Name, TextLocation Location)? Find(IReadOnlyList<SyntaxToken> tokens, TextLocation mistake)
    {
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Location.Source == mistake.Source && tokens[i].Location.Start >= mistake.Start)
                break;
            if (tokens[i].Text == "{")
                open.Push(i);
            else if (tokens[i].Text == "}" && open.Count > 0)
                open.Pop();
        }
        foreach (var brace in open)
        {
            if (brace >= 2 && tokens[brace - 2].Text is "struct" or "union" or "enum")
                return ($"{tokens[brace - 2].Text} {tokens[brace - 1].Text}", tokens[brace - 2].Location.To(tokens[brace].Location));
        }
        return null;
    }
}
