using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.Stap;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

public sealed class StapFormTests
{
    [Theory]
    [InlineData("probe begin { }", "begin")]
    [InlineData("probe begin(-5), end { }", "begin((-5)) end")]
    [InlineData("probe timer.ms(1000){}", "timer.ms(1000)")]
    [InlineData("probe process(\"python\").mark(\"function__entry\") { }", "process(\"python\").mark(\"function__entry\")")]
    [InlineData("probe python.func*.entry { }", "python.func*.entry")]
    [InlineData("probe *.*foo*.** { }", "*.*foo*.**")]
    [InlineData("probe python.function.return { }", "python.function.return")]
    [InlineData("probe a.if1.in.foreach { }", "a.if1.in.foreach")]
    [InlineData("probe a?, b!, c.d ? if (x > 1) { }", "a? b! c.d?if(x > 1)")]
    [InlineData("probe a if (x) { }", "aifx")]
    [InlineData("probe {a,b}.{c,{d,e}}.f! { }", "a.c.f! a.d.f! a.e.f! b.c.f! b.d.f! b.e.f!")]
    public void ProbePoints(string text, string points) =>
        Assert.Equal(points, string.Join(' ', Parsed.Member<ProbeSyntax>(text, Dialect.Stap).Points.Select(Show)));

    private static string Show(ProbePointSyntax point) =>
        string.Join('.', point.Components.Select(part => part.Argument is { } argument ? $"{part.Name}({Parsed.Shape(argument)})" : part.Name))
        + (point.IsOptional ? "?" : "") + (point.IsSufficient ? "!" : "") + (point.Condition is { } condition ? "if" + Parsed.Shape(condition) : "");

    [Theory]
    [InlineData("probe a.b = c, d.e(1) { x = 1 }", "a.b", false, "c d.e(1)")]
    [InlineData("probe a += begin { }", "a", true, "begin")]
    [InlineData("probe a.b, a.c = d { }", "a.b a.c", false, "d")]
    public void Aliases(string text, string names, bool isEpilogue, string points)
    {
        var alias = Parsed.Member<AliasSyntax>(text, Dialect.Stap);
        Assert.Equal((names, isEpilogue, points),
            (string.Join(' ', alias.Names.Select(Show)), alias.IsEpilogue, string.Join(' ', alias.Points.Select(Show))));
    }

    [Fact]
    public void AnAliasMayHaveBothBodies()
    {
        var alias = Parsed.Member<AliasSyntax>("probe a = begin { x = 1 }, { y = 2; z = 3 }", Dialect.Stap);
        Assert.Equal((false, 1, 2), (alias.IsEpilogue, alias.Body.Statements.Count, alias.Epilogue?.Statements.Count));
    }

    [Theory]
    [InlineData("global a", false, "a")]
    [InlineData("global a, b = 1, c = \"s\", d[100]", false, "a b=1 c=\"s\" d[100]")]
    [InlineData("private global a%, b%[10], c[5]%;", true, "a% b[10]% c[5]%")]
    [InlineData("global a = -1", false, "a=(-1)")]
    [InlineData("private a, b", true, "a b")]
    public void Globals(string text, bool isPrivate, string variables)
    {
        var global = Parsed.Member<GlobalSyntax>(text, Dialect.Stap);
        Assert.Equal((isPrivate, variables), (global.IsPrivate, string.Join(' ', global.Variables.Select(variable => variable.Name
            + (variable.Size is { } size ? $"[{Parsed.Shape(size)}]" : "") + (variable.Wraps ? "%" : "")
            + (variable.Value is { } value ? "=" + Parsed.Shape(value) : "")))));
    }

    [Theory]
    [InlineData("function f() { }", false, "f", null, "")]
    [InlineData("function f:long(a:long, b:string, c) { return a }", false, "f", "long", "a:long b:string c")]
    [InlineData("private function f:string (a) { }", true, "f", "string", "a")]
    public void Functions(string text, bool isPrivate, string name, string? type, string parameters)
    {
        var function = Parsed.Member<FunctionSyntax>(text, Dialect.Stap);
        Assert.Equal((isPrivate, name, type), (function.IsPrivate, function.Name.Text, function.Type));
        Assert.Equal(parameters, string.Join(' ', function.Parameters.Select(each => each.Type is { } own ? $"{each.Name}:{own}" : each.Name)));
    }

