using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Pyd.Compiler.Ir;
using Pyd.Runtime;

namespace Pyd.Compiler.Emit.Il;

/// <summary>The two things an emitted program can become: one that runs at once, and a saved assembly.</summary>
internal static class ProgramBuilders
{
    /// <summary>Makes a program that runs in this process and stays in it.</summary>
    /// <remarks>Not collectible: such code is compiled once, before anything is known of it, and runs at half the speed (bench/README.md).</remarks>
    public static TraceProgram CreateProgram(IrProgram program)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(program.Name), AssemblyBuilderAccess.Run);
        var (type, _) = new ProgramEmitter(program, assembly.DefineDynamicModule(program.Name), withSymbols: false).Emit();
        return Activator.CreateInstance(type.CreateType()) as TraceProgram ?? throw new System.Diagnostics.UnreachableException($"{program.Name} is no program");
    }

    /// <summary>Writes an assembly with portable symbols.</summary>
    /// <param name="program">The script.</param>
    /// <param name="entryPoint">A static method <c>int (TraceProgram, string[])</c> that the assembly's main method calls, or null for a library.</param>
    /// <param name="peStream">Takes the assembly.</param>
    /// <param name="pdbStream">Takes the symbols.</param>
    /// <param name="pdbPath">The symbols' file name, as the assembly refers to it.</param>
    public static void Save(IrProgram program, MethodInfo? entryPoint, Stream peStream, Stream pdbStream, string pdbPath)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(program.Name), typeof(object).Assembly);
        var (type, constructor) = new ProgramEmitter(program, assembly.DefineDynamicModule(program.Name), withSymbols: true).Emit();
        var main = entryPoint is null ? null : EmitMain(type, constructor, entryPoint);
        type.CreateType();
        var metadata = assembly.GenerateMetadata(out var ilStream, out var fieldData, out var pdbMetadata);
        var pdb = new PortablePdbBuilder(pdbMetadata, metadata.GetRowCounts(), main is null ? default : MetadataTokens.MethodDefinitionHandle(main.MetadataToken));
        var pdbBlob = new BlobBuilder();
        var pdbId = pdb.Serialize(pdbBlob);
        pdbBlob.WriteContentTo(pdbStream);
        var debug = new DebugDirectoryBuilder();
        debug.AddCodeViewEntry(Path.GetFileName(pdbPath), pdbId, pdb.FormatVersion);
        var pe = new ManagedPEBuilder(new PEHeaderBuilder(imageCharacteristics: Characteristics.ExecutableImage | Characteristics.Dll),
            new MetadataRootBuilder(metadata), ilStream, fieldData, debugDirectoryBuilder: debug,
            entryPoint: main is null ? default : MetadataTokens.MethodDefinitionHandle(main.MetadataToken));
        var peBlob = new BlobBuilder();
        pe.Serialize(peBlob);
        peBlob.WriteContentTo(peStream);
    }

    // public static int Main(string[] args) => EntryPoint(new CallStack(), args);
    private static MethodBuilder EmitMain(TypeBuilder type, ConstructorBuilder constructor, MethodInfo entryPoint)
    {
        var method = type.DefineMethod("Main", MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, typeof(int), [typeof(string[])]);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, entryPoint);
        il.Emit(OpCodes.Ret);
        return method;
    }
}
