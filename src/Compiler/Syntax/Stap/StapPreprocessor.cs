using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Stap.Antlr;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>
/// What the parser reads: a script's tokens with macros expanded and conditional parts chosen or left out. After a mistake it ends.
/// </summary>
internal sealed class StapPreprocessor : ITokenSource
{
    private readonly SourceText _source;
    private readonly ParseOptions _options;
    private readonly DiagnosticBag _diagnostics;
    private readonly MacroExpander _macros;
    private readonly PreprocessorCondition _condition;
    private readonly Stack<Branch> _branches = new();
    private bool _hasFailed;

    public StapPreprocessor(SourceText source, ParseOptions options, IReadOnlyDictionary<string, Macro> library, DiagnosticBag diagnostics)
    {
        _source = source;
        _options = options;
        _diagnostics = diagnostics;
        var arguments = new ArgumentTokens(source, options, diagnostics);
        StapToken[] tokens = [.. arguments.Read()];
        _macros = new MacroExpander(tokens, library, diagnostics);
        // Who uses the argv tapset uses them all.
        if (!options.IsTapset && !tokens.Any(token => token is { Type: StapLexer.IDENTIFIER, Text: "argv" or "argc" }))
            Unused = [.. Enumerable.Range(1, options.Arguments.Count).Where(number => !arguments.Used.Contains(number))];
        _condition = new PreprocessorCondition(options);
    }

    private enum Part
    {
        ThenTaken, ThenSkipped, ElseTaken, ElseSkipped,
    }

    /// <summary>The script's arguments that the text does not mention, from 1.</summary>
    public IReadOnlyList<int> Unused { get; } = [];

    /// <summary>The macros that the text has defined.</summary>
    public IReadOnlyDictionary<string, Macro> Macros => _macros.Defined;

    public int Line => 0;

    public int Column => 0;

    public ICharStream InputStream => new AntlrInputStream(_source.Content);

    public string SourceName => _source.Path;

    public ITokenFactory TokenFactory { get; set; } = CommonTokenFactory.Default;

    public IToken NextToken()
    {
        try
        {
            if (!_hasFailed && Next() is { } token)
                return token;
        }
        catch (PreprocessorMistake mistake)
        {
            _hasFailed = true;
            _diagnostics.Report(mistake.Location, mistake.Template, [.. mistake.Arguments]);
        }
        return new StapToken(TokenConstants.EOF, _source.Location(_source.Content.Length, 0), null);
    }

    private StapToken? Next()
    {
        while (true)
        {
            var isSkipping = _branches.TryPeek(out var branch) && branch.Part is Part.ThenSkipped or Part.ElseSkipped;
            var token = isSkipping ? Skip() : _macros.Next();
            switch (token?.Type)
            {
                case null when branch is not null:
                    throw new PreprocessorMistake(branch.Start.Location, SyntaxTemplates.IncompleteConditional, "it is not closed; it ends with `%)`");
                case StapLexer.PP_THEN:
                    throw new PreprocessorMistake(token.Location, SyntaxTemplates.StrayConditional, token.Text);
                case StapLexer.PP_ELSE or StapLexer.PP_CLOSE when branch is null:
                    throw new PreprocessorMistake(token.Location, SyntaxTemplates.StrayConditional, token.Text);
                case StapLexer.PP_ELSE when branch is { Part: Part.ElseTaken or Part.ElseSkipped }:
                    throw new PreprocessorMistake(token.Location, SyntaxTemplates.IncompleteConditional, "it has a second `%:`");
                case StapLexer.PP_ELSE when branch is not null:
                    branch.Part = branch.Part == Part.ThenTaken ? Part.ElseSkipped : Part.ElseTaken;
                    break;
                case StapLexer.PP_CLOSE:
                    _branches.Pop();
                    break;
                case StapLexer.PP_OPEN:
                    _branches.Push(new Branch(token) { Part = TakeCondition(token) ? Part.ThenTaken : Part.ThenSkipped });
                    break;
                case StapLexer.EMBEDDED_C when !_options.IsGuru:
                    _diagnostics.Report(token.Location, SyntaxTemplates.EmbeddedC);
                    return token;
                default:
                    return token;
            }
        }
    }

    // `&&` binds more tightly than `||`; every comparison is looked at, so that a mistake in any of them shows.
    private bool TakeCondition(StapToken start)
    {
        bool any = false, all = true;
        while (true)
        {
            if (_macros.Next() is not { } left || _macros.Next() is not { } symbol || _macros.Next() is not { } right)
                throw new PreprocessorMistake(start.Location, SyntaxTemplates.IncompleteConditional, "it needs a comparison");
            all &= _condition.Holds(left, symbol, right);
            var next = _macros.Next();
            if (next?.Type == StapLexer.AND)
                continue;
            any |= all;
            all = true;
            if (next?.Type == StapLexer.OR)
                continue;
            if (next?.Type == StapLexer.PP_THEN)
                return any;
            throw new PreprocessorMistake(start.Location, SyntaxTemplates.IncompleteConditional, "expected `%?` after its comparison");
        }
    }

    // The token that ends the part that is left out.
    private StapToken? Skip()
    {
        var depth = 0;
        while (true)
        {
            StapToken? token;
            try
            {
                token = _macros.Next(skipping: true);
            }
            catch (PreprocessorMistake mistake) when (mistake.Template != SyntaxTemplates.EndlessMacro)
            {
                continue;
            }
            switch (token?.Type)
            {
                case null:
                    return null;
                case StapLexer.PP_OPEN:
                    depth++;
                    break;
                case StapLexer.PP_CLOSE when depth > 0:
                    depth--;
                    break;
                case StapLexer.PP_ELSE or StapLexer.PP_THEN or StapLexer.PP_CLOSE when depth == 0:
                    return token;
            }
        }
    }

    /// <summary>A conditional that is open.</summary>
    private sealed class Branch(StapToken start)
    {
        public StapToken Start { get; } = start;

        public Part Part { get; set; }
    }
}
