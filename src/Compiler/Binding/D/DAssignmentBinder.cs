using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Assignments, plain and compound, and increments, of every kind of place.</summary>
internal sealed class DAssignmentBinder(DExpressionBinder expressions, ScratchRules scratch, DiagnosticBag diagnostics)
{
    public BoundExpression Bind(AssignmentSyntax assignment)
    {
        if (assignment.Target is AggregationSyntax aggregation)
        {
            diagnostics.Report(aggregation.Location, AggregationMisplaced);
            return new BoundError(assignment.Location);
        }
        return assignment.Operator.Text == "=" ? BindPlain(assignment) : BindCompound(assignment);
    }

    private BoundExpression BindPlain(AssignmentSyntax assignment)
    {
        var value = expressions.BindAny(assignment.Value);
        if (value is BoundValueless)
            return Report(value.Location, IncompatibleTypes, "=", "a variable", DWording.Value(value));
        if (value.Type is VoidType)
        {
            diagnostics.Report(value.Location, WrongOperandType, "=", "a value", "nothing");
            value = new BoundError(value.Location);
        }
        var target = expressions.Names.BindTarget(assignment.Target, value.Type);
        if (target.Type is ErrorType || value.Type is ErrorType)
            return new BoundError(assignment.Location);
        if (value is BoundTranslation translation)
            return expressions.Translators.BindAssignment(assignment.Location, target, translation);
        if (target.Type is ArrayType or FunctionType)
            return Report(assignment.Location, TypeTemplates.WholeArray, "=", target.Type.Name);
        // 0 removes an element or thread-local, whatever its type.
        var isRemoval = DConversions.IsZero(value) && target is BoundElement or BoundVariable { Symbol.Kind: VariableKind.ThreadLocal };
        if (!DConversions.Accepts(target.Type, value) && !(isRemoval && DConversions.IsZero(value)))
            return Report(assignment.Location, IncompatibleTypes, "=", Wording.Type(target.Type), DWording.Value(value), target.Type.Name, DWording.Name(value));
        return CheckPlace(target, "=") && scratch.Allows(assignment.Location, target, value) ? new BoundAssignment(assignment.Location, target, DConversions.To(value, target.Type)) : new BoundError(assignment.Location);
    }

    private BoundExpression BindCompound(AssignmentSyntax assignment)
    {
        var symbol = assignment.Operator.Text;
        var target = expressions.Names.BindTarget(assignment.Target, null);
        var value = expressions.Bind(assignment.Value);
        if (target.Type is ErrorType || value.Type is ErrorType)
            return new BoundError(assignment.Location);
        var areNumbers = TypeLayout.IsArithmetic(target.Type) && TypeLayout.IsArithmetic(value.Type);
        if (symbol is "+=" or "-=" && !areNumbers)
        {
            if (target.Type.IsString || value.Type.IsString)
                return Report(assignment.Location, IncompatibleTypes, symbol, Wording.Type(target.Type), DWording.Value(value), target.Type.Name, DWording.Name(value));
            if (target.Type is not PointerType || TypeLayout.IsBlindPointer(target.Type))
                return Report(assignment.Location, TypeTemplates.BlindPointer, symbol, Wording.Type(target.Type));
            if (value.Type is not IntegerType)
                return Report(assignment.Location, IncompatibleTypes, symbol, Wording.Type(target.Type), Wording.Type(value.Type), target.Type.Name, DWording.Name(value));
        }
        var token = assignment.Operator with { Text = symbol[..^1] };
        var result = expressions.BindBinary(assignment.Location, token, new BoundOldValue(target.Location, target.Type), value);
        if (result.Type is ErrorType || !CheckPlace(target, symbol))
            return new BoundError(assignment.Location);
        return new BoundAssignment(assignment.Location, target, DConversions.To(result, target.Type));
    }

    public BoundExpression BindIncrement(TextLocation location, ExpressionSyntax operand, SyntaxToken token, bool isPostfix)
    {
        var target = expressions.Names.BindTarget(operand, Types.Long);
        if (target.Type is ErrorType)
            return new BoundError(location);
        if (!TypeLayout.IsScalar(target.Type))
            return Report(location, TypeTemplates.OperandScalar, token.Text, Wording.Type(target.Type), "operand");
        if (TypeLayout.IsBlindPointer(target.Type))
            return Report(location, TypeTemplates.BlindPointer, token.Text, Wording.Type(target.Type));
        if (!CheckPlace(target, token.Text))
            return new BoundError(location);
        var step = target.Type is PointerType pointer ? TypeLayout.SizeOf(pointer.Target) : 1;
        return new BoundIncrement(location, target, token.Text == "++" ? step : -step, isPostfix);
    }

    /// <summary>Whether something can be assigned; reports when not.</summary>
    private bool CheckPlace(BoundExpression target, string symbol)
    {
        if (!DLvalues.IsLvalue(target))
            diagnostics.Report(target.Location, NotAssignable, "this", symbol);
        else if (!DLvalues.IsWritable(target))
            diagnostics.Report(target.Location, ReadOnly, target.Location.Text, target is BoundMemory ? "behind a pointer that is no variable" : "set by D itself", symbol);
        else
            return true;
        return false;
    }

    private BoundError Report(TextLocation location, DiagnosticTemplate template, params string[] arguments)
    {
        diagnostics.Report(location, template, arguments);
        return new BoundError(location);
    }
}
