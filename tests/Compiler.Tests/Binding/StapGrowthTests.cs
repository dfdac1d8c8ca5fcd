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

    /// <summary>A chain of assignments that nobody reads in the end is dropped link by link, from whichever end it dies.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(7919)]
    public void A_chain_of_assignments_of_twice_the_length_takes_twice_as_much(int stride)
    {
        Allocated(50, Chain);
        var (half, whole) = (Allocated(1000, Chain), Allocated(2000, Chain));
        Assert.True(whole < 2.3 * half, $"1000: {half} bytes, 2000: {whole} bytes");

        string Chain(int count) => "probe begin { println(1) " + string.Concat(Enumerable.Range(0, count)
            .Select(i => (((long)i * stride % count) + count) % count).Select(i => $"v{i + 1} = v{i} + 1\n")) + "}";
    }

    private static long Allocated(string line, int count) =>
        Allocated(count, lines => string.Concat(Enumerable.Range(1, lines).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, line, i))));

    private static long Allocated(int count, Func<int, string> write)
    {
        var script = write(count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var compilation = ScriptCompilation.Create(script, Dialect.Stap);
        Assert.False(compilation.HasErrors);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
