using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.D.Antlr;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Text;
using Pyd.Shared;

namespace Pyd.Compiler.Syntax.D;

/// <summary>
/// D's tokens depend on where they stand: a probe description is a token of its own between clauses, and a slash ends a predicate
/// or divides. This class follows clauses, predicates, bodies and declarations, and chooses.
/// </summary>
internal sealed class DTokenizer(SourceText source, ParseOptions options, DiagnosticBag diagnostics)
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
    private readonly HashSet<string> _typeNames = [.. DWords.Typedefs, .. options.TypeNames];

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
    private IToken? _previous;
    private bool _isTypedef;
    private bool _isTranslator;

    // The option pspec, which holds from its pragma on: a word that could be a type or a probe is a probe.
    private bool _prefersProbes = options.PrefersProbes;

    private string Content => source.Content;

    /// <summary>The pragma lines, which stand between any two tokens.</summary>
    public List<TextLocation> Pragmas { get; } = [];

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
        ClassifyWord(token);
        if (_place == Place.Declaration && token.Type == INLINE && _previous is { Type: STATIC or EXTERN })
        {
            _previous = token;
            return NextToken();
        }
        if (_place == Place.Declaration && _braces == 0 && token.Type == LEFT_BRACE && _previous is { Type: RIGHT_PAREN })
            SkipBody(token);
        if (_place == Place.BetweenClauses)
            token = ReadBetweenClauses(token);
        Follow(token);
        FollowTypedef(token);
        _previous = token;
        return token;
    }

    // static inline int f(int x) { return x; }   ──►   static int f(int x) ;   C's headers define functions, which mean nothing in D.
    private void SkipBody(CommonToken brace)
    {
        for (var open = 1; open > 0;)
        {
            var token = base.NextToken();
            if (token.Type == Eof)
                return;
            open += token.Type switch { LEFT_BRACE => 1, RIGHT_BRACE => -1, _ => 0 };
        }
        brace.Type = SEMICOLON;
    }

    private CommonToken ReadBetweenClauses(CommonToken token)
    {
        var isDeclaration = _start != Start.No && IsDeclaration(token);
        if (_start == Start.Certain || isDeclaration || ClauseText.IsClauseHead(Content, token.StartIndex))
            _constructStarts.Add(token.StartIndex);
        _start = Start.No;
        if (isDeclaration)
        {
            (_place, _braces) = (Place.Declaration, 0);
            // A type that nothing defines is a mistake of its own.
            if (token.Type == IDENTIFIER)
                token.Type = TYPE;
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
        TYPE when _prefersProbes && (_typeNames.Contains(source.At(token).Text) || ClauseText.IsPartOfDescription(Content, token.StopIndex + 1)) => false,
        STRUCT or UNION or ENUM => ClauseText.IsDeclaration(Content, token.StartIndex, LengthOf(token), mayHaveBraces: true),
        SELF or THIS or INLINE or TYPE or TYPEDEF or EXTERN or STATIC or AUTO or REGISTER or TRANSLATOR or PROVIDER =>
            ClauseText.IsDeclaration(Content, token.StartIndex, LengthOf(token), mayHaveBraces: false),
        IDENTIFIER => !_prefersProbes && ClauseText.IsTypedName(Content, token.StartIndex),
        _ => false,
    };

    private static int LengthOf(IToken token) => token.StopIndex + 1 - token.StartIndex;

    // A word is a member or a tag where only one can stand, whatever it means elsewhere; a typedef's name is a type, unless a type stands before it.
    private void ClassifyWord(CommonToken token)
    {
        var isWord = char.IsAsciiLetter(Content[token.StartIndex]) || Content[token.StartIndex] == '_';
        if (!isWord || token.Type == KERNEL_SYMBOL)
            return;
        if (_previous is { Type: ARROW or DOT or STRUCT or UNION or ENUM } && _place != Place.BetweenClauses)
            token.Type = IDENTIFIER;
        else if (token.Type == IDENTIFIER && _place == Place.Declaration && !FollowsType() && StandsForType(token))
            token.Type = TYPE;
        else if (token.Type == IDENTIFIER && _typeNames.Contains(source.At(token).Text) && !FollowsType())
            token.Type = TYPE;
    }

    // A type that nothing defines is a mistake of its own, where only a type can stand.
    private bool StandsForType(IToken token) =>
        _previous is { Type: INLINE or TRANSLATOR or SELF or THIS or EXTERN or STATIC or TYPEDEF }
            ? ClauseText.IsBeforeName(Content, token.StopIndex + 1)
            : _isTranslator && _braces == 0 && _previous is { Type: LESS };

    private bool FollowsType() => _place == Place.Declaration
        && ((_previous is { Type: TYPE } && !DWords.IsQualifier(source.At(_previous).Text)) || _previous is { Type: STAR or RIGHT_BRACE });

    // The names that a typedef declares: outside of braces, before what ends a declarator.
    private void FollowTypedef(IToken token)
    {
        if (token.Type == TYPEDEF)
            _isTypedef = true;
        else if (token.Type == TRANSLATOR)
            _isTranslator = true;
        else if (_place != Place.Declaration)
            (_isTypedef, _isTranslator) = (false, false);
        else if (_isTypedef && _braces == 0 && token.Type == IDENTIFIER && _previous is not { Type: STRUCT or UNION or ENUM })
            _typeNames.Add(source.At(token).Text);
    }

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
        if (token.Type is PRAGMA or CONTROL_LINE && at.End == Content.Length && !at.Text.StartsWith("#!", StringComparison.Ordinal))
            diagnostics.Report(source.Location(at.End, 0), SyntaxTemplates.OpenControlLine, at.Text.TrimEnd());
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
            case PRAGMA when ClauseText.IsFirstOnLine(Content, token.StartIndex):
                Pragmas.Add(at);
                FollowOption(at);
                break;
            case PRAGMA:
                diagnostics.Report(source.Location(token.StartIndex, 1), SyntaxTemplates.UnknownCharacter, "`#`");
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

    private void FollowOption(TextLocation pragma)
    {
        var words = pragma.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is [.., "D", "option", var setting] && setting.Split('=', 2) is [Options.PreferProbes, ..] parts && Options.Find(parts[0]) is { } option
            && option.TryRead(parts.ElementAtOrDefault(1), out _))
        {
            _prefersProbes = true;
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
