using System.Text;
using Pyd.Compiler.Syntax;
using Pyd.Runtime;
using Xunit;

namespace Pyd.Compiler.Tests;

/// <summary>Scripts of thousands of lines are compiled in linear time: seen by what is allocated, which no clock disturbs.</summary>
public sealed class LongScriptTests
{
    [Theory]
    [InlineData(Dialect.D, "python*:::function-entry /copyinstr(arg1) == \"f{0}\"/ {{ @a{1}[pid, {0}] = count(); self->x = timestamp; n{1}[{0}]++; printf(\"%d\\n\", {0}); }}\n")]
    [InlineData(Dialect.Stap, "global a{1}_{0}\nprobe process(\"python\").mark(\"function__entry\") {{ if (user_string($arg2) == \"f{0}\") {{ a{1}_{0}[tid()]++; println({0}) }} }}\n")]
    public void Five_times_the_lines_cost_no_more_than_seven_times_as_much(Dialect dialect, string line)
    {
        Compile(dialect, line, 100);
        var (few, many) = (Compile(dialect, line, 400), Compile(dialect, line, 2000));
        Assert.InRange((double)many / few, 1, 7);
    }

    private static long Compile(Dialect dialect, string line, int lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, line, i, i % 7);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var compilation = ScriptCompilation.Create(text.ToString(), dialect);
        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Severity == Pyd.Compiler.Diagnostics.DiagnosticSeverity.Error);
        Assert.IsAssignableFrom<TraceProgram>(compilation.CreateProgram());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
