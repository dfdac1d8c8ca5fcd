using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.D.Antlr;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.D;

/// <summary>
/// D's tokens depend on where they stand: a probe description is a token of its own between clauses, and a slash ends a predicate
/// or divides. This class follows clauses, predicates, bodies and declarations, and chooses.
/// </summary>
internal sealed class DTokenizer(SourceText source, DiagnosticBag diagnostics)
    : DLexer(new AntlrInputStream(source.Content), TextWriter.Null, TextWriter.Null)
{
    private enum Place
    {
        BetweenClauses,
        Predicate,
        Body,
        Declaration,
    }

    private readonly OpenStrings _openStrings = new(diagnostics);

    private enum Start
    {
        No,

        // After a stray semicolon or the like: only what looks like a clause or a declaration is one.
        Possible,
        Certain,
    }

    private readonly HashSet<int> _constructStarts = [];
    private Place _place;
    private int _braces;
    private Start _start = Start.Certain;
    private int _unknownEnd = -1;

    private string Content => source.Content;

    /// <summary>Whether a construct of the top level can begin at this token.</summary>
    public bool IsConstructStart(IToken token) => _constructStarts.Contains(token.StartIndex);

    public override IToken NextToken()
    {
        var token = (CommonToken)base.NextToken();
        if (token.Type == Eof)
            return token;
        CheckMistakes(token);
        if (token.Channel != DefaultTokenChannel)
            return token;

        if (_place != Place.BetweenClauses && ClauseText.IsClauseHead(Content, token.StartIndex))
            StartConstruct();
        if (_place == Place.BetweenClauses)
            token = ReadBetweenClauses(token);
        Follow(token);
        return token;
    }

    private CommonToken ReadBetweenClauses(CommonToken token)
    {
        var isDeclaration = _start != Start.No && IsDeclaration(token);
        if (_start == Start.Certain || isDeclaration || token.Type == PRAGMA || ClauseText.IsClauseHead(Content, token.StartIndex))
            _constructStarts.Add(token.StartIndex);
        _start = Start.No;
        if (isDeclaration)
        {
            (_place, _braces) = (Place.Declaration, 0);
            return token;
        }
        if (!ClauseText.IsDescriptionStart(Content[token.StartIndex]))
            return token;

        // Read the same characters again, as a probe description.
        InputStream.Seek(token.StartIndex);
        HitEOF = false;
        Mode(DESCRIPTION);
        token = (CommonToken)base.NextToken();
        Mode(DEFAULT_MODE);
        return token;
    }

    private bool IsDeclaration(CommonToken token) => token.Type switch
    {
        SELF or THIS or INLINE or TYPE or RESERVED => ClauseText.IsDeclaration(Content, token.StartIndex, token.StopIndex + 1 - token.StartIndex)
            && (token.Type != RESERVED || DWords.IsDeclaration(source.At(token).Text)),
        IDENTIFIER => ClauseText.IsTypedName(Content, token.StartIndex),
        _ => false,
    };

    private void Follow(CommonToken token)
    {
        switch (_place, token.Type)
        {
            case (Place.BetweenClauses, SLASH):
                _place = Place.Predicate;
                break;
            case (Place.Predicate, SLASH) when ClauseText.EndsPredicate(Content, token.StopIndex + 1):
                token.Type = PREDICATE_END;
                _place = Place.BetweenClauses;
                break;
            case (Place.BetweenClauses or Place.Predicate, LEFT_BRACE):
                (_place, _braces) = (Place.Body, 1);
                break;
            case (Place.Body or Place.Declaration, LEFT_BRACE):
                _braces++;
                break;
            case (Place.Body, RIGHT_BRACE):
                if (--_braces == 0)
                    StartConstruct();
                break;
            case (Place.Declaration, RIGHT_BRACE):
                _braces--;
                break;
            case (Place.Declaration, SEMICOLON) when _braces <= 0:
            case (_, PRAGMA):
                StartConstruct();
                break;
            case (Place.BetweenClauses, SEMICOLON):
                _start = Start.Possible;
                break;
        }
    }

    private void StartConstruct() => (_place, _start) = (Place.BetweenClauses, Start.Certain);

    private void CheckMistakes(CommonToken token)
    {
        var at = source.At(token);
        switch (token.Type)
        {
            case COMMENT when at.Text.IndexOf("/*", 2, StringComparison.Ordinal) is >= 0 and var inner:
                diagnostics.Report(source.Location(at.Start + inner, 2), at, SyntaxTemplates.NestedComment, $"{at.Line}:{at.Column}");
                break;
            case LINE_COMMENT:
                diagnostics.Report(at, SyntaxTemplates.LineComment);
                break;
            case CONTROL_LINE:
                CheckControlLine(token, at);
                break;
            case OPEN_COMMENT:
                diagnostics.Report(at, SyntaxTemplates.UnterminatedComment);
                InputStream.Seek(InputStream.Size);
                token.StopIndex = InputStream.Size - 1;
                break;
            case OPEN_STRING:
                _openStrings.Report(at);
                token.Type = STRING;
                break;
            case OPEN_CHARACTER:
                diagnostics.Report(at, SyntaxTemplates.CharacterNewline);
                token.Type = CHARACTER;
                break;
            case UNKNOWN:
                _unknownEnd = UnknownCharacters.Report(source, diagnostics, token.StartIndex, _unknownEnd);
                break;
        }
    }

    private void CheckControlLine(CommonToken token, TextLocation at)
    {
        var words = at.Text[1..].Trim();
        var word = new string([.. words.TakeWhile(char.IsAsciiLetterOrDigit)]);
        var isKnown = at.Text.StartsWith("#!", StringComparison.Ordinal) || word is "" or "line" or "ident" || char.IsAsciiDigit(word[0]);
        if (!ClauseText.IsFirstOnLine(Content, token.StartIndex))
            diagnostics.Report(source.Location(token.StartIndex, 1), SyntaxTemplates.UnknownCharacter, "`#`");
        else if (word == "error")
            diagnostics.Report(at, SyntaxTemplates.ErrorLine, words[word.Length..].Trim());
        else if (!isKnown)
            diagnostics.Report(at, SyntaxTemplates.ControlLine, word);
    }
}
