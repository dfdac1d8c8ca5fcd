using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Short ways through ANTLR's trees.</summary>
internal static class TreeExtensions
{
    /// <summary>The rules among the children.</summary>
    public static IEnumerable<ParserRuleContext> Rules(this ParserRuleContext context) =>
        context.children?.OfType<ParserRuleContext>() ?? [];

    /// <summary>A rule by its number among the rules.</summary>
    public static ParserRuleContext Rule(this ParserRuleContext context, int index) => context.GetRuleContext<ParserRuleContext>(index);

    /// <summary>The children that one rule of the grammar made.</summary>
    /// <param name="context">The parent.</param>
    /// <param name="rule">The rule's index in its parser.</param>
    public static IEnumerable<ParserRuleContext> RulesOf(this ParserRuleContext context, int rule) =>
        context.Rules().Where(child => child.RuleIndex == rule);

    /// <summary>The tokens among the children.</summary>
    public static IEnumerable<ITerminalNode> Terminals(this ParserRuleContext context) =>
        context.children?.OfType<ITerminalNode>() ?? [];

    /// <summary>A token by its number among the tokens.</summary>
    public static ITerminalNode Terminal(this ParserRuleContext context, int index) => context.Terminals().ElementAt(index);

    /// <summary>The token's place; at the end of the text it is empty.</summary>
    public static TextLocation At(this SourceText source, IToken token) =>
        source.Location(token.StartIndex, Math.Max(0, token.StopIndex + 1 - token.StartIndex));
}
