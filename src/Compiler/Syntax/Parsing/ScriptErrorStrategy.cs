using Antlr4.Runtime;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Where the parser could not go on; caught where the construct's parsing began.</summary>
internal sealed class SyntaxErrorException(IToken token, ParserRuleContext context, int state) : Exception
{
    /// <summary>The first token that does not fit.</summary>
    public IToken Token { get; } = token;

    /// <summary>The innermost rule.</summary>
    public ParserRuleContext Context { get; } = context;

    /// <summary>The state of the ATN in that rule.</summary>
    public int State { get; } = state;
}

/// <summary>Stops at the first mistake of a construct.</summary>
internal class ScriptErrorStrategy : DefaultErrorStrategy
{
    public override void ReportError(Parser recognizer, RecognitionException e)
    {
    }

    public override void Recover(Parser recognizer, RecognitionException e) =>
        throw new SyntaxErrorException(e.OffendingToken, recognizer.Context, recognizer.State);

    public override IToken RecoverInline(Parser recognizer) =>
        throw new SyntaxErrorException(recognizer.CurrentToken, recognizer.Context, recognizer.State);

    public override void Sync(Parser recognizer)
    {
    }
}
