using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.TypeTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>What pointers, arrays and structures lead to: <c>*p</c>, <c>&amp;x</c>, <c>p[i]</c>, <c>s.m</c>, <c>p->m</c>, and the sizes of all.</summary>
internal sealed class DMemoryBinder(DExpressionBinder expressions, DiagnosticBag diagnostics)
{
    public BoundExpression BindDereference(UnarySyntax unary)
    {
        var operand = expressions.BindAny(unary.Operand);
        if (operand is BoundTranslation { Type: PointerType } translation)
            return translation with { Location = unary.Location, Type = translation.Output };
        return Dereference(unary.Location, operand);
    }

    private BoundExpression Dereference(TextLocation location, BoundExpression pointer)
    {
        if (pointer.Type is ErrorType)
            return new BoundError(location);
        // A string is an array of characters.
        if (pointer.Type.IsString)
            pointer = new BoundTextAddress(pointer.Location, pointer, new PointerType(Types.Char));
        switch (pointer is BoundTranslation ? null : TypeLayout.TargetOf(pointer.Type))
        {
            case null:
                diagnostics.Report(location, DereferenceValue, Wording.Type(pointer.Type));
                return new BoundError(location);
            case VoidType:
                diagnostics.Report(location, DereferenceVoid);
                return new BoundError(location);
            case FunctionType:
                diagnostics.Report(location, DereferenceFunction);
                return new BoundError(location);
            case var target:
                return new BoundMemory(location, pointer, 0, 0, DLvalues.IsWritable(pointer), target);
        }
    }

    public BoundExpression BindAddressOf(UnarySyntax unary)
    {
        if (unary.Operand is AggregationSyntax)
        {
            diagnostics.Report(unary.Location, AddressOfVariable);
            return new BoundError(unary.Location);
        }
        var operand = expressions.BindAny(unary.Operand);
        switch (operand)
        {
            // Some address that is not 0, so that other mistakes with it are found as well.
            case { Type: ErrorType } when DNameBinder.IsKernelSymbol(unary.Operand):
                return new BoundInteger(unary.Location, 1, new PointerType(Types.Void));
            case { Type: ErrorType }:
                return new BoundError(unary.Location);
            case BoundVariable or BoundElement or BoundArgument or BoundBuiltin { Builtin.IsVariable: true } or BoundTranslation:
                diagnostics.Report(unary.Location, AddressOfVariable);
                return new BoundError(unary.Location);
            case BoundMemory { Bits: > 0 }:
                diagnostics.Report(unary.Location, AddressOfBitField);
                return new BoundError(unary.Location);
            case BoundMemory memory when DLvalues.IsLvalue(memory):
                return AddressOf(unary.Location, memory);
            default:
                diagnostics.Report(unary.Location, AddressOfValue);
                return new BoundError(unary.Location);
        }
    }

    private static BoundBinary AddressOf(TextLocation location, BoundMemory memory) => Add(location, memory.Base, memory.Offset, new PointerType(memory.Type));

    private static BoundBinary Add(TextLocation location, BoundExpression address, long offset, TypeSymbol type) =>
        new(location, BinaryOperation.Add, "+", location, address, new BoundInteger(location, offset, Types.Long), type);

    public BoundExpression BindIndex(ElementSyntax element)
    {
        var target = expressions.Bind(element.Target);
        var index = expressions.Bind(element.Keys[0]);
        if (DKernelBinder.ArrayOf(element.Target) is { } bounded && !CheckIndex(element.Keys[0].Location, bounded, index, diagnostics))
            return new BoundError(element.Location);
        if (target.Type is ErrorType || index.Type is ErrorType)
            return new BoundError(element.Location);
        if (element.Keys.Count > 1)
        {
            diagnostics.Report(element.Location, SeveralIndexes, (element.Target as NameSyntax)?.Text ?? "");
            return new BoundError(element.Location);
        }
        if (target.Type is ArrayType array && index.Type is IntegerType)
            return BindElement(element, target, array, index);
        var plus = new SyntaxToken("PLUS", element.Location, "+");
        var pointer = target.Type.IsString ? new BoundTextAddress(target.Location, target, new PointerType(Types.Char)) : target;
        return Dereference(element.Location, expressions.BindBinary(element.Location, plus, pointer, index));
    }

    private BoundExpression BindElement(ElementSyntax element, BoundExpression target, ArrayType array, BoundExpression index)
    {
        // The array in an element of an associative array is checked at run time only (dt_parser.c).
        if (target is not BoundElement && !CheckIndex(element.Keys[0].Location, array, index, diagnostics))
            return new BoundError(element.Location);
        var size = TypeLayout.SizeOf(array.Element);
        if (index is BoundInteger constant && target is not BoundElement)
            return new BoundMemory(element.Location, target, constant.Value * size, 0, DLvalues.IsWritable(target), array.Element);
        var address = new BoundIndex(element.Location, target, index, array.Count, size, new PointerType(array.Element));
        return new BoundMemory(element.Location, address, 0, 0, DLvalues.IsWritable(target), array.Element);
    }

