using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>
/// SystemTap's probes of Python functions (tapset-python.cxx), <c>python3.module("M").function("F@file:line")</c>, on Python's markers: the
/// entry, return or line of any function, with a condition on its name, file and line.
/// </summary>
internal sealed partial class PythonPoints(DiagnosticBag diagnostics)
{
    /// <summary>The probe of a point and the condition under which it fires; null after a message.</summary>
    public (BoundTrigger Trigger, ExpressionSyntax Filter)? Find(ProbePointSyntax use, IReadOnlyList<ProbeComponentSyntax> point)
    {
        if (point is not [{ Argument: null }, { Name: "module" } module, { Name: "function" } function, ..] || point.Count > 4)
            return Bad(use, point, "write python3.module(\"M\").function(\"F\"), with .call or .return after it or nothing");
        if (module.Argument is not StringLiteralSyntax { Value.Length: > 0 } moduleName)
            return Bad(use, point, "The python module name must be specified.");
        if (function.Argument is not StringLiteralSyntax { Value.Length: > 0 } pattern)
            return Bad(use, point, "The python function name must be specified.");
        var variant = point.Count == 4 ? point[3].Name : "";
        if (variant is not ("" or "call" or "return") || (point.Count == 4 && point[3].Argument is not null))
            return Bad(use, point, "only .call or .return can follow the function");
        if (Pattern().Match(pattern.Value) is not { Success: true } parts)
            return Bad(use, point, "the function is NAME, NAME@FILE or NAME@FILE:LINES");
        var name = parts.Groups["name"].Value;
        var relative = parts.Groups["relative"].Value;

        var at = function.Location;
        var filter = And(at, Named(at, name), Matches(at, 1, $"(^|/){Glob(moduleName.Value, "[^/]").Replace("\\.", "/", StringComparison.Ordinal)}(\\.py|/__init__\\.py)$"));
        if (parts.Groups["file"].Value is { Length: > 0 } file)
            filter = And(at, filter, Matches(at, 1, $"(^|/){Glob(file, ".")}$"));
        var lines = parts.Groups["lines"].Value;
        if (lines.Length + relative.Length > 0 && variant.Length > 0)
            return Bad(use, point, "a line has no .call and no .return");
        if (lines.Length > 0 && lines != "*")
            filter = And(at, filter, Lines(at, lines));
        if (relative.Length > 0)
            filter = And(at, filter, AfterFirst(at, relative));
        var marker = lines.Length + relative.Length > 0 ? "line" : variant == "return" ? "function-return" : "function-entry";
        var symbol = Providers.Markers.First(candidate => candidate.Name == marker);
        return (new BoundProbe(new ProbePoint(symbol, ProbeScope.Any, "", "", "", "", "")), filter);
    }

    private (BoundTrigger, ExpressionSyntax)? Bad(ProbePointSyntax use, IReadOnlyList<ProbeComponentSyntax> point, string problem)
    {
        diagnostics.Report(use.Location, BindingTemplates.PythonProbe, PointPattern.TextOf(point), problem);
        return null;
    }

    // * and ? of a pattern as a regular expression.
    private static string Glob(string pattern, string anything)
    {
        var regex = new StringBuilder();
        foreach (var character in pattern)
        {
            if (character == '*')
                regex.Append(anything).Append('*');
            else if (character == '?')
                regex.Append(anything);
            else if (char.IsAsciiLetterOrDigit(character) || character is '_' or '/' or '-')
                regex.Append(character);
            else
                regex.Append('\\').Append(character);
        }
        return regex.ToString();
    }

    // f         ──►   user_string($$$arg2) == "f": a source leaves out all others
    // f*        ──►   user_string($$$arg2) =~ "^f.*$"
    // Class.f   ──►   … && $$qualname =~ "(^|\\.)Class\\.f$"
    private static BinarySyntax Named(TextLocation at, string pattern)
    {
        var name = pattern[(pattern.LastIndexOf('.') + 1)..];
        var filter = name.IndexOfAny(['*', '?']) < 0
            ? new BinarySyntax(at, Text(at, 2), new SyntaxToken("", at, "=="), new StringLiteralSyntax(at, name))
            : Matches(at, 2, $"^{Glob(name, anything: ".")}$");
        if (name.Length == pattern.Length)
            return filter;
        var qualified = new BinarySyntax(at, new ContextVariableSyntax(at, "$$qualname"), new SyntaxToken("MATCH", at, "=~"),
            new StringLiteralSyntax(at, $"(^|\\.){Glob(pattern, anything: "[^.]")}$"));
        return And(at, filter, qualified);
    }

    // +3   ──►   $$$arg3 == strtol($$first, 10) + 3
    private static BinarySyntax AfterFirst(TextLocation at, string lines)
    {
        var first = new CallSyntax(at, new NameSyntax(at, "strtol"), [new ContextVariableSyntax(at, "$$first"), Number(at, "10")]);
        return new BinarySyntax(at, Argument(at, 3), new SyntaxToken("", at, "=="), new BinarySyntax(at, first, new SyntaxToken("", at, "+"), Number(at, lines)));
    }

    // user_string($$$argN) =~ "regex"
    private static BinarySyntax Matches(TextLocation at, int argument, string regex) =>
        new(at, Text(at, argument), new SyntaxToken("MATCH", at, "=~"), new StringLiteralSyntax(at, regex));

    private static CallSyntax Text(TextLocation at, int argument) => new(at, new NameSyntax(at, "user_string"), [Argument(at, argument)]);

    private static IntegerLiteralSyntax Number(TextLocation at, string digits) =>
        new(at, ulong.Parse(digits, CultureInfo.InvariantCulture), false, 0, true);

    // 3,5-7   ──►   $arg3 == 3 || ($arg3 >= 5 && $arg3 <= 7)
    private static BinarySyntax Lines(TextLocation at, string lines) => lines.Split(',').Select(range =>
    {
        var ends = range.Split('-');
        return ends.Length == 1 ? Compare(at, "==", ends[0]) : And(at, Compare(at, ">=", ends[0]), Compare(at, "<=", ends[1]));
    }).Aggregate((left, right) => new BinarySyntax(at, left, new SyntaxToken("OR", at, "||"), right));

    private static BinarySyntax Compare(TextLocation at, string symbol, string line) =>
        new(at, Argument(at, 3), new SyntaxToken("", at, symbol), Number(at, line));

    private static BinarySyntax And(TextLocation at, ExpressionSyntax left, ExpressionSyntax right) => new(at, left, new SyntaxToken("AND", at, "&&"), right);

    private static ContextVariableSyntax Argument(TextLocation at, int number) => new(at, string.Create(CultureInfo.InvariantCulture, $"$$$arg{number}"));

    [GeneratedRegex(@"^(?<name>[^@:+]+)(@(?<file>[^:+]+)(:(?<lines>\*|\d{1,9}(-\d{1,9})?(,\d{1,9}(-\d{1,9})?)*)|\+(?<relative>\d{1,9}))?)?$")]
    private static partial Regex Pattern();
}