    [Theory]
    [InlineData("foreach (k in a) { }", null, "k", "a", null, null, null)]
    [InlineData("foreach (k+ in a) { }", null, "k", "a", null, "0 up", null)]
    [InlineData("foreach ([i, j-] in a) { }", null, "i j", "a", null, "1 down", null)]
    [InlineData("foreach (k in a+) { }", null, "k", "a", null, "-1 up", null)]
    [InlineData("foreach (k in a- limit 20) { }", null, "k", "a", null, "-1 down", "20")]
    [InlineData("foreach (v = [i, j] in a @sum- limit n * 2) { }", "v", "i j", "a", null, "-1 down @sum", "(n * 2)")]
    [InlineData("foreach (v = k in a) x++", "v", "k", "a", null, null, null)]
    [InlineData("foreach ([i, j] in a[*, \"x\"]) { }", null, "i j", "a", "* \"x\"", null, null)]
    [InlineData("foreach (b in @hist_log(x)) { }", null, "b", "@hist_log(x)", null, null, null)]
    public void Foreach(string text, string? value, string keys, string array, string? slice, string? sort, string? limit)
    {
        var loop = Assert.IsType<ForeachSyntax>(Parsed.Statement(text, Dialect.Stap));
        Assert.Equal((value, keys, array), (loop.Value?.Text, string.Join(' ', loop.Keys.Select(key => key.Text)), Parsed.Shape(loop.Array)));
        Assert.Equal(slice, loop.Slice is { } parts ? string.Join(' ', parts.Select(part => part is null ? "*" : Parsed.Shape(part))) : null);
        Assert.Equal(sort, loop.Sort is { } by ? $"{by.Key} {(by.Descending ? "down" : "up")} {by.Statistic}".TrimEnd() : null);
        Assert.Equal(limit, loop.Limit is { } most ? Parsed.Shape(most) : null);
    }

    [Theory]
    [InlineData("x = 1 y = 2 z()", "ExpressionStatement ExpressionStatement ExpressionStatement")]
    [InlineData("x = 1;; y = 2;", "ExpressionStatement Empty ExpressionStatement")]
    [InlineData("if (a) b; else c", "If")]
    [InlineData("if (a) { b } else { c } d", "If ExpressionStatement")]
    [InlineData("while (a) { b } break continue next", "While Break Continue Next")]
    [InlineData("for (;;) ; for (i = 0; i < 3; i++) x", "For For")]
    [InlineData("return", "Return")]
    [InlineData("return x + 1; delete a delete a[*, 1]", "Return Delete Delete")]
    [InlineData("try { a } catch { b } try { a } catch (e) { b }", "Try Try")]
    [InlineData("a <<< 5 b .= \"x\" { c }", "ExpressionStatement ExpressionStatement Block")]
    public void Statements(string text, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', Parsed.Statements(text, Dialect.Stap).Select(statement => statement.GetType().Name.Replace("Syntax", ""))));

    [Fact]
    public void ANewlineDoesNotEndAStatement()
    {
        Assert.Equal(["(f(x)--)", "i"], Shapes("f(x)\n--i"));
        Assert.Equal(["(a - b)"], Shapes("a\n-b"));
        Assert.Equal(["a", "(!b)"], Shapes("a\n!b"));
        Assert.Equal(["([a[b]] in c)"], Shapes("a\n[b] in c"));
    }

    private static IEnumerable<string> Shapes(string text) => Parsed.Statements(text, Dialect.Stap)
        .Select(statement => Parsed.Shape(Assert.IsType<ExpressionStatementSyntax>(statement).Expression));

    [Theory]
    [InlineData("# one\nprobe begin { } # two")]
    [InlineData("// one\nprobe begin { } // two")]
    [InlineData("/* one\n * two \\*/ probe /* three */ begin { /**/ }")]
    [InlineData("#!/usr/bin/env stap\nprobe begin { x = 1 /* # // */ }")]
    [InlineData("/* /* */ probe begin { }")]
    public void Comments(string text) => Parsed.Member<ProbeSyntax>(text, Dialect.Stap);
}
