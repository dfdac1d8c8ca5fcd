using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using DParser = Pyd.Compiler.Syntax.D.Antlr.D;

namespace Pyd.Compiler.Syntax.D;

/// <summary>Reads a D script.</summary>
internal sealed class DReader : ScriptReader
{
    private readonly DTokenizer _tokenizer;
    private readonly SemicolonStrategy _semicolons = new();

    private readonly ProbesAlone _probesAlone;

    private DReader(SourceText source, DTokenizer tokenizer, ProbesAlone probesAlone, DiagnosticBag diagnostics)
        : base(source, tokenizer, input => new GreedyParser(input), diagnostics)
    {
        _tokenizer = tokenizer;
        _probesAlone = probesAlone;
        Parser.ErrorHandler = _semicolons;
        Builder = new DSyntaxBuilder(source, Parser, diagnostics);
        Errors = new DErrorReporter(source, Parser, diagnostics);
    }

    protected override ExpressionBuilder Builder { get; }

    protected override SyntaxErrorReporter Errors { get; }

    public static SyntaxTree Read(SourceText source, ParseOptions options, DiagnosticBag diagnostics) =>
        new DReader(source, new DTokenizer(source, options, diagnostics), options.ProbesAlone, diagnostics).Read(Dialect.D);

    protected override ParserRuleContext ParseTopLevel()
    {
        _semicolons.Missing.Clear();
        var topLevel = ((DParser)Parser).topLevel();
        if (topLevel.clause() is { ChildCount: var count } clause && clause.predicate() is null && clause.block() is null && Input.LT(1) is var next
            && next.Type is not (TokenConstants.EOF or DParser.SEMICOLON) && (_probesAlone != ProbesAlone.Anywhere || next.Type != DParser.PROBE_DESCRIPTION))
        {
            throw new SyntaxErrorException(next, clause, Parser.Atn.ruleToStartState[DParser.RULE_clause].stateNumber);
        }
        if (_probesAlone == ProbesAlone.Nowhere && topLevel.clause() is { } probes && probes.block() is null)
            ReportBody(probes, Input.LT(1));
        return topLevel;
    }

    private void ReportBody(DParser.ClauseContext clause, IToken next)
    {
        var last = Input.LT(-1);
        if (clause.predicate() is not null)
            Diagnostics.Report(Source.Location(last.StopIndex + 1, 0), SyntaxTemplates.Expected, "{ body }", "the predicate");
        else if (next.Type == TokenConstants.EOF)
            Diagnostics.Report(Source.Location(last.StopIndex + 1, 0), SyntaxTemplates.NoActions, Source.At(last).Text);
        else
            Diagnostics.Report(Source.At(next), SyntaxTemplates.Unexpected, $"`{Source.At(next).Text}`", "a clause has a body in braces");
    }

    protected override IReadOnlyList<MemberSyntax> WithOthers(IReadOnlyList<MemberSyntax> members) =>
        [.. members.Concat(_tokenizer.Pragmas.Select(DSyntaxBuilder.BuildPragma)).OrderBy(member => member.Location.Start)];

    protected override bool CanStartConstruct(IToken token) => _tokenizer.IsConstructStart(token);

    protected override void ReportRepairs()
    {
        foreach (var (end, what) in _semicolons.Missing)
            Diagnostics.Report(Source.Location(end, 0), SyntaxTemplates.ExpectedSemicolon, what);
    }

    private sealed class GreedyParser : DParser
    {
        public GreedyParser(ITokenStream input)
            : base(input, TextWriter.Null, TextWriter.Null) => Interpreter = new GreedyPredictor(this, decisionToDFA, sharedContextCache);
    }

    /// <summary>Supplies a semicolon at the end of a block, where D needs none, and at the end of a line, where it was forgotten.</summary>
    private sealed class SemicolonStrategy : ScriptErrorStrategy
    {
        public List<(int End, string What)> Missing { get; } = [];

        public override IToken RecoverInline(Parser recognizer)
        {
            if (!recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]).Contains(DParser.SEMICOLON))
                return base.RecoverInline(recognizer);

            var input = (ITokenStream)recognizer.InputStream;
            var previous = input.LT(-1);
            var isStatement = recognizer.Context.RuleIndex == DParser.RULE_expressionStatement;
            var endsBlock = isStatement && input.LA(1) is DParser.RIGHT_BRACE or DParser.PROBE_DESCRIPTION or TokenConstants.EOF;
            if (!endsBlock && input.LT(1).Line == previous.Line)
                return base.RecoverInline(recognizer);

            var end = previous.StopIndex + 1;
            if (!endsBlock)
                Missing.Add((end, isStatement ? "statement" : "declaration"));
            return new CommonToken(DParser.SEMICOLON, ";") { StartIndex = end, StopIndex = end - 1, TokenIndex = -1 };
        }
    }
}
