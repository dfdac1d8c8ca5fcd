using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests.Binding;

/// <summary>Scripts with tapsets and macro files of their own.</summary>
public sealed class StapLibraryTests
{
    [Fact]
    public void ATapsetChangesItsPrivateGlobals() => Assert.Equal("5:5\n", Run("probe begin { count_up(5); println(counted()); exit() }", ("counter.stp", """
        private global count = 0
        private global label
        function count_up(n) { count = n; label = sprint(n) }
        function counted() { return sprint(count) . ":" . label }
        """)));

    [Fact]
    public void AMacroOfAFileMakesConstructsWhereItStands() => Assert.Equal("first\nmacro\nlast\n", Run("""
        probe begin { println("first") }
        @p
        probe begin { println("last"); exit() }
        """, ("m.stpm", "@define p %( probe begin { println(\"macro\") } %)")));

    private static string Run(string script, params (string Path, string Content)[] library) =>
        Printed.By(script, Dialect.Stap, new CompilationOptions { Library = [.. library.Select(file => new SourceText(file.Path, file.Content))] });
}
