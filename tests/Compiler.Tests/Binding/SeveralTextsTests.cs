using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests.Binding;

/// <summary>D programs of several texts, as <c>dtrace -s a.d -s b.d</c> and libraries make them.</summary>
public sealed class SeveralTextsTests
{
    [Fact]
    public void TypesOfOneAreTypesInTheNext()
    {
        var first = Parse("a.d", "typedef char small;\n");
        var second = Parse("b.d", "BEGIN { trace((small)300); exit(0); }", first.TypeNames);
        Assert.Equal("44", Printed.By(ScriptCompilation.Create(SyntaxTree.Merge([first, second]))));
    }

    [Fact]
    public void MistakesComeTextByText()
    {
        var merged = SyntaxTree.Merge([Parse("a.d", "\n\nBEGIN { trace(first); }"), Parse("b.d", "BEGIN { trace(second); }")]);
        Assert.Equal(["a.d", "b.d"], ScriptCompilation.Create(merged).Diagnostics.Select(diagnostic => diagnostic.Location.Path));
    }

    /// <summary>A mistake of one text does not hide what is wrong with the declarations of another.</summary>
    [Fact]
    public void AMistakeEndsItsOwnTextOnly()
    {
        var merged = SyntaxTree.Merge([Parse("a.d", "\n\n\nstruct a { struct b inner; };"), Parse("b.d", "BEGIN { x = ; }")]);
        Assert.Equal(["D_DECL_INCOMPLETE", "D_SYNTAX"], ScriptCompilation.Create(merged).Diagnostics.Select(diagnostic => diagnostic.Template.Tag));
    }

    [Fact]
    public void WhatIsWrongForEachMarkerIsSaidOnce()
    {
        var compilation = ScriptCompilation.Create("probe process(\"python\").mark(\"*\") { println(x) }", Dialect.Stap);
        Assert.Single(compilation.Diagnostics);
    }

    private static SyntaxTree Parse(string path, string text, IEnumerable<string>? types = null) =>
        SyntaxTree.Parse(new SourceText(path, text), Dialect.D, new ParseOptions { TypeNames = [.. types ?? []] });
}
