using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

public sealed class SeedScriptTests
{
    public static TheoryData<string, Dialect> Scripts => SeedScripts.All;

    [Theory, MemberData(nameof(Scripts))]
    public void HaveNoMistakes(string text, Dialect dialect)
    {
        var tree = Parsed.Tree(text, dialect);
        Assert.Empty(tree.Diagnostics);
        Assert.NotEmpty(tree.Root.Members);
    }

    [Theory, MemberData(nameof(Scripts))]
    public void EveryPrefixParsesAndNamesOneMistakeAtMost(string text, Dialect dialect)
    {
        for (var length = 0; length <= text.Length; length++)
        {
            var tree = Parsed.Tree(text[..length], dialect);
            Assert.True(tree.Diagnostics.Count <= 1, $"{text[..length]}\n--- {string.Join('\n', tree.Diagnostics)}");
        }
    }

    [Theory, MemberData(nameof(Scripts))]
    public void EverySuffixParsesInBothLanguages(string text, Dialect dialect)
    {
        for (var start = 0; start < text.Length; start++)
        {
            Parsed.Tree(text[start..], dialect);
            Parsed.Tree(text[start..], dialect == Dialect.D ? Dialect.Stap : Dialect.D);
        }
    }

    [Theory, MemberData(nameof(Scripts))]
    public void AScriptOfTheOtherLanguageIsOneMistake(string text, Dialect dialect) =>
        Assert.Equal("PYD1008", Assert.Single(Parsed.Tree(text, dialect == Dialect.D ? Dialect.Stap : Dialect.D).Diagnostics).Id);

    [Theory, MemberData(nameof(Scripts))]
    public void AMissingTokenIsOneMistake(string text, Dialect dialect)
    {
        var tokens = Parsed.Tree(text, dialect).Tokens;
        foreach (var token in tokens.Where(token => token.Text is "(" or ")" or "[" or "]" or "{" or "}" or "/" or ";" or "="))
        {
            var tree = Parsed.Tree(text.Remove(token.Location.Start, token.Location.Length), dialect);
            Assert.True(tree.Diagnostics.Count <= 1, $"without {token}\n--- {string.Join('\n', tree.Diagnostics)}");
        }
    }
}
