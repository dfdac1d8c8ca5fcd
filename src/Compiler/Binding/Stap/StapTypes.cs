using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Makes types agree and says where they do not.</summary>
internal sealed class StapTypes(DiagnosticBag diagnostics)
{
    /// <summary>An expression that must have a type; an error node after a message.</summary>
    public BoundExpression Require(BoundExpression expression, TypeSymbol type)
    {
        if (expression is BoundError || InferredType.Unify(expression.Type, type, expression.Location))
            return expression;
        Report(expression.Location, type, NameOf(expression), expression.Type);
        return new BoundError(expression.Location);
    }

    /// <summary>Whether a variable and a value have one type; reports when not.</summary>
    public bool Agree(TextLocation location, string name, TypeSymbol variable, BoundExpression value)
    {
        if (value is BoundError || InferredType.Unify(variable, value.Type, location))
            return true;
        Report(value.Location, value.Type, name, variable);
        return false;
    }

    /// <summary>Whether two operands have one type; reports when not.</summary>
    public bool Agree(TextLocation location, string @operator, BoundExpression left, BoundExpression right)
    {
        if (left is BoundError || right is BoundError || InferredType.Unify(left.Type, right.Type, location))
            return true;
        diagnostics.Report(location, IncompatibleTypes, @operator, Wording.Type(left.Type), Wording.Type(right.Type));
        return false;
    }

    private void Report(TextLocation location, TypeSymbol here, string name, TypeSymbol there)
    {
        var settled = InferredType.SettledBy(there);
        if (settled is { } place)
            diagnostics.Report(location, place, TypeMismatch, Wording.Type(here), name, Wording.Type(there), place.Line.ToString(CultureInfo.InvariantCulture));
        else
            diagnostics.Report(location, WrongOperandType, "this place", Wording.Type(here), Wording.Type(there));
    }

    private static string NameOf(BoundExpression expression) => expression switch
    {
        BoundVariable variable => variable.Symbol.Name,
        BoundElement element => element.Array.Name,
        BoundCall call => $"{call.Function.Name}()",
        _ => expression.Location.Text,
    };
}
