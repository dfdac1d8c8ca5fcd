using System.Reflection;
using Pyd.Compiler.Binding;
using Pyd.Compiler.Emit.CSharp;
using Pyd.Compiler.Emit.Il;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Syntax;
using Pyd.Runtime;

namespace Pyd.Compiler;

/// <summary>What needs more than the front end: programs that run, assemblies, and a look at all stages.</summary>
public sealed partial class ScriptCompilation
{
    /// <summary>A stage of the compilation as text.</summary>
    /// <exception cref="InvalidOperationException">The script has errors, and the stage needs a script without.</exception>
    public string Dump(CompilationStage stage) => stage switch
    {
        CompilationStage.Tokens => SyntaxPrinter.PrintTokens(Tree.Tokens),
        CompilationStage.Syntax => SyntaxPrinter.Print(Tree.Root),
        CompilationStage.Bound => BoundPrinter.Print(_bound.Value.Program),
        CompilationStage.Ir => IrPrinter.Print(_ir.Value),
        CompilationStage.Cs => EmitCSharp(),
        CompilationStage.Il => IlPrinter.Print(_ir.Value),
        _ => throw new System.Diagnostics.UnreachableException($"{stage}"),
    };

    /// <summary>Makes a program that runs in this process.</summary>
    /// <param name="engine">What compiles it; both engines make programs that print the same.</param>
    /// <exception cref="InvalidOperationException">The script has errors.</exception>
    public TraceProgram CreateProgram(CompilationEngine engine = CompilationEngine.Il) => engine switch
    {
        CompilationEngine.Il => ProgramBuilders.CreateProgram(_ir.Value),
        CompilationEngine.CSharp => RoslynEngine.CreateProgram(EmitCSharp(), _ir.Value.Name),
        _ => throw new System.Diagnostics.UnreachableException($"{engine}"),
    };

    /// <summary>Writes the program as an assembly with portable symbols.</summary>
    /// <param name="peStream">Takes the assembly.</param>
    /// <param name="pdbStream">Takes the symbols.</param>
    /// <param name="pdbPath">The symbols' file name, as the assembly refers to it.</param>
    /// <param name="entryPoint">A static method <c>int (TraceProgram, string[])</c> that the assembly's main method calls, or null for a library.</param>
    /// <exception cref="InvalidOperationException">The script has errors.</exception>
    public void Emit(Stream peStream, Stream pdbStream, string pdbPath, MethodInfo? entryPoint = null) =>
        ProgramBuilders.Save(_ir.Value, entryPoint, peStream, pdbStream, pdbPath);
}
