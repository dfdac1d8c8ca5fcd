using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax;

/// <summary>Shows tokens and trees to people: <c>pyd dump</c>.</summary>
public static class SyntaxPrinter
{
    private const string Suffix = "Syntax";

    /// <summary>A tree, a node a line: what it is to its parent, its kind, its line and column, its own values.</summary>
    /// <param name="node">The root.</param>
    public static string Print(SyntaxNode node)
    {
        var output = new StringBuilder();
        Print(output, node, "", 0);
        return output.ToString();
    }

    /// <summary>A stap file as SystemTap shows it after parsing: its globals, aliases, probes and functions, in that order, with every operand in parentheses.</summary>
    /// <param name="tree">The file.</param>
    public static string PrintScript(SyntaxTree tree) => new Stap.StapPrinter().Print(tree);

    /// <summary>Tokens, one a line: line and column, kind, characters.</summary>
    /// <param name="tokens">The tokens.</param>
    public static string PrintTokens(IReadOnlyList<SyntaxToken> tokens)
    {
        var output = new StringBuilder();
        foreach (var token in tokens)
            output.Append(CultureInfo.InvariantCulture, $"{Position(token.Location),-8} {token.Kind,-18} {Escape(token.Text)}\n");
        return output.ToString();
    }

    private static void Print(StringBuilder output, SyntaxNode node, string label, int depth)
    {
        output.Append(' ', depth * 2).Append(label).Append(NameOf(node)).Append(' ').Append(Position(node.Location));
        var parts = Parts(node);
        foreach (var (name, value) in parts)
        {
            if (Scalar(value) is { } text)
                output.Append(CultureInfo.InvariantCulture, $" {name}={text}");
        }
        output.Append('\n');
        foreach (var (name, value) in parts)
        {
            foreach (var child in Children(value))
            {
                if (child is null)
                    output.Append(' ', depth * 2 + 2).Append(name).Append(": *\n");
                else
                    Print(output, child, $"{name}: ", depth + 1);
            }
        }
    }

    // What the record was made of, in the order of its declaration, but its place.
    private static List<(string Name, object Value)> Parts(SyntaxNode node)
    {
        var parts = new List<(string, object)>();
        var properties = node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        foreach (var property in properties.OrderBy(property => property.MetadataToken))
        {
            if (property.GetValue(node) is { } value)
                parts.Add((property.Name, value));
        }
        return parts;
    }

    private static string? Scalar(object value) => value switch
    {
        string text => Escape(text),
        SyntaxToken token => Escape(token.Text),
        bool flag => flag ? "yes" : null,
        IEnumerable<string> words => Escape(string.Join(' ', words)),
        IEnumerable or SyntaxNode => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static IEnumerable<SyntaxNode?> Children(object value) => value switch
    {
        SyntaxNode node => [node],
        IEnumerable<SyntaxNode?> nodes => nodes,
        _ => [],
    };

    private static string NameOf(SyntaxNode node)
    {
        var name = node.GetType().Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    private static string Position(TextLocation location) => string.Create(CultureInfo.InvariantCulture, $"{location.Line}:{location.Column}");

    private static string Escape(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var character in text)
        {
            output.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                < ' ' or (>= '\x7f' and < '\xa0') => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ when char.IsSurrogate(character) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }
        return output.Append('"').ToString();
    }
}
