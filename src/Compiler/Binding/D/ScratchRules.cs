using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Binding.D;

/// <summary>
/// A variable holds addresses of <c>alloca()</c> and <c>copyin()</c>, or none of them: DTrace checks and moves the two in different ways
/// (dt_cook_taint_alloca).
/// </summary>
internal sealed class ScratchRules(DScope scope, DiagnosticBag diagnostics)
{
    private readonly HashSet<Symbol> _scratch = [], _other = [];

    /// <summary>Notes an assignment; false after a message.</summary>
    public bool Allows(TextLocation location, BoundExpression target, BoundExpression value)
    {
        if (SymbolOf(target) is not { } symbol)
            return true;
        if (IsMixed(value))
        {
            diagnostics.Report(location, VariableTemplates.ScratchBranches);
            return false;
        }
        if (IsScratch(value) && !value.Type.IsString)
            scope.Add(_scratch, symbol);
        else if (!DConversions.IsZero(value))
            scope.Add(_other, symbol);
        if (!_scratch.Contains(symbol) || !_other.Contains(symbol))
            return true;
        diagnostics.Report(location, VariableTemplates.ScratchAndOther, symbol.Name);
        return false;
    }

    /// <summary>Whether a value is an address of scratch memory, or was computed from one.</summary>
    public bool IsScratch(BoundExpression value) => value switch
    {
        BoundBuiltin { Builtin.Name: "alloca" or "copyin" } => true,
        BoundVariable or BoundElement => SymbolOf(value) is { } symbol && _scratch.Contains(symbol),
        BoundConversion conversion => IsScratch(conversion.Operand),
        BoundBinary { Operation: < BinaryOperation.Equal } binary => IsScratch(binary.Left) || IsScratch(binary.Right),
        BoundConditional conditional => IsScratch(conditional.WhenTrue) || IsScratch(conditional.WhenFalse),
        BoundSequence sequence => IsScratch(sequence.Second),
        BoundAssignment assignment => IsScratch(assignment.Target),
        BoundIncrement increment => IsScratch(increment.Target),
        BoundIndex index => IsScratch(index.Array),
        BoundMemory { Type: StructType or ArrayType } memory => IsScratch(memory.Base),
        _ => false,
    };

    private bool IsMixed(BoundExpression value) => value switch
    {
        BoundConversion conversion => IsMixed(conversion.Operand),
        BoundBinary { Operation: < BinaryOperation.Equal } binary => IsMixed(binary.Left) || IsMixed(binary.Right),
        BoundConditional { WhenTrue: var first, WhenFalse: var second } => IsScratch(first) != IsScratch(second) || IsMixed(first) || IsMixed(second),
        BoundSequence sequence => IsMixed(sequence.Second),
        _ => false,
    };

    private static Symbol? SymbolOf(BoundExpression place) => place switch
    {
        BoundVariable variable => variable.Symbol,
        BoundElement element => element.Array,
        _ => null,
    };
}
