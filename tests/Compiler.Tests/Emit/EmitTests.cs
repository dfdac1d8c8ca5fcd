using System.Reflection;
using System.Runtime.Loader;
using Pyd.Compiler.Syntax;
using Pyd.Runtime;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;
using Pyd.Sources.Replay;
using Pyd.Testing;
using Xunit;

namespace Pyd.Compiler.Tests.Emit;

/// <summary>A script saved as an assembly: it loads, runs, and its symbols lead back to the script.</summary>
public sealed class EmitTests
{
    private const string Script = """
        BEGIN
        {
            printf("first\n");
            printf("%d\n", 6 * 7);
            @a["k"] = count();
        }
        """;

    [Fact]
    public void A_saved_assembly_runs()
    {
        using var folder = new TemporaryFolder();
        using var printed = new MemoryStream();
        Run(Load(folder), new TraceOutput(printed));
        Assert.Equal("first\n42\n\n  k                                                                 1\n", System.Text.Encoding.UTF8.GetString(printed.ToArray()));
    }

    [Fact]
    public void A_stack_trace_shows_the_line_of_the_script()
    {
        using var folder = new TemporaryFolder();
        var program = Load(folder);
        // Without its text the first thing that is printed throws.
        var text = Assert.Single(program.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic), field => field.GetValue(program) is TraceString { Length: 6 } value && value.ToString() == "first\n");
        text.SetValue(program, null);
        var thrown = Assert.Throws<NullReferenceException>(() => Run(program, TraceOutput.Null));
        Assert.Contains("script.d:line 3", thrown.StackTrace, StringComparison.Ordinal);
    }

    /// <summary>C# takes more characters than a script does for the end of a line.</summary>
    [Fact]
    public void A_script_without_any_probe_has_code_too()
    {
        var compilation = ScriptCompilation.Create("probe never { println(1) }", Dialect.Stap);
        Assert.Contains(".method Fire", compilation.Dump(CompilationStage.Il), StringComparison.Ordinal);
        Assert.NotNull(compilation.CreateProgram());
    }

    [Fact]
    public void Line_ends_of_a_script_stay_in_comments_of_its_source()
    {
        var compilation = ScriptCompilation.Create("BEGIN { trace(\"a\u2028b\u2029c\u0085d\"); exit(0); }", Dialect.D, path: "it's\"my\u2028 own.d");
        Assert.NotNull(compilation.CreateProgram(CompilationEngine.CSharp));
    }

    private static TraceProgram Load(TemporaryFolder folder)
    {
        var compilation = ScriptCompilation.Create(Script, Dialect.D, path: Path.Combine(folder.Path, "script.d"));
        Assert.Empty(compilation.Diagnostics);
        var path = Path.Combine(folder.Path, "script.dll");
        var symbols = Path.ChangeExtension(path, ".pdb");
        using (FileStream pe = File.Create(path), pdb = File.Create(symbols))
            compilation.Emit(pe, pdb, symbols);
        var assembly = new AssemblyLoadContext("script").LoadFromAssemblyPath(path);
        return (TraceProgram)Activator.CreateInstance(assembly.GetTypes().Single(type => type.IsSubclassOf(typeof(TraceProgram))))!;
    }

    private static void Run(TraceProgram program, TraceOutput output)
    {
        using var source = new JsonLinesSource(Stream.Null, "no events");
        _ = new TraceSession(program, source, output, _ => { }).Run();
    }
}
