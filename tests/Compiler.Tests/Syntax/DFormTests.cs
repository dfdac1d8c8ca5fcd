using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

public sealed class DFormTests
{
    [Theory]
    [InlineData("BEGIN { }", "BEGIN")]
    [InlineData("BEGIN{}", "BEGIN")]
    [InlineData("BEGIN", "BEGIN")]
    [InlineData("python$target:::function-entry, pid1234:a.out::return\n{ }", "python$target:::function-entry pid1234:a.out::return")]
    [InlineData("syscall::*read*:entry,tick-5s /x/ { }", "syscall::*read*:entry tick-5s")]
    [InlineData("python[0-9]*:::[!f]?nction-* { }", "python[0-9]*:::[!f]?nction-*")]
    [InlineData("pid$1:::$$2 { }", "pid$1:::$$2")]
    [InlineData(":::, ::f: { }", "::: ::f:")]
    [InlineData("12 { }", "12")]
    [InlineData("int:::entry { }", "int:::entry")]
    [InlineData("self-probe { }", "self-probe")]
    [InlineData("string { }", "string")]
    public void ProbeDescriptions(string text, string probes) =>
        Assert.Equal(probes, string.Join(' ', Parsed.Member<ProbeClauseSyntax>(text, Dialect.D).Probes.Select(probe => probe.Text)));

    [Theory]
    [InlineData("BEGIN /x / 2 > 1/ { }", "((x / 2) > 1)")]
    [InlineData("BEGIN /x/", "x")]
    [InlineData("BEGIN /x/;", "x")]
    [InlineData("BEGIN /x/ /* why */ { }", "x")]
    [InlineData("BEGIN\n/ self->x == \"/\" / \n { }", "(self->x == \"/\")")]
    [InlineData("BEGIN /x, y/ { }", "(x , y)")]
    [InlineData("BEGIN /a / (b / c)/ { }", "(a / <(b / c)>)")]
    public void ASlashEndsThePredicateOnlyBeforeTheBody(string text, string shape)
    {
        var tree = Parsed.D(text);
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(shape, Parsed.Shape(Assert.IsType<ProbeClauseSyntax>(tree.Root.Members[0]).Predicate ?? throw new InvalidOperationException()));
    }

    [Theory]
    [InlineData("self int indent;", "self int", "indent")]
    [InlineData("int x;", "int", "x")]
    [InlineData("this char *s;", "this char", "s*")]
    [InlineData("unsigned long long a, *b;", "unsigned long long", "a b*")]
    [InlineData("uint64_t t;", "uint64_t", "t")]
    [InlineData("string a[int];", "string", "a[int]")]
    [InlineData("self string b[char *, uint64_t], c;", "self string", "b[char*,uint64_t] c")]
    [InlineData("int*p;", "int", "p*")]
    [InlineData("foo_t x;", "foo_t", "x")]
    [InlineData("self foo_t x;", "self foo_t", "x")]
    [InlineData("const char * const s;", "const char", "s*")]
    [InlineData("int a[5], b[2][3];", "int", "a[5] b[2][3]")]
    [InlineData("int a[];", "int", "a[]")]
    [InlineData("int *a[5], (*b)[5];", "int", "a[5]* b*[5]")]
    [InlineData("int (*f)(int, char *), *(*g[2])(void);", "int", "f*(int,char*) g[2]*(void)*")]
    [InlineData("void f(int a, ...);", "void", "f(inta,...)")]
    [InlineData("struct s { int a; char *b, c:3, :2; } x;", "struct s{int a; char b*,c:3,:2;}", "x")]
    [InlineData("union { int a; struct t *t; } u;", "union {int a; struct t t*;}", "u")]
    [InlineData("struct s { struct { int x; }; union { int y; } u; };", "struct s{struct {int x;} ; union {int y;} u;}", "")]
    [InlineData("enum e { A, B = 2 } x;", "enum e", "x")]
    [InlineData("typedef struct s s_t;", "typedef struct s", "s_t")]
    public void Declarations(string text, string specifiers, string declarators)
    {
        var declaration = Parsed.Member<DeclarationSyntax>(text, Dialect.D);
        Assert.Equal(specifiers, Parsed.Specifiers(declaration.Specifiers));
        Assert.Equal(declarators, string.Join(' ', declaration.Declarators.Select(Parsed.Declarator)));
    }