    /// <summary>
    /// Whether a constant index is inside an array; reports when not. Arrays of one element often stand for longer ones at the end of a
    /// structure and are not checked (dt_parser.c).
    /// </summary>
    public static bool CheckIndex(TextLocation location, ArrayType array, BoundExpression index, DiagnosticBag diagnostics)
    {
        if (index is not BoundInteger { Value: var value } || array.Count <= 1 || (ulong)value < (ulong)array.Count)
            return true;
        diagnostics.Report(location, IndexOutside, value.ToString(CultureInfo.InvariantCulture), array.Count.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    public BoundExpression BindMember(MemberAccessSyntax syntax)
    {
        var target = expressions.BindAny(syntax.Target);
        if (target.Type is ErrorType)
            return new BoundError(syntax.Location);
        if (target is BoundTranslation translation)
            return expressions.Translators.BindMember(syntax, translation);
        var isArrow = syntax.Operator.Text == "->";
        if (isArrow && target.Type is not PointerType)
        {
            diagnostics.Report(syntax.Location, ArrowOnValue, Wording.Type(target.Type));
            return new BoundError(syntax.Location);
        }
        var type = isArrow ? ((PointerType)target.Type).Target : target.Type;
        if (type is not StructType structure)
        {
            diagnostics.Report(syntax.Location, MemberOfNonStruct, syntax.Operator.Text,
                isArrow ? "a pointer to a structure or union" : "a structure or union", isArrow ? target.Type.Name : Wording.Type(type));
            return new BoundError(syntax.Location);
        }
        return FindMember(syntax.Member, structure, NoSuchMember) is { } member ? Member(syntax.Location, target, member, isArrow) : new BoundError(syntax.Location);
    }

    // s.inner.x   ──►   one step from s, both offsets together.
    private static BoundMemory Member(TextLocation location, BoundExpression target, StructMember member, bool isArrow) =>
        !isArrow && target is BoundMemory outer
            ? new BoundMemory(location, outer.Base, outer.Offset + member.Offset, member.Bits, outer.IsWritable, member.Type)
            : new BoundMemory(location, target, member.Offset, member.Bits, DLvalues.IsWritable(target), member.Type);

    private StructMember? FindMember(NameSyntax name, StructType structure, DiagnosticTemplate missing)
    {
        if (!structure.IsComplete)
            diagnostics.Report(name.Location, MemberOfIncomplete, structure.Name);
        else if (structure.Find(name.Text) is { } member)
            return member;
        else
            diagnostics.Report(name.Location, missing, structure.Name, name.Text,
                Spelling.Suggest(name.Text, structure.Members.Select(member => member.Name ?? "")));
        return null;
    }

    public BoundExpression BindSizeof(SizeofSyntax syntax)
    {
        var operand = syntax.Operand is null ? null : expressions.Bind(syntax.Operand);
        var type = operand?.Type ?? expressions.Types.Bind(syntax.Type!);
        if (type is ErrorType)
            return new BoundError(syntax.Location);
        if (operand is BoundMemory { Bits: > 0 })
        {
            diagnostics.Report(syntax.Location, SizeofBitField);
            return new BoundError(syntax.Location);
        }
        var size = operand is BoundString text && !IsName(syntax.Operand) ? text.Value.Split('\0')[0].Length + 1 : TypeLayout.SizeOf(type);
        if (size > 0)
            return new BoundInteger(syntax.Location, size, Types.OwnTypedefs["size_t"]);
        diagnostics.Report(syntax.Location, SizeofUnknown, type.Name);
        return new BoundError(syntax.Location);
    }

    // An inline that is a string constant is a string, not as long as the constant.
    private static bool IsName(ExpressionSyntax? syntax) => syntax is ParenthesizedSyntax inner ? IsName(inner.Expression) : syntax is NameSyntax;

    public BoundExpression BindOffsetof(OffsetofSyntax syntax)
    {
        var type = expressions.Types.Bind(syntax.Type);
        if (type is ErrorType)
            return new BoundError(syntax.Location);
        if (type is not StructType { IsComplete: true } structure)
            diagnostics.Report(syntax.Type.Location, OffsetofType, Wording.Type(type));
        else if (FindMember(syntax.Member, structure, VariableTemplates.OffsetofMember) is not { } member)
            return new BoundError(syntax.Location);
        else if (member.Bits > 0)
            diagnostics.Report(syntax.Member.Location, OffsetofBitField, syntax.Member.Text);
        else
            return new BoundInteger(syntax.Location, member.Offset, Types.Int);
        return new BoundError(syntax.Location);
    }
}
