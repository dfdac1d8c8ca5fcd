using Pyd.Compiler.Syntax;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests.Lowering;

/// <summary>What lowering makes of one construct each: the script on one side, its clauses as IR on the other.</summary>
public sealed class LoweringTests
{
    public static TheoryData<string, string, string> Rewrites => new()
    {
        {
            "a constant divisor needs no check",
            """
            int x; int y; BEGIN { x = y / 2; }
            """,
            """
            clause of line 1
              x = int32((y Divide 2))
            """
        },
        {
            "a divisor is checked once",
            """
            int x; int y; BEGIN { x = x / y; }
            """,
            """
            clause of line 1
              t0 = x
              t1 = y
              if Not(t1)
                fault DivideByZero 0 at site 0
              x = int32(((t1 Equal -1) ? Negate(t0) : (t0 Divide t1)))
            """
        },
        {
            "a predicate is an if",
            """
            int x; BEGIN /x > 1/ { x = 1; }
            """,
            """
            clause of line 1
              if (x Greater 1)
                x = 1
            """
        },
        {
            "a char is kept in its type",
            """
            char c; BEGIN { c = c + 1; }
            """,
            """
            clause of line 1
              c = int8((c Add 1))
            """
        },
        {
            "operands keep their order",
            """
            long x; BEGIN { x = x++ + x; }
            """,
            """
            clause of line 1
              t0 = x
              x = (t0 Add 1)
              x = (t0 Add x)
            """
        },
        {
            "&& skips effects",
            """
            int x; int y; BEGIN { x = y && x++; }
            """,
            """
            clause of line 1
              t1 = 0
              if y
                t0 = x
                x = int32((t0 Add 1))
                t1 = (t0 NotEqual 0)
              x = t1
            """
        },
        {
            "only one branch has effects",
            """
            int x; int y; BEGIN { x = y ? x++ : 3; }
            """,
            """
            clause of line 1
              if y
                t0 = x
                x = int32((t0 Add 1))
                t1 = t0
              else
                t1 = 3
              x = t1
            """
        },
        {
            "^^ has both sides",
            """
            int x; int y; BEGIN { x = x ^^ y; }
            """,
            """
            clause of line 1
              x = ((x NotEqual 0) NotEqual (y NotEqual 0))
            """
        },
        {
            "+= of a long adds in place",
            """
            long a[int]; BEGIN { a[1] += 5; }
            """,
            """
            clause of line 1
              a[1].Add(5)
            """
        },
        {
            "++ of an int is narrowed",
            """
            int a[int]; BEGIN { a[1]++; }
            """,
            """
            clause of line 1
              t0 = a[1].Get()
              t1 = int32((t0 Add 1))
              a[1].Assign(t1)
            """
        },
        {
            "a format is a run of writes",
            """
            BEGIN { printf("%5d|%s|%u\n", 42, "text", 7); }
            """,
            """
            clause of line 1
              TraceProgram.BeginRecord(cpu, 0)
              TraceOutput.Format(42, 0, 0, 5, -9223372036854775808)
              TraceOutput.Literal("|")
              TraceOutput.String("text")
              TraceOutput.Literal("|")
              TraceOutput.Unsigned(7)
              TraceOutput.Literal("\n")
              TraceProgram.EndRecord()
            """
        },
        {
            "a string is read once a firing",
            """
            python*:::line { printf("%s%s", copyinstr(arg0), copyinstr(arg0)); }
            """,
            """
            clause of line 1
              TraceProgram.BeginRecord(cpu, 0)
              if missing(string0)
                string0 = ProcessFunctions.ReadString(arg0)
                if missing(string0)
                  fault BadAddress arg0 at site 0
              t0 = string0
              if missing(string0)
                string0 = ProcessFunctions.ReadString(arg0)
                if missing(string0)
                  fault BadAddress arg0 at site 1
              TraceOutput.String(t0)
              TraceOutput.String(string0)
              TraceProgram.EndRecord()
            """
        },
        {
            "an increment is filled in",
            """
            BEGIN { @a["k"] = quantize(5); }
            """,
            """
            clause of line 1
              agg_a["k"].Quantize(5, 1)
            """
        },
        {
            "after exit the next clause is skipped",
            """
            BEGIN { exit(1); } BEGIN { printf("x"); }
            """,
            """
            clause of line 1
              TraceProgram.BeginRecord(cpu, 0)
              SessionRequests.Exit(1)
              TraceProgram.EndRecord()
            clause of line 1
              if SessionRequests.get_Exiting()
                end clause
              TraceProgram.BeginRecord(cpu, 1)
              TraceOutput.Literal("x")
              TraceProgram.EndRecord()
            """
        },
        {
            "strings compare by order",
            """
            string s; BEGIN { s = "b"; } BEGIN /s < "c"/ { }
            """,
            """
            clause of line 1
              s = "b"
            clause of line 1
              if (TextFunctions.Compare(s, "c") Less 0)
                TraceProgram.BeginRecord(cpu, 1)
                TraceProgram.EndRecord()
            """
        },
        {
            "the probe's name is known",
            """
            BEGIN { printf("%s", probename); printf("%s", probeprov); }
            """,
            """
            clause of line 1
              TraceProgram.BeginRecord(cpu, 0)
              TraceOutput.String("BEGIN")
              TraceOutput.String("dtrace")
              TraceProgram.EndRecord()
            """
        },
        {
            "inlines and constants are folded",
            """
            inline int LIMIT = 2 + 3 * 4; int x; BEGIN { x = LIMIT << 1; }
            """,
            """
            clause of line 1
              x = 28
            """
        },
    };

    [Theory, MemberData(nameof(Rewrites))]
    public void Rewrite(string rule, string script, string expected)
    {
        Assert.NotEmpty(rule);
        var dump = ScriptCompilation.Create(script, Dialect.D).Dump(CompilationStage.Ir);
        var lines = dump.TrimEnd('\n').Split('\n')
            .SkipWhile(line => !line.StartsWith("  clause", StringComparison.Ordinal))
            .Where(line => !line.TrimStart().StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line[2..]);
        Golden.Equal(expected, string.Join('\n', lines));
    }
}
