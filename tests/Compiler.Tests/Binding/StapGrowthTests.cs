using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Binding;

/// <summary>What grows with a script grows no faster than the script: measured by what the compiler allocates, which no other work disturbs.</summary>
public sealed class StapGrowthTests
{
    [Theory]
    [InlineData("probe process(\"python\").mark(\"function__entry\") {{ n{0}[user_string($arg2)]++ }} global n{0}\n")]
    [InlineData("probe a{0} = begin {{ v = {0} }} probe a{0} {{ println(v) }}\n")]
    [InlineData("function f{0}(x) {{ return x + {0} }} probe begin {{ println(f{0}({0})) }}\n")]
    [InlineData("@define m{0}(x) %( (@x + {0}) %) probe timer.s({0}1) {{ println(@m{0}(1)) }}\n")]
    public void A_script_of_twice_the_length_takes_twice_as_much(string line)
    {
        Allocated(line, 50);
        var (half, whole) = (Allocated(line, 1000), Allocated(line, 2000));
        Assert.True(whole < 2.3 * half, $"1000: {half} bytes, 2000: {whole} bytes");
    }

    private static long Allocated(string line, int count)
    {
        var script = string.Concat(Enumerable.Range(1, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, line, i)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var compilation = ScriptCompilation.Create(script, Dialect.Stap);
        Assert.False(compilation.HasErrors);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
