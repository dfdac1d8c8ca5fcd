using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using StapParser = Pyd.Compiler.Syntax.Stap.Antlr.Stap;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Reads a SystemTap script.</summary>
internal sealed class StapReader : ScriptReader
{
    private StapReader(SourceText source, DiagnosticBag diagnostics)
        : base(source, new StapTokenizer(source, diagnostics), input => new StapParser(input, TextWriter.Null, TextWriter.Null), diagnostics)
    {
        Builder = new StapSyntaxBuilder(source, Parser, diagnostics);
        Errors = new StapErrorReporter(source, Parser, diagnostics);
    }

    protected override ExpressionBuilder Builder { get; }

    protected override SyntaxErrorReporter Errors { get; }

    public static SyntaxTree Read(SourceText source, DiagnosticBag diagnostics) => new StapReader(source, diagnostics).Read(Dialect.Stap);

    protected override ParserRuleContext ParseTopLevel() => ((StapParser)Parser).topLevel();

    // A keyword after a dot is a part of a probe point.
    protected override bool CanStartConstruct(IToken token)
    {
        if (token.Type is not (StapParser.PROBE or StapParser.GLOBAL or StapParser.FUNCTION or StapParser.PRIVATE))
            return false;
        var before = token.TokenIndex - 1;
        while (before >= 0 && Input.Get(before).Channel != Lexer.DefaultTokenChannel)
            before--;
        return before < 0 || Input.Get(before).Type is not (StapParser.DOT or StapParser.PRIVATE);
    }
}
