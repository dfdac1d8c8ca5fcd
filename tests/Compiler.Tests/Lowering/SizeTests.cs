using System.Text;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Lowering;

/// <summary>What grows with a script grows no faster than the script.</summary>
public sealed class SizeTests
{
    [Fact]
    public void ANegativeDivisorRepeated()
    {
        var ir = ScriptCompilation.Create($"BEGIN {{ x = 1; y = x{string.Concat(Enumerable.Repeat(" % -3", 40))}; }}", Dialect.D).Dump(CompilationStage.Ir);
        Assert.InRange(ir.Length, 40, 10_000);
    }

    /// <summary>Each function calls the next one twice: 2^60 ways through.</summary>
    [Fact]
    public void FunctionsThatCallTheNextOneTwice()
    {
        var script = new StringBuilder("global n probe begin { f0(1); println(n); exit() }\n");
        for (var i = 0; i < 60; i++)
            script.Append(System.Globalization.CultureInfo.InvariantCulture, $"function f{i}(x) {{ n++; if (x) f{i + 1}(x - 2); else f{i + 1}(x - 1) }}\n");
        script.Append("function f60(x) { n++ }\n");
        var compilation = ScriptCompilation.Create(script.ToString(), Dialect.Stap);
        Assert.Empty(compilation.Diagnostics);
        Assert.Contains("f60", compilation.Dump(CompilationStage.Ir), StringComparison.Ordinal);
    }

    [Fact]
    public void AChainOfTypesIsFollowedOnce()
    {
        var types = Enumerable.Range(0, 100_000).Select(_ => new InferredType()).ToArray();
        for (var i = 1; i < types.Length; i++)
            Assert.True(InferredType.Unify(types[i - 1], types[i], default));
        InferredType.Unify(types[0], Types.Long, default);
        Assert.All(types, type => Assert.Same(Types.Long, InferredType.Resolve(type)));
    }
}
