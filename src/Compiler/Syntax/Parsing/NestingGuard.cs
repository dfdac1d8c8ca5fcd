using Antlr4.Runtime;
using Antlr4.Runtime.Tree;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Stops the parser, which is recursive and looks ahead, before it takes all of the stack or of the day.</summary>
internal sealed class NestingGuard(Parser parser) : IParseTreeListener
{
    /// <summary>Brackets open at a time.</summary>
    public const int MaxBrackets = 300;

    /// <summary>Operators in one expression: each is a level of the tree.</summary>
    public const int MaxOperators = 1000;

    /// <summary>Rules open at a time; one pair of parentheses takes five of them.</summary>
    private const int MaxRules = 5 * MaxBrackets;

    private readonly int _expression = parser.GetRuleIndex("expression");
    private readonly int _operand = parser.GetRuleIndex("operand");
    private readonly int _sequence = parser.GetRuleIndex("sequence");
    private int _open;

    public void Reset() => _open = 0;

    public void EnterEveryRule(ParserRuleContext ctx)
    {
        // Every other child of D's sequence is a comma.
        var isTooLong = ctx.Parent is ParserRuleContext { ChildCount: > MaxOperators } parent
            && (parent.RuleIndex == _expression || parent.RuleIndex == _operand || (parent.RuleIndex == _sequence && parent.ChildCount > 2 * MaxOperators));
        if (++_open > MaxRules || isTooLong)
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
