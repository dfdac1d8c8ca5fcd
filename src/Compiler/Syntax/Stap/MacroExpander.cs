using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Stap.Antlr;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>The preprocessor's first half: takes macro definitions out and puts bodies in (SystemTap's parse.cxx, scan_pp1).</summary>
internal sealed class MacroExpander(IReadOnlyList<StapToken> tokens, IReadOnlyDictionary<string, Macro> library, DiagnosticBag diagnostics)
{
    /// <summary>Macros open at a time.</summary>
    private const int MaxDepth = 200;

    /// <summary>Tokens that macros may expand to, all together.</summary>
    private const int MaxTokens = 100_000;

    private readonly Dictionary<string, Macro> _defined = [];
    private readonly Stack<Activation> _open = new();
    private int _next;
    private int _expanded;

    /// <summary>The macros that the text has defined so far.</summary>
    public IReadOnlyDictionary<string, Macro> Defined => _defined;

    /// <summary>The next token, macros expanded; null at the end.</summary>
    /// <param name="skipping">The token is in a part that is left out: definitions there do not count.</param>
    /// <exception cref="PreprocessorMistake">A definition or a call is not right.</exception>
    public StapToken? Next(bool skipping = false)
    {
        while (true)
        {
            if (Raw() is not { } token)
            {
                if (_open.Count == 0)
                    return null;
                _open.Pop();
            }
            else if (token.Type != StapLexer.STATISTIC)
            {
                return token;
            }
            else if (token.Text == "@define" && !skipping)
            {
                Define(token);
            }
            else if (Find(token.Text[1..]) is { } macro)
            {
                Call(token, macro);
            }
            else
            {
                return token;
            }
        }
    }

    // The next token of the innermost body, or of the text; null at its end.
    private StapToken? Raw()
    {
        if (_open.Count == 0)
            return _next < tokens.Count ? tokens[_next++] : null;
        var activation = _open.Peek();
        if (activation.Next == activation.Macro.Body.Count)
            return null;
        var token = activation.Macro.Body[activation.Next++];
        if (++_expanded > MaxTokens)
            throw new PreprocessorMistake(activation.Use.Location, SyntaxTemplates.EndlessMacro, activation.Macro.Name);
        return new StapToken(token.Type, token.Location, activation.Use);
    }

    private Macro? Find(string name)
    {
        var activation = _open.Count > 0 ? _open.Peek() : null;
        if (activation is not null && activation.Arguments.TryGetValue(name, out var argument))
            return argument;
        if (activation is not { Macro.IsLibrary: true } && _defined.TryGetValue(name, out var own))
            return own;
        return library.GetValueOrDefault(name);
    }

    private void Define(StapToken define)
    {
        if (_open.Count > 0)
            throw Bad(define.Location, "a macro's body cannot define another");
        var name = Raw();
        if (name is not { Type: StapLexer.IDENTIFIER })
            throw Bad(name?.Location ?? define.Location, "expected a name after `@define`");
        if (name.Text == "define")
            throw Bad(name.Location, "`@define` itself cannot be defined");
        if (_defined.TryGetValue(name.Text, out var earlier))
            throw new PreprocessorMistake(name.Location, SyntaxTemplates.MacroRedefined, name.Text, earlier.Location.ToString());
        if (AtWords.All.Contains(name.Text))
            diagnostics.Report(name.Location, SyntaxTemplates.MacroHidesOperator, name.Text);
        var parameters = new List<string>();
        var next = Raw();
        if (next is { Type: StapLexer.LEFT_PAREN })
        {
            next = TakeParameters(define, parameters);
        }
        if (next is not { Type: StapLexer.PP_OPEN })
            throw Bad(next?.Location ?? name.Location, parameters.Count > 0 ? "expected `%(` and the body" : "expected `(` and parameters, or `%(` and the body");
        var body = TakeBody() ?? throw Bad(name.Location, "the body is not closed; it ends with `%)`");
        _defined.Add(name.Text, new Macro(name.Text, name.Location, parameters, body, null, IsParameter: false, IsLibrary: false));
    }

