using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Reads a script, one construct of the top level after the other; after a mistake it goes on with the next one.</summary>
internal abstract class ScriptReader
{
    /// <summary>After so many constructs with mistakes, the rest can wait.</summary>
    private const int MaxMistakes = 100;

    private readonly NestingGuard _guard;
    private int _mistakes;

    protected ScriptReader(SourceText source, ITokenSource tokens, Func<ITokenStream, Parser> createParser, DiagnosticBag diagnostics)
    {
        Source = source;
        Diagnostics = diagnostics;
        Input = new CommonTokenStream(tokens);
        Input.Fill();
        Parser = createParser(Input);
        Parser.RemoveErrorListeners();
        Parser.ErrorHandler = new ScriptErrorStrategy();
        _guard = new NestingGuard(Parser);
        Parser.AddParseListener(_guard);
    }

    protected SourceText Source { get; }

    protected DiagnosticBag Diagnostics { get; }

    protected CommonTokenStream Input { get; }

    protected Parser Parser { get; }

    protected abstract ExpressionBuilder Builder { get; }

    protected abstract SyntaxErrorReporter Errors { get; }

    /// <summary>All members in the order of the program: what the grammar's rules have made, and what none of them makes.</summary>
    protected virtual IReadOnlyList<MemberSyntax> WithOthers(IReadOnlyList<MemberSyntax> members) => members;

    protected abstract ParserRuleContext ParseTopLevel();

    /// <summary>Reports what the parser made up for in the construct it has just read.</summary>
    protected virtual void ReportRepairs()
    {
    }

    /// <summary>Whether parsing may go on at this token after a mistake before it.</summary>
    protected abstract bool CanStartConstruct(IToken token);

    public SyntaxTree Read(Dialect dialect)
    {
        var members = new List<MemberSyntax>();
        while (Input.LA(1) != TokenConstants.EOF)
        {
            if (ReadConstruct() is { } member)
                members.Add(member);
        }
        var tokens = Input.GetTokens().Where(token => token.Channel == Lexer.DefaultTokenChannel && token.Type != TokenConstants.EOF);
        var whole = Source.Location(0, Source.Content.Length);
        return new SyntaxTree(Source, dialect, new ScriptSyntax(whole, WithOthers(members)), [.. tokens.Select(Builder.Token)],
            [.. Diagnostics.OrderBy(diagnostic => diagnostic.Location.Start)]);
    }

    private MemberSyntax? ReadConstruct()
    {
        var start = Input.LT(1);
        try
        {
            CheckBrackets(start);
            var topLevel = Parse(start.TokenIndex);
            ReportRepairs();
            return Builder.Build(topLevel);
        }
        catch (SyntaxErrorException error)
        {
            ReportRepairs();
            if (!HasMistake(start, error.Token))
                Errors.Report(error);
            GoOn(start, error.Token);
        }
        catch (TooDeepException error)
        {
            GoOn(start, error.Token);
            Diagnostics.Report(Source.At(error.Token), SyntaxTemplates.TooDeep);
        }
        return null;
    }

    // SLL prediction is fast and nearly always right; where it fails, LL decides whether the text is wrong.
    private ParserRuleContext Parse(int start)
    {
        try
        {
            return Parse(start, PredictionMode.SLL);
        }
        catch (SyntaxErrorException)
        {
            return Parse(start, PredictionMode.LL);
        }
    }

    private ParserRuleContext Parse(int start, PredictionMode mode)
    {
        Input.Seek(start);
        Parser.Context = null;
        Parser.Interpreter.PredictionMode = mode;
        _guard.Reset();
        return ParseTopLevel();
    }

    // ANTLR looks ahead over brackets before the guard can count them.
    private void CheckBrackets(IToken start)
    {
        var open = 0;
        for (var i = start.TokenIndex; i < Input.Size - 1; i++)
        {
            var token = Input.Get(i);
            if (token != start && CanStartConstruct(token))
                return;
            if (open == 0 && token.Text == ";")
                return;
            open += token.Text switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
            if (open > NestingGuard.MaxBrackets)
                throw new TooDeepException(token);
        }
    }

    // A mistake inside a token or a repair, already reported, explains what the parser stumbles over after it.
    private bool HasMistake(IToken start, IToken last) =>
        Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.Start >= start.StartIndex && diagnostic.Location.Start <= last.StartIndex);

    private void GoOn(IToken start, IToken wrong)
    {
        if (Errors.IsHopeless || ++_mistakes == MaxMistakes)
        {
            Input.Seek(Input.Size - 1);
            return;
        }
        var next = Math.Max(start.TokenIndex + 1, wrong.TokenIndex);
        while (next < Input.Size - 1 && (Input.Get(next).Channel != Lexer.DefaultTokenChannel || !CanStartConstruct(Input.Get(next))))
            next++;
        Input.Seek(next);
    }
}
