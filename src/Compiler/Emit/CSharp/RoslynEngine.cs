using System.Diagnostics;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pyd.Runtime;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>Compiles the C# of a script in memory.</summary>
internal static class RoslynEngine
{
    // What every script's compilation begins with: only those of one assembly name share what Roslyn has read of the references.
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create("Script", [],
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(TraceProgram).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)));

    /// <summary>Makes a program of a class that the file declares.</summary>
    public static TraceProgram CreateProgram(string source, string name)
    {
        var compilation = Empty.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        if (!result.Success)
            throw new UnreachableException($"{string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error))}\n{source}");
        assembly.Position = 0;
        var loaded = new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(assembly);
        return loaded.GetType(name) is { } type && Activator.CreateInstance(type) is TraceProgram program ? program : throw new UnreachableException($"no program {name}");
    }
}
