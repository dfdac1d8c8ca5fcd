using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.TypeTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Structures, unions and enumerations.</summary>
internal sealed class DCompositeBinder(DExpressionBinder expressions, DScope scope, DiagnosticBag diagnostics)
{
    public TypeSymbol Bind(StructSyntax syntax, DTypeBinder types)
    {
        var kind = syntax.IsUnion ? "union" : "struct";
        var type = Declare(syntax.Location, kind, syntax.Tag, syntax.Members is not null, name => new StructType(name, syntax.IsUnion));
        if (type is not StructType structure || syntax.Members is null)
            return type;
        var members = new List<(string? Name, TypeSymbol Type, int Bits)>();
        foreach (var member in syntax.Members)
            BindMember(member, structure, types, members);
        structure.Complete(members);
        if (structure.Size <= TypeLayout.MostBytes)
            return structure;
        diagnostics.Report(syntax.Location, VariableTemplates.MemoryTooBig, structure.Name, Number(structure.Size), Number(TypeLayout.MostBytes));
        return Types.Error;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public TypeSymbol Bind(EnumSyntax syntax)
    {
        var values = new Dictionary<string, long>();
        var type = Declare(syntax.Location, "enum", syntax.Tag, syntax.Enumerators is not null, name => new EnumType(name, values));
        if (type is not EnumType enumeration || syntax.Enumerators is null)
            return type;
        var next = 0L;
        foreach (var enumerator in syntax.Enumerators)
        {
            next = ValueOf(enumerator, values, next);
            Add(enumerator, enumeration, values, next);
            next = (int)(next + 1);
        }
        return enumeration;
    }

    /// <summary>Whether the members of a structure or enumeration have been declared.</summary>
    public static bool IsDefined(TypeSymbol type) => type is StructType { IsComplete: true } or EnumType { Values.Count: > 0 };

    /// <summary>The type of a tag, made where it shows first.</summary>
    private TypeSymbol Declare(TextLocation location, string kind, string? tag, bool defines, Func<string, TypeSymbol> make)
    {
        // D`s and C`s name the script's own types.
        if (!defines && tag is not null && (tag.StartsWith("D`", StringComparison.Ordinal) || tag.StartsWith("C`", StringComparison.Ordinal)))
            tag = tag[2..];
        if (tag?.Contains('`', StringComparison.Ordinal) == true)
        {
            diagnostics.Report(location, ScopedDeclaration, tag);
            return Types.Error;
        }
        var name = $"{kind} {tag ?? "(anon)"}";
        if (tag is null)
            return make(name);
        if (scope.FindTag(name) is not { } known)
        {
            if (!defines && Types.OwnStructure(name) is { } own)
                return own;
            var type = make(name);
            scope.DeclareTag(name, type, location);
            return type;
        }
        if (!defines)
            return known.Type;
        if (IsDefined(known.Type))
        {
            diagnostics.Report(location, known.Location, TypeRedeclared, name, DTypeBinder.Line(known.Location));
            return Types.Error;
        }
        if (known.Type is EnumType)
            scope.DeclareTag(name, make(name), location);
        else
            scope.DeclareTag(name, known.Type, location);
        return scope.FindTag(name)!.Value.Type;
    }

    private void BindMember(StructMemberSyntax syntax, StructType structure, DTypeBinder types, List<(string? Name, TypeSymbol Type, int Bits)> members)
    {
        var type = types.BindSpecifiers(syntax.Specifiers, syntax.Location);
        if (type is ErrorType)
            return;
        if (syntax.Declarators.Count == 0)
        {
            if (type is StructType { IsComplete: true })
                members.Add((null, type, 0));
            else
                diagnostics.Report(syntax.Location, NamelessMember);
            return;
        }
        foreach (var declarator in syntax.Declarators)
        {
            var own = declarator.Declarator is null ? type : types.Derive(type, declarator.Declarator.Derivations);
            var name = declarator.Declarator?.Name?.Text;
            if (own is ErrorType || !CheckMember(declarator, own, name, structure, types))
                continue;
            if (declarator.Bits is null)
                Add(declarator.Location, name, own, 0);
            else if (BitsOf(declarator, own, name) is { } bits)
                Add(declarator.Location, name, own, bits);
        }

        void Add(TextLocation location, string? name, TypeSymbol own, int bits)
        {
            if (name is not null && members.Exists(member => member.Name == name))
                diagnostics.Report(location, DuplicateMember, structure.Name, name, "member");
            else
                members.Add((name ?? "", own, bits));
        }
    }

    private bool CheckMember(MemberDeclaratorSyntax declarator, TypeSymbol type, string? name, StructType structure, DTypeBinder types)
    {
        if (name?.Contains('`', StringComparison.Ordinal) == true)
        {
            diagnostics.Report(declarator.Location, ScopedDeclaration, name);
            return false;
        }
        if (type == structure || type is ArrayType { Element: StructType { IsComplete: false } })
        {
            diagnostics.Report(declarator.Location, IncompleteType, structure.Name, name ?? "");
            return false;
        }
        if (type is ArrayType { Count: 0 } or FunctionType)
        {
            diagnostics.Report(declarator.Location, VoidObject, $"member '{name}'", $"member: {name}");
            return false;
        }
        return types.CheckObject(declarator.Location, type, $"member '{name}'", name ?? "");
    }

    /// <summary>A bit-field's size; null after a message, or for an unnamed one of size 0, which only ends a unit.</summary>
    private int? BitsOf(MemberDeclaratorSyntax declarator, TypeSymbol type, string? name)
    {
        var bits = expressions.Bind(declarator.Bits!);
        if (bits.Type is ErrorType || (name is null && bits is BoundInteger { Value: 0 }))
            return null;
        if (bits is not BoundInteger { Value: > 0 and var count })
            diagnostics.Report(declarator.Bits!.Location, BitFieldConstant);
        else if (type is not IntegerType or EnumType)
            diagnostics.Report(declarator.Location, BitFieldType, Wording.Type(type), name ?? "(anon)");
        else if (count > TypeLayout.SizeOf(type) * 8)
            diagnostics.Report(declarator.Bits!.Location, BitFieldSize, type.Name, (TypeLayout.SizeOf(type) * 8).ToString(CultureInfo.InvariantCulture), name ?? "(anon)");
        else
            return (int)count;
        return null;
    }

    private long ValueOf(EnumeratorSyntax enumerator, Dictionary<string, long> values, long next)
    {
        if (enumerator.Value is null)
            return next;
        if (enumerator.Value is Syntax.NameSyntax { Text: var earlier } && values.TryGetValue(earlier, out var known))
            return known;
        var value = expressions.Bind(enumerator.Value);
        if (value is BoundInteger { Value: >= int.MinValue and <= int.MaxValue and var number })
            return number;
        if (value is BoundInteger)
            diagnostics.Report(enumerator.Value.Location, EnumeratorOverflow, enumerator.Name.Text);
        else if (value.Type is not ErrorType)
            diagnostics.Report(enumerator.Value.Location, EnumeratorConstant, enumerator.Name.Text);
        return next;
    }

    private void Add(EnumeratorSyntax enumerator, EnumType type, Dictionary<string, long> values, long value)
    {
        var name = enumerator.Name.Text;
        if (!values.TryAdd(name, value))
        {
            diagnostics.Report(enumerator.Location, DuplicateMember, type.Name, name, "enumerator");
            return;
        }
        var earlier = scope.Find(VariableKind.Global, name)?.Location ?? scope.FindInline(name)?.Location;
        if (DNames.Describe(name) is { } builtin)
            diagnostics.Report(enumerator.Location, BindingTemplates.BuiltinRedeclared, name, builtin);
        else if (earlier is { } first)
            diagnostics.Report(enumerator.Location, first, BindingTemplates.Redeclared, name, DTypeBinder.Line(first));
        else
            scope.DeclareInline(name, new InlineDefinition(enumerator.Location, [], new BoundInteger(enumerator.Location, value, type)));
    }
}
