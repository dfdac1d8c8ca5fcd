using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>
/// Decides by the next token alone whether an expression or a statement goes on: if it can, it does. SystemTap's own parser reads so
/// (<c>f(x)</c>, newline, <c>--i</c> is one expression), mistakes are found where they are, and nothing has to be looked ahead for.
/// </summary>
internal sealed class GreedyPredictor(Parser parser, DFA[] automata, PredictionContextCache contexts)
    : ParserATNSimulator(parser, parser.Atn, automata, contexts)
{
    private readonly bool[] _isGreedy = Array.ConvertAll(parser.RuleNames, rule => rule is "expression" or "operand" or "literal" or "reference"
        or "statistic" or "foreachArray" or "block" or "statement" or "ifStatement" or "returnStatement");

    public override int AdaptivePredict(ITokenStream input, int decision, ParserRuleContext outerContext)
    {
        var state = atn.decisionToState[decision];
        if (!_isGreedy[state.ruleIndex])
            return base.AdaptivePredict(input, decision, outerContext);

        var next = input.LA(1);
        var leaving = 0;
        for (var i = 0; i < state.NumberOfTransitions; i++)
        {
            var tokens = atn.NextTokens(state.Transition(i).target);
            if (tokens.Contains(next))
                return i + 1;
            if (tokens.Contains(TokenConstants.EPSILON))
                leaving = i + 1;
        }
        return leaving > 0 ? leaving : base.AdaptivePredict(input, decision, outerContext);
    }
}
