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
    [InlineData("self int indent;", VariableScope.Thread, "int", "indent")]
    [InlineData("int x;", VariableScope.Global, "int", "x")]
    [InlineData("this char *s;", VariableScope.Clause, "char", "*s")]
    [InlineData("unsigned long long a, *b;", VariableScope.Global, "unsigned long long", "a *b")]
    [InlineData("uint64_t t;", VariableScope.Global, "uint64_t", "t")]
    [InlineData("string a[int];", VariableScope.Global, "string", "a[int]")]
    [InlineData("self string b[char *, uint64_t], c;", VariableScope.Thread, "string", "b[char*,uint64_t] c")]
    [InlineData("int*p;", VariableScope.Global, "int", "*p")]
    [InlineData("foo_t x;", VariableScope.Global, "foo_t", "x")]
    [InlineData("self foo_t x;", VariableScope.Thread, "foo_t", "x")]
    public void Declarations(string text, VariableScope scope, string type, string declarators)
    {
        var declaration = Parsed.Member<VariableDeclarationSyntax>(text, Dialect.D);
        Assert.Equal((scope, type), (declaration.Scope, Parsed.Type(declaration.Type)));
        Assert.Equal(declarators, string.Join(' ', declaration.Declarators.Select(Show)));
    }

    private static string Show(DeclaratorSyntax declarator) =>
        new string('*', declarator.Pointers) + declarator.Name + (declarator.Keys is { } keys ? $"[{string.Join(',', keys.Select(Parsed.Type))}]" : "");

    [Fact]
    public void Inlines()
    {
        var inline = Parsed.Member<InlineSyntax>("inline int LIM = 5*2;", Dialect.D);
        Assert.Equal(("int", "LIM", "(5 * 2)"), (Parsed.Type(inline.Type), inline.Name, Parsed.Shape(inline.Value)));
    }

    [Theory]
    [InlineData("#pragma D option quiet", "D option quiet")]
    [InlineData("  # pragma D option strsize=4k /* why */ \r\n", "D option strsize=4k")]
    [InlineData("#pragma", "")]
    public void Pragmas(string text, string value) => Assert.Equal(value, Parsed.Member<PragmaSyntax>(text, Dialect.D).Text);

    [Fact]
    public void ConstructsFollowEachOther()
    {
        var tree = Parsed.D("#!/usr/sbin/dtrace -s\n#pragma D option quiet\n# 1 \"x.d\"\nint x; BEGIN { x = 1; }; tick-1s /x/ { x++ }\nself int y;END{exit(0)}");
        Assert.Empty(tree.Diagnostics);
        Assert.Equal(["PragmaSyntax", "VariableDeclarationSyntax", "ProbeClauseSyntax", "ProbeClauseSyntax", "VariableDeclarationSyntax", "ProbeClauseSyntax"],
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
