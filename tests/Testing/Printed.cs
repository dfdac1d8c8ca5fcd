using System.Text;
using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Replay;
using Xunit;

namespace Pyd.Testing;

/// <summary>What a script prints on an empty trace: for what a golden case cannot give it, tapsets for example.</summary>
public static class Printed
{
    public static string By(string script, Dialect dialect, CompilationOptions? options = null) => By(ScriptCompilation.Create(script, dialect, options));

    public static string By(ScriptCompilation compilation)
    {
        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error);
        using var printed = new MemoryStream();
        using var source = new JsonLinesSource(Stream.Null, "no events");
        new TraceSession(compilation.CreateProgram(), source, new TraceOutput(printed), message => Assert.Fail(message)).Run();
        return Encoding.UTF8.GetString(printed.ToArray());
    }
}
