using System.Globalization;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Emit.Il;

/// <summary>The emitted instructions as text, read back from the assembly that <c>pyd compile</c> would write.</summary>
internal static class IlPrinter
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static string Print(IrProgram program)
    {
        using var pe = new MemoryStream();
        using var pdb = new MemoryStream();
        ProgramBuilders.Save(program, null, pe, pdb, $"{program.Name}.pdb");
        pe.Position = 0;
        using var reader = new PEReader(pe);
        var metadata = reader.GetMetadataReader();
        var text = new StringBuilder();
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => metadata.GetString(type.Name) != "<Module>"))
        {
            text.Append(CultureInfo.InvariantCulture, $".class {metadata.GetString(type.Name)}\n");
            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
                PrintMethod(text, reader, metadata, method);
        }
        return text.ToString();
    }

    private static void PrintMethod(StringBuilder text, PEReader reader, MetadataReader metadata, MethodDefinition method)
    {
        text.Append(CultureInfo.InvariantCulture, $"  .method {metadata.GetString(method.Name)}\n");
        var body = reader.GetMethodBody(method.RelativeVirtualAddress);
        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            var value = (short)il.ReadByte();
            if (value == 0xFE)
                value = (short)(0xFE00 | il.ReadByte());
            var code = OpCodesByValue[value];
            text.Append(CultureInfo.InvariantCulture, $"    IL_{offset:x4}: {code.Name}{Operand(ref il, code, metadata)}\n");
        }
    }

    private static string Operand(ref BlobReader il, OpCode code, MetadataReader metadata) => code.OperandType switch
    {
        OperandType.InlineNone => "",
        OperandType.ShortInlineBrTarget => Target(il.ReadSByte(), il.Offset),
        OperandType.InlineBrTarget => Target(il.ReadInt32(), il.Offset),
        OperandType.ShortInlineI => Number(il.ReadSByte()),
        OperandType.ShortInlineVar => Number(il.ReadByte()),
        OperandType.InlineVar => Number(il.ReadInt16()),
        OperandType.InlineI => Number(il.ReadInt32()),
        OperandType.InlineI8 => Number(il.ReadInt64()),
        OperandType.InlineString => $" \"{metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(il.ReadInt32())).Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        OperandType.InlineSwitch => Switch(ref il),
        _ => $" {Name(metadata, MetadataTokens.EntityHandle(il.ReadInt32()))}",
    };

    private static string Number(long number) => string.Create(CultureInfo.InvariantCulture, $" {number}");

    private static string Target(int distance, int from) => string.Create(CultureInfo.InvariantCulture, $" IL_{from + distance:x4}");

    private static string Switch(ref BlobReader il)
    {
        var distances = new int[il.ReadInt32()];
        for (var i = 0; i < distances.Length; i++)
            distances[i] = il.ReadInt32();
        var from = il.Offset;
        return $" ({string.Join(",", distances.Select(distance => Target(distance, from)))} )";
    }

    private static string Name(MetadataReader metadata, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                return metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Name);
            case HandleKind.FieldDefinition:
                return metadata.GetString(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).Name);
            case HandleKind.TypeDefinition:
                return metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)handle).Name);
            case HandleKind.TypeReference:
                return metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)handle).Name);
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return $"{Name(metadata, member.Parent)}::{metadata.GetString(member.Name)}";
            case HandleKind.TypeSpecification:
                return "generic";
            default:
                return handle.Kind.ToString();
        }
    }
}
