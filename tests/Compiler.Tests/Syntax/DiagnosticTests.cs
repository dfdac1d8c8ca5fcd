using System.Reflection;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Syntax;

/// <summary>A script with one mistake for each: that message, there, and no other.</summary>
public sealed class DiagnosticTests
{
    public static TheoryData<Dialect, string, string> Mistakes => new()
    {
        { Dialect.Stap, "probe begin { ) }", "1:15 PYD1001 unexpected `)`: a statement or `}` must stand here" },
        { Dialect.D, "BEGIN { ] }", "1:9 PYD1001 unexpected `]`: a statement or `}` must stand here" },
        { Dialect.Stap, "probe begin { }, { }", "1:16 PYD1001 unexpected `,`: only an alias, probe a = b { … }, has a second body" },
        { Dialect.Stap, "probe a += begin { }, { }", "1:21 PYD1001 unexpected `,`: only an alias, probe a = b { … }, has a second body" },
        { Dialect.D, "BEGIN { x = y); }", "1:14 PYD1001 unexpected `)`: nothing that it closes is open here" },

        { Dialect.D, "BEGIN\n{\n  x = 1;\n\nEND { y = 2; }", "3:9 PYD1002 expected `}` to close the clause opened at 2:1" },
        { Dialect.D, "BEGIN\n{\n  x = 1", "3:8 PYD1002 expected `}` to close the clause opened at 2:1" },
        { Dialect.D, "BEGIN { if (x) { y = 1; ", "1:24 PYD1002 expected `}` to close the block opened at 1:16" },
        { Dialect.D, "BEGIN { printf(\"%d\", x; }", "1:23 PYD1002 expected `)` to close the call opened at 1:15" },
        { Dialect.D, "BEGIN { x = (1 + 2; }", "1:19 PYD1002 expected `)` to close the parenthesis opened at 1:13" },
        { Dialect.D, "BEGIN { if (x { } }", "1:14 PYD1002 expected `)` to close the condition opened at 1:12" },
        { Dialect.D, "BEGIN { @a[1 = count(); }", "1:23 PYD1002 expected `]` to close the `[` opened at 1:11" },
        { Dialect.D, "BEGIN /x == 1 { y = 1; }", "1:14 PYD1002 expected `/` to close the predicate opened at 1:7" },
        { Dialect.D, "BEGIN { x = a ? b; }", "1:18 PYD1002 expected `:` to close the `?` opened at 1:15" },
        { Dialect.Stap, "probe begin {\n  x = 1\n\nprobe end { }", "2:8 PYD1002 expected `}` to close the probe opened at 1:13" },
        { Dialect.Stap, "function f() { return 1", "1:24 PYD1002 expected `}` to close the function opened at 1:14" },
        { Dialect.Stap, "probe begin { if (x) { y = 1 }", "1:31 PYD1002 expected `}` to close the probe opened at 1:13" },
        { Dialect.Stap, "probe timer.ms(1000 { }", "1:20 PYD1002 expected `)` to close the argument opened at 1:15" },
        { Dialect.Stap, "probe begin { foo(1, 2 }", "1:23 PYD1002 expected `)` to close the call opened at 1:18" },
        { Dialect.Stap, "probe begin { printf(\"%d\" x) }", "1:26 PYD1002 expected `)` to close the call opened at 1:21" },
        { Dialect.Stap, "probe begin { a[1 = 2 }", "1:22 PYD1002 expected `]` to close the `[` opened at 1:16" },
        { Dialect.Stap, "probe begin { foreach (k in a { } }", "1:30 PYD1002 expected `)` to close the condition opened at 1:23" },

        { Dialect.D, "BEGIN { x = 3 + ; }", "1:17 PYD1003 expected an expression after `+`" },
        { Dialect.D, "BEGIN / / { }", "1:9 PYD1003 expected an expression after `/`" },
        { Dialect.D, "BEGIN { trace(1, ); }", "1:18 PYD1003 expected an expression after `,`" },
        { Dialect.D, "BEGIN { x = (char); }", "1:19 PYD1003 expected an expression after `)`" },
        { Dialect.Stap, "probe begin { x = }", "1:19 PYD1003 expected an expression after `=`" },
        { Dialect.Stap, "probe begin { print(\"a\" + ) }", "1:27 PYD1003 expected an expression after `+`" },
        { Dialect.Stap, "probe begin { while () { } }", "1:22 PYD1003 expected an expression after `(`" },
        { Dialect.Stap, "probe begin { delete }", "1:22 PYD1003 expected an expression after `delete`" },

        { Dialect.D, "BEGIN { trace(1)\n  trace(2); }", "1:17 PYD1004 expected `;` after this statement" },
        { Dialect.D, "BEGIN { trace(1) trace(2); }", "1:17 PYD1004 expected `;` after this statement" },
        { Dialect.D, "int x\nBEGIN { }", "1:6 PYD1004 expected `;` after this declaration" },
        { Dialect.D, "inline int X = 1\nBEGIN { }", "1:17 PYD1004 expected `;` after this declaration" },

        { Dialect.D, "BEGIN { if x { } }", "1:11 PYD1005 expected `(` after `if`" },
        { Dialect.D, "BEGIN, { }", "1:7 PYD1005 expected a probe description after `,`" },
        { Dialect.Stap, "probe { }", "1:8 PYD1005 expected a probe point after `{`" },
        { Dialect.Stap, "probe begin", "1:12 PYD1005 expected `{` after `begin`" },
        { Dialect.Stap, "probe begin\nprobe end { }", "1:12 PYD1005 expected `{` after `begin`" },
        { Dialect.Stap, "global 5", "1:7 PYD1005 expected a name after `global`" },
        { Dialect.Stap, "probe begin { try { x } }", "1:24 PYD1005 expected `catch` after `}`" },
        { Dialect.Stap, "probe begin { for (i = 0; i < 5) { } }", "1:32 PYD1005 expected `;` after `5`" },
        { Dialect.Stap, "probe begin { if (x) }", "1:21 PYD1005 expected a statement after `)`" },

        { Dialect.D, "BEGIN { x = 1; } }", "1:18 PYD1006 unexpected `}`; a clause is: probes, /predicate/, { body }" },
        { Dialect.D, "(x)", "1:1 PYD1006 unexpected `(`; a clause is: probes, /predicate/, { body }" },
        { Dialect.Stap, "probe begin { } }", "1:17 PYD1006 unexpected `}`; `probe`, `global` or `function` begins a construct" },
        { Dialect.Stap, "x = 1", "1:1 PYD1006 unexpected `x`; `probe`, `global` or `function` begins a construct" },

        { Dialect.Stap, "porbe begin { x = 1 }", "1:1 PYD1007 unexpected `porbe`; did you mean `probe`?" },
        { Dialect.Stap, "fucntion f() { }", "1:1 PYD1007 unexpected `fucntion`; did you mean `function`?" },
        { Dialect.D, "slef int x;", "1:1 PYD1007 unexpected `slef`; did you mean `self`?" },
        { Dialect.D, "inlne int x = 3;", "1:1 PYD1007 unexpected `inlne`; did you mean `inline`?" },
        { Dialect.D, "BEGIN { fi (x) { y = 1; } }", "1:9 PYD1007 unexpected `fi`; did you mean `if`?" },

        { Dialect.D, "probe python.function.entry { printf(\"x\"); }\nglobal x",
            "1:1 PYD1008 `probe` begins no construct of D; this looks like a SystemTap script, whose files end in `.stp`" },
        { Dialect.Stap, "BEGIN { trace(1); }\nEND { x; }",
            "1:1 PYD1008 `BEGIN` begins no construct of SystemTap; this looks like a D script, whose files end in `.d`" },
        { Dialect.Stap, "tick-1s { }",
            "1:1 PYD1008 `tick` begins no construct of SystemTap; this looks like a D script, whose files end in `.d`" },

        { Dialect.D, "BEGIN { for (i = 0; i < 3; i++) { } }",
            "1:9 PYD1009 D has no `for`: it has no loops; do the work one firing at a time, or in a probe such as tick-1s" },
        { Dialect.D, "BEGIN { while (1) ; }",
            "1:9 PYD1009 D has no `while`: it has no loops; do the work one firing at a time, or in a probe such as tick-1s" },

        { Dialect.D, "BEGIN { return 0; }", "1:9 PYD1010 `return` is a reserved word of D and cannot stand here; if it is a name, choose another" },
        { Dialect.Stap, "probe begin { limit = 5 }", "1:15 PYD1010 `limit` is a reserved word of SystemTap and cannot stand here; if it is a name, choose another" },
        { Dialect.Stap, "probe begin { probe = 5 }", "1:15 PYD1010 `probe` is a reserved word of SystemTap and cannot stand here; if it is a name, choose another" },

        { Dialect.D, "struct foo { int a };\nBEGIN { }", "1:19 PYD1005 expected `;` after `a`" },
        { Dialect.D, "struct foo { int a; }\nBEGIN { }", "1:22 PYD1004 expected `;` after this declaration" },
        { Dialect.D, "enum foo { A, };", "1:14 PYD1005 expected a name after `,`" },
        { Dialect.D, "typedef int;;\ntypedef int foo_t", "2:18 PYD1004 expected `;` after this declaration" },
        { Dialect.D, "translator struct a { x = 1; };", "1:22 PYD1005 expected `struct`, `union`, `enum` or a type after `{`" },
        { Dialect.D, "provider foo { probe bar; };", "1:25 PYD1005 expected `(` after `bar`" },
        { Dialect.D, "BEGIN { (struct foo *x; }", "1:22 PYD1002 expected `)` to close the parenthesis opened at 1:9" },

        { Dialect.D, "BEGIN { x = 5 § 3; }", "1:15 PYD1013 unknown character `§`; remove it" },
        { Dialect.Stap, "probe begin { x = 1 \\ 2 }", "1:21 PYD1013 unknown character `\\`; remove it" },
        { Dialect.Stap, "probe begin { x = 'a' }", "1:19 PYD1013 unknown character `'`; remove it" },
        { Dialect.D, "BEGIN { x = 1; \0 }", "1:16 PYD1013 unknown character U+0000; remove it" },
        { Dialect.Stap, "probe begin { \uD83D\uDE00\uD83D\uDE00 }", "1:15 PYD1013 unknown character `\uD83D\uDE00`; remove it" },
        { Dialect.D, "BEGIN { # x\n}", "1:9 PYD1013 unknown character `#`; remove it" },

        { Dialect.D, "BEGIN { trace(\"abc); }\nEND { }", "1:15 PYD1014 unterminated string: expected `\"` before the end of the line" },
        { Dialect.Stap, "probe begin { print(\"abc) }\nprobe end { }", "1:21 PYD1014 unterminated string: expected `\"` before the end of the line" },

        { Dialect.D, "BEGIN { } /* x", "1:11 PYD1015 unterminated comment: expected `*/` before the end of the file" },
        { Dialect.Stap, "probe begin { /* x \n}", "1:15 PYD1015 unterminated comment: expected `*/` before the end of the file" },

        { Dialect.D, "/* a /* b */ BEGIN { }", "1:6 PYD1016 `/*` inside a comment: comments do not nest; end the comment opened at 1:1 first" },
        { Dialect.D, "BEGIN { } // x", "1:11 PYD1017 D has no `//` comments; write /* … */" },
        { Dialect.D, "#define X 1\nBEGIN { }",
            "1:1 PYD1018 `#define` is for the C preprocessor; in D only #pragma, #line, #ident, #error and #! lines are understood" },
        { Dialect.D, "#error not here\nBEGIN { }", "1:1 PYD1019 #error: not here" },

        { Dialect.D, "BEGIN { x = 99999999999999999999; }",
            "1:13 PYD1020 integer constant 99999999999999999999 fits no integer type; the largest is 9223372036854775807" },
        { Dialect.D, "BEGIN { x = 9223372036854775808; }",
            "1:13 PYD1020 integer constant 9223372036854775808 fits no integer type; the largest is 9223372036854775807" },
        { Dialect.Stap, "probe begin { x = 18446744073709551616 }",
            "1:19 PYD1020 integer constant 18446744073709551616 fits no integer type; the largest is 18446744073709551615" },
        { Dialect.D, "BEGIN { x = 089; }", "1:13 PYD1021 `8` is no octal digit, in integer constant 089" },
        { Dialect.D, "BEGIN { x = 12q; }", "1:15 PYD1056 `q` cannot end the integer constant 12; u, l and ll can" },
        { Dialect.D, "BEGIN { x = 1lul; }", "1:14 PYD1056 `lul` cannot end the integer constant 1; u, l and ll can" },
        { Dialect.D, "BEGIN { }\n#pragma D option quiet", "2:23 PYD1055 the text ends within the line `#pragma D option quiet`; end the line" },
        { Dialect.Stap, "probe begin { x = 0xfg }", "1:19 PYD1021 `g` is no hexadecimal digit, in integer constant 0xfg" },
        { Dialect.D, "BEGIN { x = 1.5; }", "1:13 PYD1022 1.5 is a floating-point constant; D has integers only" },
        { Dialect.D, "BEGIN { x = ''; }", "1:13 PYD1023 empty character constant; write '\\0' for the null character" },
        { Dialect.D, "BEGIN { x = 'a\n; }", "1:13 PYD1024 unterminated character constant: expected `'` before the end of the line" },
        { Dialect.D, "BEGIN { x = 'abcdefghi'; }", "1:13 PYD1025 character constant of 9 bytes; the longest has 8; a string is written in double quotes" },
        { Dialect.D, "BEGIN { x = \"a\" \"b\"; }", "1:17 PYD1026 D does not join adjacent strings; use one string, or strjoin()" },

        { Dialect.D, "BEGIN { @ = tick-1(); }", "1:19 PYD1054 only a name can be called; what ends in `1` is none" },

        { Dialect.Stap, "%{ #include <x.h> %}\nprobe begin { }",
            "1:1 PYD1028 embedded C (%{ … %}) needs a kernel to run in and is not supported; write it in the script language" },
        { Dialect.Stap, "function f:long() %{ STAP_RETURN(1); %}\nprobe begin { }",
            "1:19 PYD1028 embedded C (%{ … %}) needs a kernel to run in and is not supported; write it in the script language" },
        { Dialect.Stap, "probe begin { }\n%{ int x;", "2:10 PYD1002 expected `%}` to close the embedded C opened at 2:1" },
        { Dialect.Stap, "probe begin { x = %{ 1 %} }",
            "1:19 PYD1028 embedded C (%{ … %}) needs a kernel to run in and is not supported; write it in the script language" },
        { Dialect.Stap, "%( kernel_v > 2 %? probe begin { } %)", "1:15 PYD1036 this is no condition of `%(`: expected a string" },
        { Dialect.Stap, "%( foo == \"a\" %? probe begin { } %)",
            "1:4 PYD1036 this is no condition of `%(`: compare kernel_v, kernel_vr, arch, runtime, systemtap_v, systemtap_privilege, guru_mode, a CONFIG_… option, two strings or two numbers" },
        { Dialect.Stap, "%( 1 == 1 %? probe begin { }", "1:1 PYD1037 this `%( condition %? … %: … %)` is not right: it is not closed; it ends with `%)`" },
        { Dialect.Stap, "probe begin { } %)", "1:17 PYD1038 `%)` belongs to no conditional; one begins with `%(`" },
        { Dialect.Stap, "@define foo probe begin { }", "1:13 PYD1039 this is no `@define name %( body %)`: expected `(` and parameters, or `%(` and the body" },
        { Dialect.Stap, "@define a %( 1 %) @define a %( 2 %)", "1:27 PYD1040 the macro '@a' is defined already, at script(1,9)" },
        { Dialect.Stap, "@define a(x) %( @x %) probe begin { print(@a(1, 2)) }", "1:43 PYD1041 the macro '@a' takes 1 argument; here are more" },
        { Dialect.Stap, "@define a %( @a %) probe begin { print(@a) }", "1:40 PYD1042 the macro '@a' expands without end" },
        { Dialect.Stap, "probe begin { print(@cuont(x)) }", "1:21 PYD1043 '@cuont' is neither an operator nor a macro; did you mean 'count'?" },
        { Dialect.Stap, "@my_macro(1)\nprobe begin { }", "1:1 PYD1043 '@my_macro' is neither an operator nor a macro" },
        { Dialect.Stap, "probe begin { print($1) }", "1:21 PYD1044 '$1': the script was started with no arguments" },
        { Dialect.Stap, "@define count(x) %( 1 %) probe begin { }", "1:9 PYD1045 the macro '@count' hides the operator of that name" },
        { Dialect.Stap, "probe timer.ms(1 + 2) { }", "1:16 PYD1048 the argument of `ms` must be a number or a string, written out" },
        { Dialect.Stap, "global a[0]", "1:10 PYD1050 the size of 'a' must be a number from 1 to 1000000000" },
        { Dialect.Stap, "global a[5] = 1", "1:15 PYD1050 the array 'a' cannot begin with a value; set its elements in probe begin" },
        { Dialect.Stap, "probe begin { print(@kregister(0)) }", "1:21 PYD1051 '@kregister' reads the kernel's memory or registers; pyd runs without the kernel" },
        { Dialect.Stap, "function f(x, x) { }", "1:15 PYD1052 the parameter 'x' is there twice; give one another name" },
        { Dialect.Stap, "probe begin { print(@const(1)) }", "1:21 PYD1053 @const(…) takes a string" },

        { Dialect.Stap, "probe begin { x = [1, 2] }", "1:19 PYD1030 `[…]` is no value by itself; write `[…] in array`" },
        { Dialect.Stap, "probe begin { x = 1 + [1] in a }", "1:23 PYD1030 `[…]` is no value by itself; write `[…] in array`" },
        { Dialect.Stap, "probe begin { x = ![1] in a }", "1:20 PYD1030 `[…]` is no value by itself; write `[…] in array`" },
        { Dialect.Stap, "probe begin { foreach ([i+, j-] in a) { } }",
            "1:30 PYD1031 foreach sorts by one thing only; remove this sign or the one at 1:26" },
        { Dialect.Stap, "global x = 1 + 2", "1:12 PYD1032 a global starts as a number or a string; assign `x` in probe begin instead" },
        { Dialect.Stap, "probe func *.b { }", "1:7 PYD1033 white space inside `func *`; write it in one piece, or put `.` or `,` between its parts" },

        { Dialect.D, "BEGIN\nEND { }", "1:6 PYD1034 expected `,`, /predicate/ or { after the probe description `BEGIN`" },
        { Dialect.D, "BEGIN x = 1;\n  y = 2;\n}\nEND { }", "1:6 PYD1034 expected `,`, /predicate/ or { after the probe description `BEGIN`" },
        { Dialect.D, "syscall::read:entry syscall::write:entry { }",
            "1:20 PYD1034 expected `,`, /predicate/ or { after the probe description `syscall::read:entry`" },

        { Dialect.D, "BEGIN { else x; }", "1:9 PYD1035 `else` without an `if` before it" },
        { Dialect.Stap, "probe begin { else x }", "1:15 PYD1035 `else` without an `if` before it" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void OneMistakeOneMessage(Dialect dialect, string text, string message) => Assert.Equal([message], Parsed.Mistakes(text, dialect));

    [Theory]
    [InlineData(Dialect.D, "BEGIN { x = ; }\nEND { y = ; }\ntick-1s { z = 1; }", "1:13 PYD1003", "2:11 PYD1003")]
    [InlineData(Dialect.D, "BEGIN { x = ; } END { y = ; }", "1:13 PYD1003", "1:27 PYD1003")]
    [InlineData(Dialect.D, "BEGIN\n{\n  foo(1;\n}\n\nEND\n{\n  x = 1;\n", "3:8 PYD1002", "8:9 PYD1002")]
    [InlineData(Dialect.D, "BEGIN { a = 1\n b = 2\n c = 3; }", "1:14 PYD1004", "2:7 PYD1004")]
    [InlineData(Dialect.D, "struct a { int b };\nint x y;\nBEGIN /x { }", "1:17 PYD1005", "2:6 PYD1004", "3:9 PYD1002")]
    [InlineData(Dialect.D, "BEGIN { for (;;) { } }\nEND { x = 08; }", "1:9 PYD1009", "2:11 PYD1021")]
    [InlineData(Dialect.Stap, "porbe begin { x = 1 }\nprobe end { y = }", "1:1 PYD1007", "2:17 PYD1003")]
    [InlineData(Dialect.Stap, "probe begin { x = (1 }\nfunction f( { }\nglobal 5\nprobe end { }", "1:21 PYD1002", "2:12 PYD1002", "3:7 PYD1005")]
    [InlineData(Dialect.Stap, "probe begin { x = \"a }\nprobe end { y = 09 + 0xz }", "1:19 PYD1014", "2:17 PYD1021", "2:22 PYD1021")]
    public void TwoMistakesTwoMessages(Dialect dialect, string text, params string[] messages) => Assert.Equal(messages, Parsed.Ids(text, dialect));

    [Fact]
    public void WhatIsRightAfterAMistakeIsInTheTree()
    {
        var tree = Parsed.D("BEGIN { x = ; }\nEND { y = 1; }\nint z;");
        Assert.Equal(["2:1", "3:1"], tree.Root.Members.Select(member => $"{member.Location.Line}:{member.Location.Column}"));
    }

    [Fact]
    public void AnUnclosedBracketPointsBack()
    {
        var diagnostic = Assert.Single(Parsed.D("BEGIN\n{\n  x = 1;").Diagnostics);
        Assert.Equal((2, 1), (diagnostic.Related!.Value.Line, diagnostic.Related.Value.Column));
    }

    [Fact]
    public void EveryIdIsRaised()
    {
        var raised = Mistakes.Select(row => ((string)row[2]).Split(' ')[1]).Concat(["PYD1012", "PYD1046", "PYD1047"]).ToHashSet();
        Assert.Empty(Templates.Select(template => template.Id).Except(raised));
    }

    [Fact]
    public void IdsAreUniqueAndInOrder()
    {
        var ids = Templates.Select(template => template.Id).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.All(ids, id => Assert.Matches("^PYD1[0-9]{3}$", id));
    }

    private static IEnumerable<DiagnosticTemplate> Templates => typeof(SyntaxTemplates).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(member => (DiagnosticTemplate)member.GetValue(null)!);
}
