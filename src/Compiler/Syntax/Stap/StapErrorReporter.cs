using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using Pyd.Shared;
using StapParser = Pyd.Compiler.Syntax.Stap.Antlr.Stap;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>What can be wrong in a SystemTap script only.</summary>
internal sealed class StapErrorReporter(SourceText source, Parser parser, DiagnosticBag diagnostics)
    : SyntaxErrorReporter(source, parser, diagnostics)
{
    private const string Constructs = "`probe`, `global` or `function` begins a construct";

    protected override bool ReportOwn(SyntaxErrorException error, ParserRuleContext rule)
    {
        var at = Source.At(error.Token);
        if (NameOf(rule) == "topLevel" && error.Token == rule.Start)
        {
            if (KindOf(error.Token) == "STATISTIC")
            {
                Report(at, SyntaxTemplates.Preprocessor, at.Text);
            }
            else if (LooksLikeD(error.Token))
            {
                IsHopeless = true;
                Report(at, SyntaxTemplates.OtherDialect, at.Text, "SystemTap", "a D script", ".d");
            }
            else if (Spelling.Closest(at.Text, "probe", "global", "function", "private") is { } meant)
            {
                Report(at, SyntaxTemplates.MisspeltKeyword, at.Text, meant);
            }
            else
            {
                Report(at, SyntaxTemplates.NotAConstruct, Quote(error.Token), Constructs);
            }
            return true;
        }
        if (NameOf(rule) == "topLevel")
        {
            Report(After(rule.Start), SyntaxTemplates.Expected, "`global` or `function`", "`private`");
            return true;
        }
        if (IsKeyword(error.Token) && !StartsConstruct(error.Token) && KindOf(error.Token) != "ELSE" && NameOf(rule) != "tryStatement")
        {
            Report(at, SyntaxTemplates.ReservedWord, at.Text, "SystemTap");
            return true;
        }
        return false;
    }

    // BEGIN {   python$target:::entry   self int x;   inline int x = 1;
    private bool LooksLikeD(IToken token)
    {
        var next = KindOf(Next(token));
        return TextOf(token) is "BEGIN" or "END" or "ERROR" or "self" or "this" or "inline" or "int"
            or "struct" or "typedef" or "provider" or "translator"
            || (KindOf(token) is "IDENTIFIER" && next is "COLON" or "SLASH" || (next == "MINUS" && TextOf(token) is "tick" or "profile"));
    }

    private static bool IsKeyword(IToken token) => token.Type is >= StapParser.PROBE and <= StapParser.CATCH;

    protected override bool StartsConstruct(IToken token) => StapReader.StartsConstruct(Previous(token), token, Next(token));

    protected override string BodyOf(string rule) => rule switch
    {
        "probe" => "probe",
        "function" => "function",
        _ => "block",
    };
}
