using Pyd.Cli.Stap;
using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>What <c>pyd stap</c> says as stap(1) does, because programs around it look for it.</summary>
public sealed class StapMessageTests
{
    [Theory]
    [InlineData("probe begin { abrt() }", @"^unresolved function abrt \(similar: abort, \w+, \w+, \w+, \w+\)$")]
    [InlineData("probe pppppppp.begin { exit() }", "^while resolving probe point$")]
    [InlineData("probe begin { f() = 1 } function f() { return 1 }", "^Expecting lvalue for assignment$")]
    [InlineData("global g probe begin { println(g) }", "^unresolved type $")]
    public void Mistakes_have_the_sentence_of_the_original(string script, string sentence) =>
        Assert.Matches(sentence, StapSentences.Of(Assert.Single(ScriptCompilation.Create(script, Dialect.Stap).Diagnostics))[0]);

    [Theory]
    [InlineData("", "WARNING: 1\nWARNING: 2\n")]
    [InlineData("-w", "")]
    public void A_warning_is_said_once(string option, string said)
    {
        const string Script = "probe begin { warn(\"1\") warn(\"2\") warn(\"1\") exit() }";
        Assert.Equal(said, PydCommand.Run(["stap", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-e", Script]).Error);
    }

    [Fact]
    public void With_v_each_warning_is_said() =>
        Assert.Equal(3, PydCommand.Run("stap", "-v", "-e", "probe begin { warn(\"1\") warn(\"2\") warn(\"1\") exit() }").Error.Split("WARNING: ").Length - 1);
}
