using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>
/// Mistakes in scripts of several lines: the tag, the line and the sentence that DTrace 2.0.7 gives them (of <c>`nosuch</c> those that it gives a symbol
/// of its kernel).
/// </summary>
public sealed class DtraceSentenceTests
{
    [Theory]
    [InlineData("BEGIN\n/1 & \"a\"/\n\n{\n}\n", "D_OP_INT", 4, "operator & requires operands of integral type")]
    [InlineData("BEGIN\n/\"a\" && 1/ {\n}\n", "D_OP_SCALAR", 2, "operator && requires operands of scalar type")]
    [InlineData("BEGIN\n{\ntrace(1)\n", "D_SYNTAX", 4, "syntax error near end of input")]
    [InlineData("BEGIN\n{\ntrace(1));\n}\n", "D_SYNTAX", 3, "extra ) in input stream")]
    [InlineData("BEGIN\n/(1/\n{\n}\n", "D_SYNTAX", 3, "closing ) expected in predicate before /")]
    [InlineData("BEGIN { trace(\"a\n); }\n", "D_STR_NL", 2, "newline encountered in string literal")]
    [InlineData("BEGIN { trace('a\n); }\n", "D_CHR_NL", 2, "newline encountered in character constant")]
    [InlineData("int x;\n\n", "D_EMPTY", 3, "empty D program translation unit")]
    [InlineData("enum e\n{\na = \"s\"\n};\nBEGIN { }\n", "D_DECL_ENCONST", 4, "enumerator 'a' must be assigned to an integral constant expression")]
    [InlineData("long struct s\n{\nint i;\n};\nBEGIN { }\n", "D_DECL_LONGINT", 2, "invalid type declaration: long and long long may only be used with integer or floating-point type")]
    [InlineData("struct i { int x; };\nstruct o { char *y; };\ntranslator struct o <struct i *p>\n{\ny = p->x;\n};\nBEGIN { }\n", "D_XLATE_INCOMPAT", 6,
        "translator member y definition uses incompatible types: \"char *\" = \"int\"")]
    [InlineData("struct i { int x; };\ntranslator struct o <struct i *p>\n{\ny = p->x;\n};\nBEGIN { }\n", "D_XLATE_SOU", 5, "incomplete struct/union/enum struct o")]
    [InlineData("union u;\nunion u v;\nBEGIN { }\n", "D_DECL_INCOMPLETE", 2, "incomplete struct/union/enum union u: v")]
    [InlineData("int x[void];\nBEGIN { }\n", "D_DECL_PROTO_TYPE", 1, "array prototype may not use parameter of type void: (anonymous), parameter #1")]
    [InlineData("BEGIN\n{\nx[1] = 1;\ntrace(x[1, 2]);\n}\n", "D_PROTO_LEN", 4, "x[ ] prototype mismatch: 2 keys passed, 1 expected")]
    [InlineData("inline int rand = 1;\nBEGIN { }\n", "D_DECL_IDRED", 1, "identifier redefined: rand\n\t current: inline definition\n\tprevious: function ")]
    [InlineData("inline int a = 1;\ninline int a = 2;\nBEGIN { }\n", "D_DECL_IDRED", 2, "identifier redefined: a\n\t current: inline definition\n\tprevious: scalar inline")]
    [InlineData("BEGIN\n{\n@a[1] = count();\n@b[\"s\"] = count();\nprinta(@a, @b);\n}\n", "D_PRINTA_AGGPROTO", 1, "printa( ): @b[ ] key #1 is incompatible with @a:\n        a key #1: int\n        b key #1: string")]
    [InlineData("BEGIN { printa(1); }\n", "D_PRINTA_AGGARG", 1, "printa( ) argument #1 is incompatible with prototype:\n\tprototype: aggregation\n\t argument: int")]
    [InlineData("BEGIN { print(1); }\n", "D_PROTO_ARG", 1, "print( ) argument #1 is incompatible with prototype:\n\tprototype: void *\n\t argument: int")]
    [InlineData("BEGIN { stop(1); }\n", "D_PROTO_LEN", 1, "stop( ) prototype mismatch: 1 arg passed, 0 expected")]
    [InlineData("BEGIN { copyinto(1, 2, &`nosuch); }\n", "D_PROTO_ARG", 1, "copyinto( ) argument #3 is incompatible with prototype:\n\tprototype: alloca pointer\n\t argument: non-alloca pointer")]
    [InlineData("BEGIN\n{\na = (char *)alloca(1);\n}\nBEGIN\n{\na = (char *)&`nosuch;\n}\n", "D_ALLOCA_INCOMPAT", 5,
        "a: cannot reuse the same identifier for both alloca and non-alloca allocations")]
    [InlineData("struct o { int x; };\ntranslator struct o\n{\nint y\n}\n{\nx = 1;\n}\nBEGIN { }\n", "D_DECL_TYPERED", 3, "type redeclared: struct o")]
    [InlineData("#pragma D option iregs=9\nBEGIN { }\n", "D_PRAGMA_OPTSET", 1, "failed to set option 'iregs' to '9': Invalid value for specified option")]
    [InlineData("BEGIN\n{\ntrace(1 word + 2);\n}\n", "D_SYNTAX", 3, "syntax error near \"word + 2);\"")]
    [InlineData("BEGIN\n{\nword = 1;\ntrace(1 word + 2);\n}\n", "D_SYNTAX", 4, "syntax error near \"word\"")]
    [InlineData("BEGIN { trace(offsetof(nosuch_t, member)); }\n", "D_SYNTAX", 1, "syntax error near \"nosuch_t, member)); }\"")]
    [InlineData("typedef nosuch name;\nBEGIN { }\n", "D_SYNTAX", 1, "syntax error near \"name;\"")]
    [InlineData("inline nosuch name = 1;\nBEGIN { }\n", "D_SYNTAX", 1, "syntax error near \"nosuch name = 1;\"")]
    [InlineData("nosuch int;\nBEGIN { }\n", "D_SYNTAX", 1, "expected predicate and/or actions following probe description")]
    [InlineData("int x", "D_SYNTAX", 1, "syntax error near end-of-input")]
    [InlineData("BEGIN\n{\n10ms;\n}\n", "D_SYNTAX", 3, "syntax error near \"ms;\"")]
    [InlineData("BEGIN { trace(`); }\n", "D_IDENT_UNDEF", 1, "failed to resolve `: Unknown symbol name")]
    [InlineData("BEGIN { }\n#pragma D option quiet", "D_SYNTAX", 2, "end-of-file encountered before end of control line")]
    [InlineData("#pragma D option pspec\nint*x\n", "D_SYNTAX", 2, "expected predicate and/or actions following probe description")]
    [InlineData("BEGIN\n{\ntick-1s\n{\n}\n}\n", "D_SYNTAX", 3, "syntax error near \"s\"")]
    [InlineData("BEGIN\n{\ntrace(1);\nEND\n{\n}\n", "D_SYNTAX", 5, "syntax error near \"{\"")]
    [InlineData("BEGIN\n{\npython*:::line\n{\n}\n}\n", "D_SYNTAX", 3, "syntax error near \":\"")]
    [InlineData("BEGIN\n", "D_SYNTAX", 1, "expected predicate and/or actions following probe description")]
    [InlineData("BEGIN;\n", "D_SYNTAX", 1, "syntax error near \";\"")]
    [InlineData("BEGIN /1/\n", "D_SYNTAX", 2, "syntax error near end-of-input")]
    [InlineData("BEGIN { copyout(\"a\", \"b\", \"c\"); }\n", "D_PROTO_ARG", 1, "copyout( ) argument #2 is incompatible with prototype:\n\tprototype: uintptr_t\n\t argument: string")]
    [InlineData("struct { int x; } s;\nBEGIN { pcap(s, 1); }\n", "D_PROTO_ARG", 2, "pcap( ) argument #1 is incompatible with prototype:\n\tprototype: void *\n\t argument: struct ")]
    [InlineData("BEGIN\n{\n@a[1] = count();\n@b = count();\nprinta(\"%d %@d %@d\", @a, @b);\n}\n", "D_PRINTA_AGGKEY", 5, "printa( ): @a and @b do not have matching key signatures: @a has 1 key, @b has 0 keys")]
    [InlineData("int*x\n", "D_SYNTAX", 2, "syntax error near end-of-input")]
    public void Is_said_where_dtrace_says_it(string script, string tag, int line, string sentence)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.d", script);
        var result = PydCommand.RunIn(folder.Path, "dtrace", "-w", "-e", "-x", "errtags", "-s", "a.d");
        Assert.Equal((1, FormattableString.Invariant($"dtrace: failed to compile script a.d: [{tag}] line {line}: {sentence}\n")), (result.ExitCode, result.Error));
    }
}
