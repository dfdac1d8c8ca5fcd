using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

public sealed class PrecedenceTests
{
    // dt_grammar.y, loosest first; the conditional is between the first two rows.
    private static readonly string[] DRows =
        ["= += -= *= /= %= &= ^= |= <<= >>=", "||", "^^", "&&", "|", "^", "&", "== !=", "< <= > >=", "<< >>", "+ -", "* / %"];

    // parse.cxx, loosest first; the conditional is between the first two rows, `in` between & and the comparisons.
    private static readonly string[] StapRows =
        ["= <<< += -= *= /= %= <<= >>= &= ^= |= .=", "||", "&&", "|", "^", "&", "< > <= >= == != =~ !~", "<< >> >>>", ".", "+ -", "* / %"];

    public static TheoryData<Dialect, string, string, bool> Pairs()
    {
        var pairs = new TheoryData<Dialect, string, string, bool>();
        foreach (var (dialect, rows) in new[] { (Dialect.D, DRows), (Dialect.Stap, StapRows) })
        {
            var operators = rows.SelectMany((row, level) => row.Split(' ').Select(symbol => (symbol, level))).ToArray();
            foreach (var (first, firstLevel) in operators)
            {
                foreach (var (second, secondLevel) in operators)
                    pairs.Add(dialect, first, second, firstLevel == 0 ? secondLevel >= 0 : secondLevel > firstLevel);
            }
        }
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void TheTighterOperatorTakesTheMiddleOperand(Dialect dialect, string first, string second, bool isSecondTighter) =>
        Assert.Equal(isSecondTighter ? $"(a {first} (b {second} c))" : $"((a {first} b) {second} c)",
            Parsed.Shape(Parsed.Expression($"a {first} b {second} c", dialect)));

    [Theory]
    [InlineData("a ? b : c ? d : e", "(a ? b : (c ? d : e))")]
    [InlineData("a || b ? c : d", "((a || b) ? c : d)")]
    [InlineData("x = a ? b : c", "(x = (a ? b : c))")]
    [InlineData("a ? x = b : c", "(a ? (x = b) : c)")]
    [InlineData("-a * b", "((-a) * b)")]
    [InlineData("!a == b", "((!a) == b)")]
    [InlineData("-a++", "(-(a++))")]
    [InlineData("- - a", "(-(-a))")]
    [InlineData("~a[1]", "(~a[1])")]
    [InlineData("++a", "(++a)")]
    [InlineData("(a + b) * c", "(<(a + b)> * c)")]
    public void BothLanguages(string text, string shape)
    {
        Assert.Equal(shape, Parsed.Shape(Parsed.Expression(text, Dialect.D)));
        Assert.Equal(shape, Parsed.Shape(Parsed.Expression(text, Dialect.Stap)));
    }

    [Theory]
    [InlineData("a, b = 1, c", "((a , (b = 1)) , c)")]
    [InlineData("(char)a + b", "(((char)a) + b)")]
    [InlineData("(unsigned long long)-a", "((unsigned long long)(-a))")]
    [InlineData("(char *)a->b", "((char*)a->b)")]
    [InlineData("*a.b", "(*a.b)")]
    [InlineData("&a[1]", "(&a[1])")]
    [InlineData("sizeof (int) + 1", "(sizeof(int) + 1)")]
    [InlineData("sizeof a * 2", "(sizeof a * 2)")]
    [InlineData("sizeof (a)", "sizeof <a>")]
    [InlineData("stringof a + 1", "(stringof(a) + 1)")]
    [InlineData("stringof(a)", "stringof(a)")]
    [InlineData("self->x = this->y", "(self->x = this->y)")]
    [InlineData("@a[k, 1] = count()", "(@a[k, 1] = count())")]
    [InlineData("@ = sum(x)", "(@_[] = sum(x))")]
    [InlineData("args[0]->f.g[1]", "args[0]->f.g[1]")]
    [InlineData("$target + $1 + $$1", "(($target + $1) + $$1)")]
    public void OnlyD(string text, string shape) => Assert.Equal(shape, Parsed.Shape(Parsed.Expression(text, Dialect.D)));

    [Theory]
    [InlineData("a in b", "([a] in b)")]
    [InlineData("[a, b] in c && d in e", "(([a, b] in c) && ([d] in e))")]
    [InlineData("a == 1 in b", "([(a == 1)] in b)")]
    [InlineData("a & b in c", "(a & ([b] in c))")]
    [InlineData("[*, \"x\"] in c", "([*, \"x\"] in c)")]
    [InlineData("!(a in b)", "(!<([a] in b)>)")]
    [InlineData("a . b + c", "(a . (b + c))")]
    [InlineData("@count(a) / @max(b[1])", "(@count(a) / @max(b[1]))")]
    [InlineData("@hist_log(a)[3]", "@hist_log(a)[3]")]
    [InlineData("$arg1->x->y", "$arg1->x->y")]
    public void OnlyStap(string text, string shape) => Assert.Equal(shape, Parsed.Shape(Parsed.Expression(text, Dialect.Stap)));
}
