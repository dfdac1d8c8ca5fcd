using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Binding;

/// <summary>D scripts with one mistake each: that message and no other.</summary>
public sealed class DMessageTests
{
    [Theory]
    [InlineData("BEGIN { trace(nothing); }", "PYD2001")]
    [InlineData("BEGIN { x[1] = 2; y = x; }", "PYD2008")]
    [InlineData("int x; BEGIN { x[1] = 2; }", "PYD2148")]
    [InlineData("BEGIN { trace(self->x); }", "PYD2009")]
    [InlineData("BEGIN { x[1] = 2; x[\"a\"] = 3; }", "PYD2011")]
    [InlineData("BEGIN { trace(1 / 0); }", "PYD2012")]
    [InlineData("BEGIN { @a = count(); @a = sum(1); }", "PYD2014")]
    [InlineData("BEGIN { @a = 1; }", "PYD2015")]
    [InlineData("BEGIN { x = count(); }", "PYD2016")]
    [InlineData("BEGIN { @a = count(); x = @a; }", "PYD2005")]
    [InlineData("BEGIN { printa(@a); }", "PYD2018")]
    [InlineData("BEGIN { @a = lquantize(1, 10, 0, 1); }", "PYD2307")]
    [InlineData("wrong x; BEGIN { }", "PYD2020")]
    [InlineData("BEGIN { printa(1); }", "PYD2326")]
    [InlineData("BEGIN { @a[1] = count(); @b[1, 2] = count(); printa(\"%@d %@d\", @a, @b); }", "PYD2036")]
    [InlineData("a:b:c:d:e { }", "PYD2041")]
    [InlineData("BEGIN { trace($1); }", "PYD2043")]
    [InlineData("#pragma D wrong\nBEGIN { }", "PYD2045")]
    [InlineData("#pragma D option wrong\nBEGIN { }", "PYD2046")]
    public void OneMistakeOneMessage(string script, string id) =>
        Assert.Equal([id], ScriptCompilation.Create(script, Dialect.D).Diagnostics.Select(diagnostic => diagnostic.Id));
}
