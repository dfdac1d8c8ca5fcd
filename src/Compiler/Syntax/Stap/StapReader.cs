using System.Globalization;
using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using StapParser = Pyd.Compiler.Syntax.Stap.Antlr.Stap;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>Reads a SystemTap script.</summary>
internal sealed class StapReader : ScriptReader
{
    private StapReader(SourceText source, ParseOptions options, ITokenSource tokens, DiagnosticBag diagnostics)
        : base(source, tokens, input => new GreedyParser(input), diagnostics)
    {
        Builder = new StapSyntaxBuilder(source, Parser, options, diagnostics);
        Errors = new StapErrorReporter(source, Parser, options, diagnostics);
    }

    protected override ExpressionBuilder Builder { get; }

    protected override SyntaxErrorReporter Errors { get; }

    public static SyntaxTree Read(SourceText source, ParseOptions options, IReadOnlyDictionary<string, Macro> macros, DiagnosticBag diagnostics)
    {
        var tokens = new StapPreprocessor(source, options, macros, diagnostics);
        foreach (var number in tokens.Unused)
            diagnostics.Report(source.Location(0, 0), SyntaxTemplates.UnusedArgument, number.ToString(CultureInfo.InvariantCulture), options.Arguments[number - 1]);
        return new StapReader(source, options, tokens, diagnostics).Read(Dialect.Stap);
    }

    protected override ParserRuleContext ParseTopLevel() => ((StapParser)Parser).topLevel();

    /// <summary>Whether a keyword begins a construct of the top level, and is no name by mistake: <c>x = probe + 1</c>.</summary>
    public static bool StartsConstruct(IToken? previous, IToken token, IToken next) =>
        token.Type is StapParser.PROBE or StapParser.GLOBAL or StapParser.FUNCTION or StapParser.PRIVATE
        && (next.Type is StapParser.IDENTIFIER or StapParser.STAR or TokenConstants.EOF or (>= StapParser.PROBE and <= StapParser.CATCH)
            || previous is null || previous.Line < token.Line);

    // A keyword after a dot is a part of a probe point.
    protected override bool CanStartConstruct(IToken token)
    {
        var previous = Neighbour(token, -1);
        return StartsConstruct(previous, token, Neighbour(token, 1)) && previous.Type is not (StapParser.DOT or StapParser.PRIVATE);
    }

    private IToken Neighbour(IToken token, int step)
    {
        var index = token.TokenIndex + step;
        while (index > 0 && index < Input.Size - 1 && Input.Get(index).Channel != Lexer.DefaultTokenChannel)
            index += step;
        return Input.Get(Math.Clamp(index, 0, Input.Size - 1));
    }

    private sealed class GreedyParser : StapParser
    {
        public GreedyParser(ITokenStream input)
            : base(input, TextWriter.Null, TextWriter.Null) => Interpreter = new GreedyPredictor(this, decisionToDFA, sharedContextCache);
    }
}
