using System.Globalization;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Antlr4.Runtime.Tree;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Parsing;

/// <summary>Says in words of the language where the parser could not go on.</summary>
internal abstract class SyntaxErrorReporter(SourceText source, Parser parser, DiagnosticBag diagnostics)
{
    /// <summary>Nothing in this text is worth another message: it is of another language.</summary>
    public bool IsHopeless { get; protected set; }

    protected SourceText Source { get; } = source;

    protected ITokenStream Input { get; } = (ITokenStream)parser.InputStream;

    public void Report(SyntaxErrorException error)
    {
        var (rule, expected) = Required(error.Context, error.State);
        var previous = Previous(error.Token);
        if (ReportOwn(error, rule) || previous is null)
            return;

        if (Has(expected, "INTEGER") && !Has(expected, "RIGHT_BRACE") && !(Has(expected, "RIGHT_PAREN") && Ends(error.Token)))
            ReportMissingOperand(error, expected, previous);
        else if (Has(expected, "RIGHT_PAREN"))
            ReportUnclosed(rule, "LEFT_PAREN", "`)`", Bracketed(rule), previous);
        else if (Has(expected, "RIGHT_BRACKET"))
            ReportUnclosed(rule, "LEFT_BRACKET", "`]`", "`[`", previous);
        else if (Has(expected, "PREDICATE_END"))
            ReportUnclosed(rule, "SLASH", "`/`", "predicate", previous);
        else if (Has(expected, "RIGHT_BRACE"))
            ReportInBlock(rule, error.Token, previous);
        // Not that of a bit-field without a name.
        else if (Has(expected, "COLON") && Opening(rule, "QUESTION") is not null)
            ReportUnclosed(rule, "QUESTION", "`:`", "`?`", previous);
        else if (NameOf(rule) == "expressionStatement" && KindOf(error.Token) is "RIGHT_PAREN" or "RIGHT_BRACKET")
            Report(Source.At(error.Token), SyntaxTemplates.Unexpected, Quote(error.Token), "nothing that it closes is open here");
        else if (NameOf(rule) is "expressionStatement" or "declaration" or "inline" && Has(expected, "SEMICOLON"))
            Report(After(previous), SyntaxTemplates.ExpectedSemicolon, NameOf(rule) == "expressionStatement" ? "statement" : "declaration");
        else
            Report(After(previous), SyntaxTemplates.Expected, Describe(expected), Quote(previous));
    }

    /// <summary>Reports what only one language knows; false if it is nothing of the kind.</summary>
    protected abstract bool ReportOwn(SyntaxErrorException error, ParserRuleContext rule);

    /// <summary>Whether a token shows that the brace opened before it was meant to be closed already.</summary>
    protected abstract bool StartsConstruct(IToken token);

    /// <summary>What a block is the body of.</summary>
    protected abstract string BodyOf(string rule);

    private void ReportMissingOperand(SyntaxErrorException error, IntervalSet expected, IToken previous)
    {
        if (Has(expected, "LEFT_BRACE"))
            Report(After(previous), SyntaxTemplates.Expected, "a statement", Quote(previous));
        else
            Report(error.Token.Type == TokenConstants.EOF ? After(previous) : Source.At(error.Token),
                SyntaxTemplates.ExpectedExpression, Quote(previous));
    }

    private void ReportInBlock(ParserRuleContext rule, IToken token, IToken previous)
    {
        if (token.Type == TokenConstants.EOF || StartsConstruct(token))
            ReportUnclosed(rule, "LEFT_BRACE", "`}`", rule.Parent is ParserRuleContext parent ? BodyOf(NameOf(parent)) : "block", previous);
        else if (KindOf(token) == "ELSE")
            Report(Source.At(token), SyntaxTemplates.ElseWithoutIf);
        else
            Report(Source.At(token), SyntaxTemplates.Unexpected, Quote(token), "a statement or `}` must stand here");
    }

    private void ReportUnclosed(ParserRuleContext rule, string opening, string closing, string what, IToken previous)
    {
        var opened = Opening(rule, opening) ?? FirstTerminal(rule);
        if (opened is null)
        {
            Report(After(previous), SyntaxTemplates.Expected, closing, Quote(previous));
            return;
        }
        var at = Source.At(opened.Symbol);
        diagnostics.Report(After(previous), at, SyntaxTemplates.ExpectedClosing, closing, what, Position(at));
    }

    private ITerminalNode? Opening(ParserRuleContext rule, string kind) => OwnOpening(rule, kind) ?? (rule.Parent is ParserRuleContext outer ? OwnOpening(outer, kind) : null);

