using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Lowering;

/// <summary>Scripts to which only the number of events matters, so that a source may count them.</summary>
public sealed class TallyTests
{
    [Theory]
    [InlineData("{ @ = count(); }", true)]
    [InlineData("{ @a = count(); @b = sum(2); @c = quantize(7); }", true)]
    [InlineData("{ @ = count(); } python*:::function-entry { @b = max(3); }", true)]
    [InlineData("{ @ = count(); } tick-1s { printa(@); exit(0); }", true)]
    [InlineData("""{ @["a"] = count(); }""", false)]
    [InlineData("{ @[execname] = count(); }", false)]
    [InlineData("{ @ = sum(arg2); }", false)]
    [InlineData("{ @ = sum(timestamp); }", false)]
    [InlineData("{ @ = sum(x); } tick-1s { x++; }", false)]
    [InlineData("/pid == 5/ { @ = count(); }", false)]
    [InlineData("/arg2 == 5/ { @ = count(); }", false)]
    [InlineData("{ @ = count(); clear(@); }", false)]
    [InlineData("{ @ = count(); exit(0); }", false)]
    [InlineData("{ @ = count(); } python*:::function-entry { trace(1); }", false)]
    [InlineData("{ self->x++; }", false)]
    public void OfAClause(string clause, bool expected) => Assert.Equal(expected, IsTally($"int x; python*:::function-entry {clause}", Dialect.D));

    [Theory]
    [InlineData("{ n++; s <<< 1 } global n, s probe end { println(n, @count(s)) }", true)]
    [InlineData("{ n += 2 } global n probe end { println(n) }", true)]
    [InlineData("{ n++; if (n > 5) exit() } global n", false)]
    [InlineData("{ n = m + 1 } global n, m probe timer.s(1) { m = n }", false)]
    [InlineData("{ s <<< $arg3 } global s probe end { println(@count(s)) }", false)]
    [InlineData("{ s[1] <<< 1 } global s probe end { println(@count(s[1])) }", false)]
    public void OfAProbe(string probe, bool expected) => Assert.Equal(expected, IsTally($"probe process(\"python\").mark(\"function__entry\") {probe}", Dialect.Stap));

    private static bool IsTally(string script, Dialect dialect)
    {
        var compilation = ScriptCompilation.Create(script, dialect);
        Assert.False(compilation.HasErrors, string.Join('\n', compilation.Diagnostics));
        return compilation.Dump(CompilationStage.Ir).Split('\n').First(line => line.StartsWith("handler function-entry", StringComparison.Ordinal)).Contains(", only counted", StringComparison.Ordinal);
    }
}
