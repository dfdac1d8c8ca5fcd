using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Makes types agree and says where they do not.</summary>
internal sealed class StapTypes(DiagnosticBag diagnostics)
{
    private readonly List<BoundExpression> _anyType = [];

    /// <summary>An operand of an operator or keyword; an error node after a message.</summary>
    /// <param name="expression">The operand.</param>
    /// <param name="type">The type that it must have.</param>
    /// <param name="user">The operator or keyword.</param>
    /// <param name="place">What the place is called when its type was settled elsewhere.</param>
    public BoundExpression Require(BoundExpression expression, TypeSymbol type, string user, string place = "") =>
        Fit(expression, type, place, () => diagnostics.Report(expression.Location, WrongOperandType, user, Wording.Type(type), $"{Wording.Type(expression.Type)}{Hint(user)}"));

    /// <summary>A function's argument.</summary>
    public BoundExpression RequireArgument(BoundExpression expression, TypeSymbol type, string function, int index) =>
        Fit(expression, type, $"argument {index + 1} of {function}()", () => diagnostics.Report(expression.Location, WrongArgumentType, Number(index + 1), function,
            Wording.Type(type), Wording.Type(expression.Type)));

    /// <summary>Whether a variable and a value have one type; reports when not.</summary>
    public bool Agree(TextLocation location, string name, TypeSymbol variable, BoundExpression value)
    {
        if (value is BoundError || InferredType.Unify(variable, value.Type, location))
            return true;
        if (InferredType.SettledBy(variable) is { } settled)
            ReportMismatch(value.Location, settled, $"this is {Wording.Type(value.Type)}", $"'{name}'", variable);
        else
            diagnostics.Report(value.Location, WrongOperandType, name, Wording.Type(variable), Wording.Type(value.Type));
        InferredType.Abandon(variable);
        InferredType.Abandon(value.Type);
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

    /// <summary>Values that can be of any type, but must have one in the end.</summary>
    public void Note(BoundExpression value) => _anyType.Add(value);

    /// <summary>Those of them that have none: what a function returns that never returns anything.</summary>
    public IEnumerable<BoundExpression> Unresolved() => _anyType.Where(value => value is BoundCall && InferredType.Resolve(value.Type) is InferredType);

    private BoundExpression Fit(BoundExpression expression, TypeSymbol type, string place, Action report)
    {
        if (expression is BoundError || InferredType.Unify(expression.Type, type, expression.Location))
            return expression;
        if (InferredType.SettledBy(expression.Type) is { } settled)
            ReportMismatch(expression.Location, settled, $"{Wording.Type(type)} is needed", NameOf(expression), expression.Type);
        else if (InferredType.SettledBy(type) is { } earlier)
            ReportMismatch(expression.Location, earlier, $"this is {Wording.Type(expression.Type)}", place, type);
        else
            report();
        InferredType.Abandon(expression.Type);
        InferredType.Abandon(type);
        return new BoundError(expression.Location);
    }

    private void ReportMismatch(TextLocation location, TextLocation settled, string here, string name, TypeSymbol there) =>
        diagnostics.Report(location, settled, TypeMismatch, here, name, Wording.Type(there), Number(settled.Line));

    /// <summary>What somebody meant who writes Python's operators.</summary>
    private static string Hint(string user) => user switch
    {
        "+" or "+=" => "; '.' joins strings",
        "." => "; sprint() makes a string of a number",
        "if" or "while" or "for" or "?:" or "&&" or "||" or "!" => "; compare it, for example with \"\"",
        _ => "",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(BoundExpression expression) => expression switch
    {
        BoundVariable variable => $"'{variable.Symbol.Name}'",
        BoundElement element => $"an element of '{element.Array.Name}'",
        BoundCall call => $"what {call.Function.Name}() returns",
        _ => $"'{expression.Location.Text}'",
    };
}
