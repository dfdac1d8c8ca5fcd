using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Binding;

/// <summary>What the semantic model says of stap's names and expressions, none of which declares its type.</summary>
public sealed class StapInferenceTests
{
    [Theory]
    [InlineData("probe begin { x = 1; println(x) }", "x", "long")]
    [InlineData("probe begin { x = \"a\"; println(x) }", "x", "string")]
    [InlineData("probe begin { x = execname(); println(x) }", "x", "string")]
    [InlineData("probe begin { x = sprint(5); println(x) }", "x", "string")]
    [InlineData("probe begin { if (x == 0) println(\"zero\") }", "x", "long")]
    [InlineData("probe begin { printf(\"%s\", x) }", "x", "string")]
    [InlineData("function id(v) { return v } probe begin { x = id(\"a\"); println(x) }", "x", "string")]
    [InlineData("function id(v) { return v } probe begin { x = id(1); println(x) }", "v", "long")]
    [InlineData("function f(v) { return g(v) } function g(w) { return w . \"!\" } probe begin { x = f(\"a\"); println(x) }", "v", "string")]
    [InlineData("function f:string(v:long) { return sprint(v) } probe begin { x = f(1); println(x) }", "x", "string")]
    [InlineData("global a probe begin { a[\"k\"] = 1; foreach (x in a) println(x) }", "x", "string")]
    [InlineData("global a probe begin { a[1] = \"v\"; x = a[1]; println(x) }", "x", "string")]
    [InlineData("global a probe begin { a[1] = \"v\"; foreach (x = k in a) println(x, k) }", "x", "string")]
    [InlineData("global g probe begin { x = g; println(x) } probe end { g = \"a\" }", "x", "string")]
    [InlineData("global g, h probe begin { g = h; println(g) } probe end { println(h . \"a\") }", "g", "string")]
    [InlineData("probe a = begin { x = \"in the alias\" } probe a { println(x) }", "x", "string")]
    [InlineData("probe begin { try { error(\"e\") } catch (x) { println(x) } }", "x", "string")]
    [InlineData("global s probe begin { s <<< 1; x = @avg(s); println(x) }", "x", "long")]
    [InlineData("probe process(\"python\").mark(\"line\") { x = user_string($arg1); println(x) }", "x", "string")]
    public void NamesHaveTypes(string script, string name, string type)
    {
        var (model, tree) = Bind(script);
        var uses = Names(tree, name).Select(model.GetType).OfType<string>().ToArray();
        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Equal(type, use));
    }

    [Theory]
    [InlineData("global n probe begin { n = 1; println(n) }", "n", "global variable")]
    [InlineData("probe begin { n = 1; println(n) }", "n", "local variable")]
    [InlineData("function f(n) { return n + 1 } probe begin { println(f(1)) }", "n", "parameter")]
    [InlineData("global n function f(n) { return n + 1 } probe begin { println(f(1)) }", "n", "parameter")]
    public void NamesHaveSymbols(string script, string name, string kind)
    {
        var (model, tree) = Bind(script);
        var symbol = Names(tree, name).Select(model.GetSymbol).OfType<SymbolInfo>().First();
        Assert.Equal((name, kind, 1), (symbol.Name, symbol.Kind, symbol.Declaration!.Value.Line));
    }

    [Fact]
    public void ElementsAndCallsHaveSymbols()
    {
        var (model, tree) = Bind("global a\nfunction f(n) { return n . \"!\" }\nprobe begin { a[1] = f(\"x\"); println(a[1], pid()) }");
        var symbols = SyntaxWalker.DescendantsAndSelf(tree.Root).OfType<ExpressionSyntax>().Select(model.GetSymbol).OfType<SymbolInfo>().ToArray();
        Assert.Contains(symbols, symbol => symbol is { Name: "a", Kind: "array", Type: "string", Declaration.Line: 1 });
        Assert.Contains(symbols, symbol => symbol is { Name: "f", Kind: "function", Type: "string", Declaration.Line: 2 });
        Assert.Contains(symbols, symbol => symbol is { Name: "pid", Kind: "builtin function", Declaration: null });
    }

    private static (SemanticModel Model, SyntaxTree Tree) Bind(string script)
    {
        var compilation = ScriptCompilation.Create(script, Dialect.Stap);
        Assert.False(compilation.HasErrors, string.Join('\n', compilation.Diagnostics));
        return (compilation.GetSemanticModel(), compilation.Tree);
    }

    private static IEnumerable<NameSyntax> Names(SyntaxTree tree, string name) =>
        SyntaxWalker.DescendantsAndSelf(tree.Root).OfType<NameSyntax>().Where(node => node.Text == name);
}
