using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using Pyd.Shared;

namespace Pyd.Compiler.Syntax.D;

/// <summary>What can be wrong in a D script only.</summary>
internal sealed class DErrorReporter(SourceText source, Parser parser, DiagnosticBag diagnostics) : SyntaxErrorReporter(source, parser, diagnostics)
{
    private const string ClauseShape = "a clause is: probes, /predicate/, { body }";

    protected override bool ReportOwn(SyntaxErrorException error, ParserRuleContext rule)
    {
        var token = error.Token;
        var at = Source.At(token);
        var kind = KindOf(token);
        if (kind == "RESERVED")
            ReportReserved(at);
        else if (NameOf(rule) == "clause" && kind != "EOF")
            ReportInHead(error, rule, at);
        else if (NameOf(rule) == "topLevel")
            Report(at, SyntaxTemplates.NotAConstruct, Quote(token), ClauseShape);
        else if (kind == "LEFT_PAREN" && Previous(token) is { } called && KindOf(called) is "INTEGER" or "CHARACTER" or "STRING" or "RIGHT_PAREN" or "RIGHT_BRACKET")
            Report(at, SyntaxTemplates.NotAFunction, $"what ends in {Quote(called)}");
        else if (kind == "LEFT_BRACE" && NameOf(rule) == "expressionStatement" && Spelling.Closest(TextOf(rule.Start), "if", "else") is { } meant)
            Report(Source.At(rule.Start), SyntaxTemplates.MisspeltKeyword, TextOf(rule.Start), meant);
        else
            return false;
        return true;
    }

    private void ReportReserved(TextLocation at)
    {
        if (DWords.IsLoop(at.Text))
            Report(at, SyntaxTemplates.NoLoops, at.Text);
        else
            Report(at, SyntaxTemplates.ReservedWord, at.Text, "D");
    }

    // Between the first probe description and the body.
    private void ReportInHead(SyntaxErrorException error, ParserRuleContext clause, TextLocation at)
    {
        var first = TextOf(clause.Start);
        var last = Previous(error.Token) ?? clause.Start;
        if (last == clause.Start && KindOf(error.Token) == "PROBE_DESCRIPTION" && first is "probe" or "global" or "function" or "private")
        {
            IsHopeless = true;
            Report(Source.At(clause.Start), SyntaxTemplates.OtherDialect, first, "D", "a SystemTap script", ".stp");
        }
        else if (last == clause.Start && at.Line == Source.At(clause.Start).Line && first.All(char.IsAsciiLetter)
            && Spelling.Closest(first, "self", "this", "inline", "int", "string", "char", "long") is { } meant)
        {
            Report(Source.At(clause.Start), SyntaxTemplates.MisspeltKeyword, first, meant);
        }
        else if (KindOf(last) == "COMMA")
        {
            Report(After(last), SyntaxTemplates.Expected, "a probe description", "`,`");
        }
        else if (KindOf(last) == "PROBE_DESCRIPTION")
        {
            Report(After(last), SyntaxTemplates.NoActions, TextOf(last));
        }
        else
        {
            Report(at, SyntaxTemplates.NotAConstruct, Quote(error.Token), ClauseShape);
        }
    }

    protected override bool StartsConstruct(IToken token) => KindOf(token) == "PROBE_DESCRIPTION";

    protected override string BodyOf(string rule) => rule == "clause" ? "clause" : "block";
}
