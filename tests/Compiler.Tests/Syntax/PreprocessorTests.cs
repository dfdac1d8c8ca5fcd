using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

/// <summary>stap's preprocessor: what is left for the parser.</summary>
public sealed class PreprocessorTests
{
    [Theory]
    [InlineData("@define a %( probe %) @a begin { }", "probe begin { }")]
    [InlineData("@define a(x) %( probe @x %) @a(end) { }", "probe end { }")]
    [InlineData("@define b(y) %( @y %) @define a(x) %( @b(@x) %) probe @a(begin) { }", "probe begin { }")]
    [InlineData("@define add(a, b) %( (@a + @b) %) probe begin { print(@add(f(1, 2), x[3, 4])) }", "probe begin { print ( ( f ( 1 , 2 ) + x [ 3 , 4 ] ) ) }")]
    [InlineData("probe %( 1 == 1 %? begin %: end %) { }", "probe begin { }")]
    [InlineData("probe %( \"a\" == \"b\" %? begin %: end %) { }", "probe end { }")]
    [InlineData("probe %( 1 == 2 && 1 == 1 || 3 > 2 %? begin %) { }", "probe begin { }")]
    [InlineData("probe %( kernel_v >= \"2.6\" %? %( kernel_v < \"10\" %? begin %: oops %) %: oops %) { }", "probe begin { }")]
    [InlineData("probe %( arch == \"x86*\" %? begin %: end %) { }", "probe begin { }")]
    [InlineData("probe %( CONFIG_X == \"\" && CONFIG_X == 0 %? begin %) { }", "probe begin { }")]
    [InlineData("probe %( systemtap_v >= \"4.10\" %? begin %) { }", "probe begin { }")]
    [InlineData("%( 0 == 1 %? %{ C %} @define x %( %) %( broken %) %) probe begin { }", "probe begin { }")]
    [InlineData("@define m %( %( $# >= 2 %? @2 %: \"\" %) %) probe begin { print(@m) }", "probe begin { print ( \"two words\" ) }")]
    [InlineData("probe begin { print($1, $#, @#) }", "probe begin { print ( 1 + x , 2 , \"2\" ) }")]
    public void Text(string text, string left)
    {
        var tree = Parse(text, new ParseOptions { Arguments = ["1 + x", "two words"], IsTapset = true });
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(left, string.Join(' ', tree.Tokens.Select(token => token.Text)));
    }

    [Fact]
    public void AnArgumentThatNobodyUsesIsNamed()
    {
        var tree = Parse("probe begin { print($1) }", new ParseOptions { Arguments = ["1", "left"] });
        var warning = Assert.Single(tree.Diagnostics);
        Assert.Equal("script(1,1): warning PYD1046: nothing in the script uses its argument 2, `left`", warning.ToString());
    }

    [Fact]
    public void MacrosComeFromFiles()
    {
        var macros = new SourceText("m.stpm", "@define twice(x) %( (@x + @x) %)");
        var tree = Parse("probe begin { print(@twice(2)) }", new ParseOptions { MacroFiles = [macros] });
        Assert.Empty(tree.Diagnostics);
        Assert.Equal("probe begin { print ( ( 2 + 2 ) ) }", string.Join(' ', tree.Tokens.Select(token => token.Text)));
    }

    [Fact]
    public void AFileOfMacrosHoldsNothingElse()
    {
        var macros = new SourceText("m.stpm", "@define a %( 1 %) probe begin { }");
        var mistake = Assert.Single(Parse("probe end { print(1) }", new ParseOptions { MacroFiles = [macros] }).Diagnostics);
        Assert.Equal("m.stpm(1,19): error PYD1047: a file of macros holds definitions only, `@define name %( body %)`; move `probe` to a .stp file", mistake.ToString());
    }

    private static SyntaxTree Parse(string text, ParseOptions options) => SyntaxTree.Parse(new SourceText("script", text), Dialect.Stap, options);
}