    private StapToken? TakeParameters(StapToken define, List<string> parameters)
    {
        while (true)
        {
            var name = Raw();
            if (name is not { Type: StapLexer.IDENTIFIER })
                throw Bad(name?.Location ?? define.Location, "expected the name of a parameter");
            parameters.Add(name.Text);
            var next = Raw();
            if (next is { Type: StapLexer.RIGHT_PAREN })
                return Raw();
            if (next is not { Type: StapLexer.COMMA })
                throw Bad(next?.Location ?? name.Location, "expected `,` or `)` after the parameter");
        }
    }

    private List<StapToken>? TakeBody()
    {
        var body = new List<StapToken>();
        for (var depth = 0; Raw() is { } token; body.Add(token))
        {
            if (token.Type == StapLexer.PP_OPEN)
                depth++;
            else if (token.Type == StapLexer.PP_CLOSE && depth-- == 0)
                return body;
        }
        return null;
    }

    private void Call(StapToken use, Macro macro)
    {
        if (_open.Count >= MaxDepth)
            throw new PreprocessorMistake(use.Outermost.Location, SyntaxTemplates.EndlessMacro, macro.Name);
        var caller = _open.Count > 0 ? _open.Peek().Arguments : null;
        if (macro.IsParameter)
        {
            _open.Push(new Activation(macro, use, macro.Caller ?? Activation.None));
            return;
        }
        var arguments = macro.Parameters.Count == 0 ? Activation.None : TakeArguments(use, macro, caller);
        _open.Push(new Activation(macro, use, arguments));
    }

    private Dictionary<string, Macro> TakeArguments(StapToken use, Macro macro, IReadOnlyDictionary<string, Macro>? caller)
    {
        if (Raw() is not { Type: StapLexer.LEFT_PAREN })
            throw WrongArguments(use, macro, "there is no `(` after it");
        var arguments = new Dictionary<string, Macro>();
        for (var i = 0; i < macro.Parameters.Count; i++)
        {
            var (body, end) = TakeArgument();
            if (end is null)
                throw WrongArguments(use, macro, "its `(` is not closed");
            var isLast = i + 1 == macro.Parameters.Count;
            if (isLast != (end.Type == StapLexer.RIGHT_PAREN))
                throw WrongArguments(use, macro, isLast ? "here are more" : "here are fewer");
            arguments[macro.Parameters[i]] = new Macro(macro.Parameters[i], use.Location, [], body, caller, IsParameter: true, IsLibrary: macro.IsLibrary);
        }
        return arguments;
    }

    // Up to a comma or closing parenthesis that no bracket of its own holds.
    private (List<StapToken> Body, StapToken? End) TakeArgument()
    {
        var body = new List<StapToken>();
        for (var depth = 0; Raw() is { } token; body.Add(token))
        {
            if (token.Type is StapLexer.LEFT_PAREN or StapLexer.LEFT_BRACKET)
                depth++;
            else if (depth > 0 && token.Type is StapLexer.RIGHT_PAREN or StapLexer.RIGHT_BRACKET)
                depth--;
            else if (depth == 0 && token.Type is StapLexer.RIGHT_PAREN or StapLexer.COMMA)
                return (body, token);
        }
        return (body, null);
    }

    private static PreprocessorMistake Bad(TextLocation location, string problem) => new(location, SyntaxTemplates.BadMacro, problem);

    private static PreprocessorMistake WrongArguments(StapToken use, Macro macro, string problem) => new(use.Location, SyntaxTemplates.MacroArguments,
        macro.Name, string.Create(CultureInfo.InvariantCulture, $"{macro.Parameters.Count} argument{(macro.Parameters.Count == 1 ? "" : "s")}"), problem);

    /// <summary>A macro that is being expanded.</summary>
    private sealed class Activation(Macro macro, StapToken use, IReadOnlyDictionary<string, Macro> arguments)
    {
        public static readonly IReadOnlyDictionary<string, Macro> None = new Dictionary<string, Macro>();

        public Macro Macro { get; } = macro;

        public StapToken Use { get; } = use;

        public IReadOnlyDictionary<string, Macro> Arguments { get; } = arguments;

        public int Next { get; set; }
    }
}
