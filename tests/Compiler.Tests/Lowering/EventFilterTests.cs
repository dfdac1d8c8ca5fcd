using Pyd.Compiler.Syntax;
using Xunit;

namespace Pyd.Compiler.Tests.Lowering;

/// <summary>Which events a script does something with: the condition that its probe gets, for clauses of function-entry.</summary>
public sealed class EventFilterTests
{
    /// <summary>A clause of D without its probe, and when its event is wanted: empty for always.</summary>
    public static TheoryData<string, string> Clauses => new()
    {
        // Comparisons.
        { """/copyinstr(arg1) == "f"/ { @ = count(); }""", """arg1 == "f" """ },
        { """/"f" == copyinstr(arg1)/ { @ = count(); }""", """arg1 == "f" """ },
        { """/copyinstr(arg1) != "f"/ { @ = count(); }""", """arg1 != "f" """ },
        { """/!(copyinstr(arg1) == "f")/ { @ = count(); }""", """arg1 != "f" """ },
        { """/copyinstr(arg0) < "f"/ { @ = count(); }""", """arg0 < "f" """ },
        { """/copyinstr(arg0) <= "f"/ { @ = count(); }""", """arg0 <= "f" """ },
        { """/"f" < copyinstr(arg0)/ { @ = count(); }""", """arg0 > "f" """ },
        { """/"f" <= copyinstr(arg0)/ { @ = count(); }""", """arg0 >= "f" """ },
        { """/copyinstr((uintptr_t)arg1) == "f"/ { @ = count(); }""", """arg1 == "f" """ },
        { """/copyinstr(arg1) == "a b;%\n"/ { @ = count(); }""", """arg1 == "a%20b%3B%25%0A" """ },
        // And, or.
        { """/copyinstr(arg1) == "f" && copyinstr(arg0) == "a.py"/ { @ = count(); }""", """missing(arg1) || (arg1 == "f" && arg0 == "a.py") """ },
        { """/copyinstr(arg1) == "f" || copyinstr(arg1) == "g"/ { @ = count(); }""", """arg1 == "g" || arg1 == "f" """ },
        { """/copyinstr(arg1) == "f" && copyinstr(arg1) == "g"/ { @ = count(); }""", """missing(arg1) """ },
        { """/copyinstr(arg1) == "f" || copyinstr(arg1) != "f"/ { @ = count(); }""", "" },
        { """/copyinstr(arg1) == "f" ? 1 : copyinstr(arg1) == "g"/ { @ = count(); }""", """arg1 == "f" || arg1 == "g" """ },
        // What is unknown besides.
        { """/self->x && copyinstr(arg1) == "f"/ { @ = count(); }""", """arg1 == "f" """ },
        { """/copyinstr(arg1) == "f" && arg2 > 5/ { @ = count(); }""", """arg1 == "f" """ },
        { """/copyinstr(arg1) == "f" && basename(copyinstr(arg1)) == "g"/ { @ = count(); }""", """arg1 == "f" """ },
        { """/self->x || copyinstr(arg1) == "f"/ { @ = count(); }""", "" },
        { """/arg2 > 5/ { @ = count(); }""", "" },
        { """/copyinstr(arg1) == execname/ { @ = count(); }""", "" },
        { """/strlen(copyinstr(arg1)) == 5/ { @ = count(); }""", "" },
        { """/copyinstr(arg1, 3) == "abc"/ { @ = count(); }""", "" },
        { """/copyinstr(arg1 + 1) == "bc"/ { @ = count(); }""", "" },
        { """/copyinstr(self->x) == "abc"/ { @ = count(); }""", "" },
        // What may fault or act before the comparison.
        { """/100 / self->x > 1 && copyinstr(arg1) == "f"/ { @ = count(); }""", "" },
        { """/copyinstr(arg1) == "f" && 100 / self->x > 1/ { @ = count(); }""", """arg1 == "f" """ },
        { """/self->x++ && copyinstr(arg1) == "f"/ { @ = count(); }""", "" },
        { """/copyinstr(arg1) == "f" && self->x++/ { @ = count(); }""", """arg1 == "f" """ },
        { """/(self->name = copyinstr(arg1)) == "f"/ { @ = count(); }""", "" },
        // Bodies.
        { """{ @ = count(); }""", "" },
        { """{ copyinstr(arg1); }""", """missing(arg1) """ },
        { """{ this->x = 5; }""", "none" },
        { """/0/ { @ = count(); }""", "none" },
        { """{ this->name = copyinstr(arg1); if (this->name == "f") { @ = count(); } }""", """arg1 == "f" """ },
        { """{ if (copyinstr(arg1) == "f") { @ = count(); } else { @b = count(); } }""", "" },
        { """{ if (copyinstr(arg1) == "f") { this->x = 1; } else { this->x = 0; } if (this->x) { @ = count(); } }""", """arg1 == "f" """ },
        { """{ if (copyinstr(arg1) == "f") { @ = count(); } @ = count(); }""", "" },
        { """{ if (copyinstr(arg1) == "f") { @ = count(); } if (copyinstr(arg0) == "a") { @ = count(); } }""", """arg1 == "f" || arg0 == "a" """ },
        { """{ self->x = copyinstr(arg1) == "f"; }""", "" },
        { """/copyinstr(arg1) == "f"/ { exit(0); }""", """arg1 == "f" """ },
        // Several clauses.
        { """/copyinstr(arg1) == "f"/ { @ = count(); } python*:::function-entry /copyinstr(arg1) == "g"/ { @ = count(); }""", """arg1 == "f" || arg1 == "g" """ },
        { """/copyinstr(arg1) == "f"/ { @ = count(); } python*:::function-entry { @ = count(); }""", "" },
        { """/copyinstr(arg1) == "f"/ { self->x = 1; } python*:::function-entry /self->x/ { @ = count(); }""", "" },
        { """/copyinstr(arg1) == "f"/ { exit(0); } python*:::function-entry /copyinstr(arg1) == "g"/ { @ = count(); }""", """arg1 == "f" || arg1 == "g" """ },
        { """/copyinstr(arg1) == "f"/ { this->x = 1; } python*:::function-entry /this->x/ { @ = count(); }""", "" },
    };