    [Theory]
    [InlineData("typedef int t; BEGIN { x = (t)y; }", "(x = ((t)y))")]
    [InlineData("typedef int t; BEGIN { x = y->t; }", "(x = y->t)")]
    [InlineData("BEGIN { x = (t)y; }", null)]
    [InlineData("BEGIN { x = (struct s *)y; }", "(x = ((struct s*)y))")]
    [InlineData("BEGIN { x = sizeof (int [3]); }", "(x = sizeof(int[3]))")]
    [InlineData("BEGIN { x = offsetof(struct s, m); }", "(x = offsetof(struct s, m))")]
    [InlineData("BEGIN { x = xlate <struct s>(y).m; }", "(x = xlate<struct s>(y).m)")]
    [InlineData("BEGIN { x = y->int; }", "(x = y->int)")]
    public void TypesInExpressions(string text, string? shape)
    {
        var tree = Parsed.D(text);
        Assert.Equal(shape is null, tree.Diagnostics.Count > 0);
        if (shape is not null)
            Assert.Equal(shape, Parsed.Shape(Assert.IsType<ExpressionStatementSyntax>(Assert.IsType<ProbeClauseSyntax>(tree.Root.Members[^1]).Body!.Statements[0]).Expression));
    }

    [Fact]
    public void Inlines()
    {
        var inline = Parsed.Member<InlineSyntax>("inline int LIM = 5*2;", Dialect.D);
        Assert.Equal(("int", "LIM", "(5 * 2)"), (Parsed.Specifiers(inline.Specifiers), Parsed.Declarator(inline.Declarator), Parsed.Shape(inline.Value)));
        Assert.Equal("twice[intn]", Parsed.Declarator(Parsed.Member<InlineSyntax>("inline int twice[int n] = n * 2;", Dialect.D).Declarator));
    }

    [Fact]
    public void Translators()
    {
        var translator = Parsed.Member<TranslatorSyntax>("translator struct o < struct i *p > { a = p->x; b = 1; };", Dialect.D);
        Assert.Equal(("struct o", "struct i*", "p"), (Parsed.Type(translator.Output), Parsed.Type(translator.Input), translator.Parameter.Text));
        Assert.Equal("a=p->x b=1", string.Join(' ', translator.Members.Select(member => $"{member.Name.Text}={Parsed.Shape(member.Value)}")));
    }

    [Fact]
    public void ProvidersOfProbes()
    {
        var provider = Parsed.Member<ProviderSyntax>("provider p { probe a(int x, char *); probe b__c(long) : (int, string); };", Dialect.D);
        Assert.Equal("a 2 b__c 1:2", string.Join(' ', provider.Probes.Select(probe =>
            $"{probe.Name.Text} {probe.Native.Parameters.Count}{(probe.Translated is null ? "" : $":{probe.Translated.Parameters.Count}")}")));
    }

    [Theory]
    [InlineData("#pragma D option quiet\n", "D option quiet")]
    [InlineData("  # pragma D option strsize=4k /* why */ \r\n", "D option strsize=4k")]
    [InlineData("#pragma\n", "")]
    public void Pragmas(string text, string value) => Assert.Equal(value, Parsed.Member<PragmaSyntax>(text, Dialect.D).Text);

    [Fact]
    public void PragmasStandAnywhere()
    {
        var tree = Parsed.D("BEGIN\n{\n#pragma D option quiet\n x = 1;\n}\nint\n#pragma D option zdefs\n y;");
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(["ProbeClauseSyntax", "PragmaSyntax", "DeclarationSyntax", "PragmaSyntax"], tree.Root.Members.Select(member => member.GetType().Name));
    }

    [Fact]
    public void ConstructsFollowEachOther()
    {
        var tree = Parsed.D("#!/usr/sbin/dtrace -s\n#pragma D option quiet\n# 1 \"x.d\"\nint x; BEGIN { x = 1; }; tick-1s /x/ { x++ }\nself int y;END{exit(0)}");
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(["PragmaSyntax", "DeclarationSyntax", "ProbeClauseSyntax", "ProbeClauseSyntax", "DeclarationSyntax", "ProbeClauseSyntax"],
            tree.Root.Members.Select(member => member.GetType().Name));
    }

    [Fact]
    public void TheLastSemicolonMayBeMissing() => Assert.Equal(2, Parsed.Statements("x = 1; y = 2", Dialect.D).Count);

    [Fact]
    public void IfElse()
    {
        var statement = Assert.IsType<IfSyntax>(Parsed.Statement("if (x) { y = 1; } else if (z) y = 2; else { }", Dialect.D));
        Assert.IsType<BlockSyntax>(statement.Then);
        Assert.IsType<BlockSyntax>(Assert.IsType<IfSyntax>(statement.Else).Else);
    }

    [Fact]
    public void StatementsKeepTheirPlaces()
    {
        var tree = Parsed.D("BEGIN\n{\n  trace(1);\n}\n");
        var clause = Assert.IsType<ProbeClauseSyntax>(Assert.Single(tree.Root.Members));
        var call = Assert.IsType<ExpressionStatementSyntax>(Assert.Single(clause.Body!.Statements)).Expression;
        Assert.Equal((3, 3, "trace(1)"), (call.Location.Line, call.Location.Column, call.Location.Text));
        Assert.Equal("{\n  trace(1);\n}", clause.Body.Location.Text);
    }
}
