using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Pyd.Compiler;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using ScriptText = Pyd.Compiler.Text.SourceText;

namespace Pyd.SourceGenerator;

/// <summary>From a script's text to C#, by the compiler's own front end.</summary>
internal static class ScriptCompiler
{
    private static readonly Lazy<IReadOnlyList<ScriptText>> Tapset = new(OwnTapset.Read);

    /// <summary>Whether a file is a script, by its name.</summary>
    public static bool IsScript(string path) => DialectOf(path) is not null;

    /// <summary>Compiles a script.</summary>
    /// <param name="file">Its file and class.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="space">The class's namespace, or null for none.</param>
    public static GeneratedScript Compile(ProjectScript file, string text, string? space)
    {
        var dialect = DialectOf(file.Path) ?? throw new ArgumentOutOfRangeException(nameof(file));
        var options = new Pyd.Compiler.CompilationOptions { ClassName = file.ClassName, Library = dialect == Dialect.Stap ? [.. Tapset.Value] : [] };
        var compilation = ScriptCompilation.Create(text, dialect, options, file.Path);
        var problems = new EquatableList<ScriptProblem>([.. compilation.Diagnostics.Select(Convert)]);
        return new GeneratedScript(file.Path, $"{file.ClassName}.g.cs", compilation.HasErrors ? "" : compilation.EmitCSharp(space, isHosted: true), problems);
    }

    private static Dialect? DialectOf(string path) => Path.GetExtension(path) switch
    {
        ".d" => Dialect.D,
        ".stp" => Dialect.Stap,
        _ => null,
    };

    private static ScriptProblem Convert(Compiler.Diagnostics.Diagnostic problem)
    {
        var location = problem.Location;
        return new ScriptProblem(problem.Id, problem.Message,
            problem.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            location.Path, new Microsoft.CodeAnalysis.Text.TextSpan(location.Start, location.Length), new LinePositionSpan(At(location, location.Start), At(location, location.End)));
    }

    // Roslyn counts lines and columns from 0.
    private static LinePosition At(TextLocation location, int offset)
    {
        var (line, column) = location.Source.Position(Math.Min(offset, location.Source.Content.Length));
        return new LinePosition(line - 1, column - 1);
    }
}
