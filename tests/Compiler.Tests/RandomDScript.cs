using System.Globalization;

namespace Pyd.Compiler.Tests;

/// <summary>D scripts at random, by the grammar of D and not by its meaning: most are wrong, and each must be told so.</summary>
internal sealed class RandomDScript(Random random)
{
    private static readonly string[] Names = ["a", "b", "x", "i", "self", "this", "args", "uregs", "arg0", "pid", "execname", "probefunc", "timestamp", "curpsinfo", "NULL", "SIGINT", "`sym", "foo_t"];
    private static readonly string[] Functions = ["strlen", "strjoin", "substr", "alloca", "copyin", "copyinstr", "bcopy", "copyinto", "stringof", "strtok", "trace", "printf", "printa",
        "exit", "clear", "trunc", "normalize", "speculation", "speculate", "commit", "ustack", "stack", "usym", "count", "sum", "lquantize", "llquantize", "quantize", "json", "tracemem", "print", "nosuch"];
    private static readonly string[] Words = ["int", "char", "short", "long", "unsigned", "signed", "void", "string", "const", "float", "uint64_t", "size_t", "foo_t", "struct s", "union u", "enum e",
        "struct n { int a; char b[4]; int c : 3; }", "enum f { A, B = 3 }"];
    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "&", "|", "^", "&&", "||", "^^", "==", "!=", "<", "<=", ">", ">=", "<<", ">>", "=", "+=", "-=", "/=", "<<=", ","];
    private static readonly string[] Prefixes = ["!", "~", "-", "+", "*", "&", "++", "--", "sizeof ", "stringof "];
    private static readonly string[] Formats = ["%d", "%s\\n", "%@d", "%*d", "%-5.3x", "%", "%k", "%Y", "%c%C", "", "%.*s", "%q", "%lls"];
    private static readonly string[] Probes = ["BEGIN", "END", "ERROR", "tick-1s", "profile-997", "tick-0", "python*:::function-entry", "python$target:::line", "syscall:::entry", ":::", "a:b:c:d:e", "$1", "pid0:::x"];
    private static readonly string[] Pragmas = ["D option quiet", "D option nosuch", "D option strsize=4", "D attributes Stable/Stable/Common x", "D binding \"1.0\" x", "D depends_on library x", "error no", "ident \"x\"", "D", ""];

    private int _room;

    /// <summary>The next script.</summary>
    public string Next()
    {
        _room = random.Next(10, 120);
        return string.Join('\n', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Member()));
    }

    private string Member() => random.Next(12) switch
    {
        0 => $"#pragma {Pick(Pragmas)}",
        1 => $"{Pick("", "self ", "this ", "typedef ", "extern ")}{Type()} {Declarator()};",
        2 => $"inline {Type()} {Declarator()} = {Expression()};",
        3 => $"struct {Pick("s", "n", "m")} {{ {Type()} {Declarator()}; {Type()} {Declarator()}{Pick("", " : 3", " : 99")}; }};",
        4 => $"translator {Type()} < {Type()} * p > {{ a = {Expression()}; b = p->{Pick(Names)}; }};",
        5 => $"provider {Pick("mine", "mine1")} {{ probe go({Type()}, {Type()}) : ({Type()}); }};",
        _ => Clause(),
    };

    private string Clause() => $"{Pick(Probes)}{(random.Next(4) == 0 ? $", {Pick(Probes)}" : "")}{(random.Next(3) == 0 ? $" /{Expression()}/" : "")} {{ "
        + string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => $"{Statement()} ")) + "}";

    private string Statement() => random.Next(8) switch
    {
        0 => $"@{Pick("", "a", "b")}[{Arguments()}] = {Pick(Functions)}({Arguments()});",
        1 => $"if ({Expression()}) {{ {Expression()}; }} else {Expression()};",
        2 => $"printf(\"{Pick(Formats)}{Pick(Formats)}\", {Arguments()});",
        3 => $"printa(\"{Pick(Formats)}\", @{Pick("a", "b")});",
        _ => $"{Expression()};",
    };

    private string Expression()
    {
        if (--_room < 0)
            return Pick(Names);
        return random.Next(16) switch
        {
            0 or 1 => Pick(Names),
            2 => random.NextInt64(-3, 5).ToString(CultureInfo.InvariantCulture),
            3 => Pick("0x7fffffffffffffff", "18446744073709551615", "99999999999999999999", "'a'", "''", "'abcdefghi'", "1.5", "08", "\"text\"", "\"\"", "$1", "$$1", "$target"),
            4 => $"{Pick("self", "this")}->{Pick("a", "b", "x")}",
            5 => $"{Pick(Functions)}({Arguments()})",
            6 => $"{Pick(Names)}[{Arguments()}]",
            7 => $"({Type()}){Expression()}",
            8 => $"{Pick(Prefixes)}{Expression()}",
            9 => $"({Expression()} ? {Expression()} : {Expression()})",
            10 => $"@{Pick("", "a", "b")}",
            11 => $"xlate <{Type()}> ({Expression()})",
            12 => Pick($"offsetof({Type()}, a)", $"sizeof({Type()})", $"{Pick(Names)}{Pick(".", "->")}{Pick("a", "c", "pr_pid", "pr_name")}", $"{Pick(Names)}{Pick("++", "--")}"),
            _ => $"({Expression()} {Pick(Operators)} {Expression()})",
        };
    }

    private string Arguments() => string.Join(", ", Enumerable.Range(0, random.Next(0, 4)).Select(_ => Expression()));

    private string Type() => Pick(Words) + (random.Next(4) == 0 ? $" {Pick(Words)}" : "") + Pick("", "", " *", " **");

    private string Declarator() => Pick("x", "y", "a", "foo_t", "*p", "(*f)(int)", "a[4]", "a[0]", "a[-1]", "m[int, string]", "m[int][int]", "t[4][4]");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