    /// <summary>The same for probes of stap.</summary>
    public static TheoryData<string, string> Probes => new()
    {
        { """{ if (user_string($arg2) == "f") println("x") }""", """arg1 == "f" """ },
        { """{ if (user_string($arg2) != "f") next; println("x") }""", """arg1 == "f" """ },
        { """{ if (user_string($arg2) != "f") next println(user_string($arg1)) }""", """arg1 == "f" """ },
        { """{ name = user_string($arg2); if (name == "f") println("x") }""", """arg1 == "f" """ },
        { """{ file = user_string($arg1); name = user_string($arg2); if (name == "f") println(file) }""", """missing(arg0) || arg1 == "f" """ },
        { """{ if (user_string2($arg2, "?") == "f") println("x") }""", """arg1 == "f" """ },
        { """{ name = user_string2($arg2, "?"); if (name < "f" && name > "b") println("x") }""", """arg1 < "f" && arg1 > "b" """ },
        { """{ if (pid() == target() && user_string($arg2) == "f") println("x") }""", """arg1 == "f" """ },
        { """{ if (user_string($arg2) == "f") println("x") else println("y") }""", "" },
        { """{ if (!(user_string($arg2) == "f")) next; println("x") }""", """arg1 == "f" """ },
        { """{ for (i = 0; i < 3; i++) if (user_string($arg2) == "f") println("x") }""", "" },
        { """{ try { if (user_string($arg2) == "f") println("x") } catch { println("y") } }""", "" },
        { """{ if (is_mine(user_string($arg2))) println("x") } function is_mine:long(name:string) { return name == "f" }""", "" },
        { """{ n++; if (user_string($arg2) == "f") println(n) } global n""", "" },
        { """{ if (user_string($arg2) == "f") println("x") } probe process("python").mark("function__entry") { if (user_string($arg2) == "g") error("x") }""", """arg1 == "f" || arg1 == "g" """ },
    };

    [Theory, MemberData(nameof(Clauses))]
    public void OfAClause(string clause, string expected) => Assert.Equal(expected.Trim(), Filter($"self int x; self string name; python*:::function-entry {clause}", Dialect.D));

    [Theory, MemberData(nameof(Probes))]
    public void OfAProbe(string probe, string expected) => Assert.Equal(expected.Trim(), Filter($"probe process(\"python\").mark(\"function__entry\") {probe}", Dialect.Stap));

    [Fact]
    public void ATooLongOneIsNone()
    {
        string Clause(int count) => $"/{string.Join(" || ", Enumerable.Range(0, count).Select(i => $"copyinstr(arg1) == \"f{i}\""))}/ {{ @ = count(); }}";
        Assert.Equal(12, Filter($"python*:::function-entry {Clause(12)}", Dialect.D).Split("==").Length - 1);
        Assert.Equal("", Filter($"python*:::function-entry {Clause(80)}", Dialect.D));
    }

    private static string Filter(string script, Dialect dialect)
    {
        var compilation = ScriptCompilation.Create(script, dialect);
        Assert.False(compilation.HasErrors, string.Join('\n', compilation.Diagnostics));
        var trigger = compilation.Dump(CompilationStage.Ir).Split('\n').First(line => line.StartsWith("handler function-entry", StringComparison.Ordinal));
        return trigger.Split(", only if ") is [_, var filter] ? filter : "";
    }
}
