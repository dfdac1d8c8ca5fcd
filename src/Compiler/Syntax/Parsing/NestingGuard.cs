using Antlr4.Runtime;
using Antlr4.Runtime.Tree;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Stops the parser, which is recursive, before the stack ends.</summary>
internal sealed class NestingGuard(Parser parser) : IParseTreeListener
{
    /// <summary>Rules open at a time; one pair of parentheses takes five of them.</summary>
    private const int MaxRules = 1500;

    private int _open;

    public void Reset() => _open = 0;

    public void EnterEveryRule(ParserRuleContext ctx)
    {
        if (++_open > MaxRules)
            throw new TooDeepException(parser.CurrentToken);
    }

    public void ExitEveryRule(ParserRuleContext ctx) => _open--;

    public void VisitTerminal(ITerminalNode node)
    {
    }

    public void VisitErrorNode(IErrorNode node)
    {
    }
}
