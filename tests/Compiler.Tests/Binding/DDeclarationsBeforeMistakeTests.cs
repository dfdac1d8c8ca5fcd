using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Binding;

/// <summary>What is wrong with declarations and pragmas comes before a mistake in the text after them, as in DTrace, which obeys them while it reads.</summary>
public sealed class DDeclarationsBeforeMistakeTests
{
    [Theory]
    [InlineData("struct a { struct b inner; };\nBEGIN { x = ; }", "D_DECL_INCOMPLETE", "D_SYNTAX")]
    [InlineData("inline int foo\n#pragma D attributes wrong foo\nBEGIN { exit(0); }", "D_PRAGMA_INVAL", "D_SYNTAX")]
    [InlineData("#pragma D option nosuchoption\nBEGIN { x = ; }", "D_PRAGMA_OPTSET", "D_SYNTAX")]
    public void Are_reported_first(string text, params string[] tags) => Assert.Equal(tags, TagsOf(text));

    /// <summary>Clauses, and what comes after the mistake, are not looked at.</summary>
    [Theory]
    [InlineData("BEGIN { x = nothing; }\nEND { y = ; }")]
    [InlineData("BEGIN { x = ; }\nstruct a { struct b inner; };")]
    public void Nothing_else_is(string text) => Assert.Equal(["D_SYNTAX"], TagsOf(text));

    private static IEnumerable<string?> TagsOf(string text) =>
        ScriptCompilation.Create(text, Dialect.D).Diagnostics.Select(diagnostic => diagnostic.Template.Tag);
}
