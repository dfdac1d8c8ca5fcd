using System.Globalization;
using System.Text;
using Antlr4.Runtime;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Parsing;
using Pyd.Compiler.Syntax.Stap.Antlr;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary>The tokens of a text, with <c>$1 $#</c> replaced by the script's arguments as they are, and <c>@1 @#</c> by strings.</summary>
internal sealed class ArgumentTokens(SourceText source, ParseOptions options, DiagnosticBag diagnostics)
{
    /// <summary>The arguments that the text mentions, from 1.</summary>
    public HashSet<int> Used { get; } = [];

    public IEnumerable<StapToken> Read()
    {
        foreach (var token in Lex(source, null))
        {
            if (token.Type != StapLexer.ARGUMENT)
            {
                yield return token;
                continue;
            }
            foreach (var part in Replace(token))
                yield return part;
        }
    }

    private IEnumerable<StapToken> Lex(SourceText text, StapToken? use)
    {
        var lexer = new StapTokenizer(text, diagnostics);
        while (lexer.NextToken() is { Type: not TokenConstants.EOF } token)
        {
            if (token.Channel == Lexer.DefaultTokenChannel)
                yield return new StapToken(token.Type, text.At(token), use);
        }
    }

    private IEnumerable<StapToken> Replace(StapToken reference)
    {
        var isText = reference.Text[0] == '@';
        if (Value(reference) is not { } value)
        {
            // Reported only where it is not left out: by the parser, which finds no place for it.
            yield return reference;
            yield break;
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"<argument {reference.Text}>");
        foreach (var token in Lex(new SourceText(name, isText ? Quoted(value) : value), reference))
            yield return token;
    }

    private string? Value(StapToken reference)
    {
        if (reference.Text[1] == '#')
            return options.Arguments.Count.ToString(CultureInfo.InvariantCulture);
        if (!int.TryParse(reference.Text.AsSpan(1), CultureInfo.InvariantCulture, out var number) || number < 1 || number > options.Arguments.Count)
            return null;
        Used.Add(number);
        return options.Arguments[number - 1];
    }

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                _ => character.ToString(),
            });
        }
        return text.Append('"').ToString();
    }
}