    private ITerminalNode? OwnOpening(ParserRuleContext rule, string kind) => rule.Terminals().LastOrDefault(terminal => KindOf(terminal.Symbol) == kind);

    private string Bracketed(ParserRuleContext rule) => NameOf(rule) switch
    {
        "arguments" => "call",
        "parenthesized" or "cast" or "sizeof" => "parenthesis",
        "component" => "argument",
        "function" => "parameters",
        _ => "condition",
    };

    // The innermost rule that cannot end where the parser stopped, and what it may go on with.
    private (ParserRuleContext Rule, IntervalSet Expected) Required(ParserRuleContext context, int state)
    {
        var expected = parser.Atn.NextTokens(parser.Atn.states[state]);
        while (expected.Contains(TokenConstants.EPSILON) && context.Parent is ParserRuleContext parent)
        {
            var call = (Antlr4.Runtime.Atn.RuleTransition)parser.Atn.states[context.invokingState].Transition(0);
            expected = parser.Atn.NextTokens(call.followState);
            context = parent;
        }
        return (context, expected);
    }

    // What can come neither in a list nor after it has begun.
    private bool Ends(IToken token) =>
        token.Type == TokenConstants.EOF || KindOf(token) is "SEMICOLON" or "LEFT_BRACE" or "RIGHT_BRACE" || StartsConstruct(token);

    private string Describe(IntervalSet expected)
    {
        if (Has(expected, "STAR") && Has(expected, "IDENTIFIER"))
            return Has(expected, "LEFT_PAREN") ? "a name" : "a probe point";
        var kinds = expected.ToList().Where(type => type > 0).Take(4).Select(type => Describe(type)).ToArray();
        return kinds.Length > 1 ? $"{string.Join(", ", kinds.Take(kinds.Length - 1))} or {kinds[^1]}" : kinds.FirstOrDefault() ?? "nothing";
    }

    private string Describe(int type) => parser.Vocabulary.GetLiteralName(type) is { } literal
        ? $"`{literal[1..^1]}`"
        : parser.Vocabulary.GetSymbolicName(type) switch
        {
            "IDENTIFIER" => "a name",
            "TYPE" => "a type",
            "STRING" => "a string",
            "PROBE_DESCRIPTION" => "a probe description",
            var other => other.ToLowerInvariant().Replace('_', ' '),
        };

    protected string NameOf(ParserRuleContext rule) => parser.RuleNames[rule.RuleIndex];

    protected string KindOf(IToken token) => parser.Vocabulary.GetSymbolicName(token.Type) ?? "EOF";

    protected string TextOf(IToken token) => Source.At(token).Text;

    protected string Quote(IToken token) => token.Type == TokenConstants.EOF ? "the end of the file" : $"`{Source.At(token).Text}`";

    protected void Report(TextLocation location, DiagnosticTemplate template, params string[] arguments) =>
        diagnostics.Report(location, template, arguments);

    /// <summary>The parser's token before another one, or null.</summary>
    protected IToken? Previous(IToken token)
    {
        for (var i = token.TokenIndex - 1; i >= 0; i--)
        {
            if (Input.Get(i).Channel == Lexer.DefaultTokenChannel)
                return Input.Get(i);
        }
        return null;
    }

    /// <summary>The parser's token after another one; the end of the text follows itself.</summary>
    protected IToken Next(IToken token)
    {
        var next = token;
        do
        {
            if (next.Type == TokenConstants.EOF)
                return next;
            next = Input.Get(next.TokenIndex + 1);
        }
        while (next.Channel != Lexer.DefaultTokenChannel);
        return next;
    }

    private bool Has(IntervalSet expected, string kind)
    {
        foreach (var type in expected.ToList())
        {
            if (type > 0 && parser.Vocabulary.GetSymbolicName(type) == kind)
                return true;
        }
        return false;
    }

    // What stands for a macro or an argument ends where that ends.
    protected TextLocation After(IToken token) => Source.Location(token is ILocatedToken { Piece: not null } ? token.StopIndex + 1 : Source.At(token).End, 0);

    // Null when the rule has not even begun.
    private static ITerminalNode? FirstTerminal(ParserRuleContext rule) =>
        rule.ChildCount == 0 ? null : rule.GetChild(0) as ITerminalNode ?? FirstTerminal(rule.Rule(0));

    private static string Position(TextLocation location) => string.Create(CultureInfo.InvariantCulture, $"{location.Line}:{location.Column}");
}
