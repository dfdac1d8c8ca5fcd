using System.Globalization;
using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Syntax.Stap.Antlr;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>SystemTap's tokens; embedded C is one.</summary>
internal sealed class StapTokenizer(SourceText source, DiagnosticBag diagnostics)
    : StapLexer(new AntlrInputStream(source.Content), TextWriter.Null, TextWriter.Null)
{
    private readonly OpenStrings _openStrings = new(diagnostics);
    private int _unknownEnd = -1;

    public override IToken NextToken()
    {
        var token = (CommonToken)base.NextToken();
        if (token.Type == Eof)
            return token;
        var at = source.At(token);
        switch (token.Type)
        {
            case OPEN_COMMENT:
                diagnostics.Report(at, SyntaxTemplates.UnterminatedComment);
                SkipTo(token, source.Content.Length);
                break;
            case OPEN_STRING:
                _openStrings.Report(at);
                token.Type = STRING;
                break;
            case EMBEDDED_C:
                if (source.Content.IndexOf("%}", token.StopIndex + 1, StringComparison.Ordinal) < 0)
                {
                    token.Channel = Hidden;
                    diagnostics.Report(source.Location(source.Content.Length, 0), at, SyntaxTemplates.ExpectedClosing, "`%}`", "embedded C",
                        string.Create(CultureInfo.InvariantCulture, $"{at.Line}:{at.Column}"));
                }
                SkipTo(token, EndOf("%}", token.StopIndex + 1));
                break;
            case UNKNOWN:
                _unknownEnd = UnknownCharacters.Report(source, diagnostics, token.StartIndex, _unknownEnd);
                break;
        }
        return token;
    }

    private void SkipTo(CommonToken token, int end)
    {
        InputStream.Seek(end);
        token.StopIndex = end - 1;
    }

    private int EndOf(string closing, int start)
    {
        var index = source.Content.IndexOf(closing, start, StringComparison.Ordinal);
        return index < 0 ? source.Content.Length : index + closing.Length;
    }
}
