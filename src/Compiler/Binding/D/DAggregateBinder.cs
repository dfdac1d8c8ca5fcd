using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.PrintingTemplates;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary><c>@name[keys] = function(values)</c>: an unknown aggregation takes its function, keys and parameters from the first.</summary>
internal sealed class DAggregateBinder(DScope scope, DExpressionBinder expressions, DCallBinder calls, RecordingRules recording, DiagnosticBag diagnostics)
{
    /// <summary>Null after a message; then the aggregation is known to be broken, not missing.</summary>
    public BoundAggregate? Bind(AssignmentSyntax assignment, AggregationSyntax target)
    {
        if (BindAggregate(assignment, target) is { } bound)
            return bound;
        scope.Break(target.Name);
        return null;
    }

    private BoundAggregate? BindAggregate(AssignmentSyntax assignment, AggregationSyntax target)
    {
        if (assignment.Operator.Text != "=" || assignment.Value is not CallSyntax call)
        {
            diagnostics.Report(assignment.Value.Location, NotAggregating, "");
            return null;
        }
        if (FunctionOf(call) is not { } function || !recording.Allows(ActionKind.Aggregation, function.Name, assignment.Location))
            return null;
        var most = function.Values + function.Constants + (function.HasIncrement ? 1 : 0);
        if (!calls.CheckCount(call, function.Values + function.Constants - function.OptionalConstants, most))
            return null;
        if (BindKeys(target) is not { } keys || BindValues(call, function) is not { } values || BindConstants(call, function) is not { } constants)
            return null;
        if (Resolve(target, function, constants, keys) is not { } aggregation
            || expressions.Names.CheckKeys(target.Location, $"@{target.Name}", aggregation.Keys, keys) is not { } converted)
            return null;
        return new BoundAggregate(assignment.Location, aggregation, converted, values);
    }

    private AggregatingFunction? FunctionOf(CallSyntax call)
    {
        var name = call.Function.Text;
        if (AggregatingFunctions.Find(name) is { } function)
            return function;
        var suggestion = Spelling.Suggest(name, AggregatingFunctions.All.Select(candidate => candidate.Name));
        if (DNames.Describe(name) is null)
            diagnostics.Report(call.Function.Location, UndefinedFunction, name, suggestion);
        else
            diagnostics.Report(call.Function.Location, NotAggregating, suggestion);
        return null;
    }

    private BoundExpression[]? BindKeys(AggregationSyntax target)
    {
        var keys = new List<BoundExpression>();
        foreach (var syntax in target.Keys)
        {
            if (syntax is AggregationSyntax)
            {
                diagnostics.Report(syntax.Location, KeyType, "an aggregation");
                return null;
            }
            var key = expressions.BindAny(syntax);
            if (key.Type is VoidType)
                diagnostics.Report(syntax.Location, KeyType, "what has no value");
            else if (key is BoundTranslation)
                diagnostics.Report(syntax.Location, KeyType, "a translation");
            if (key.Type is VoidType or ErrorType || key is BoundTranslation)
                return null;
            keys.Add(key);
        }
        return [.. keys];
    }

    private AggregationSymbol? Resolve(AggregationSyntax target, AggregatingFunction function, IReadOnlyList<long> constants, BoundExpression[] keys)
    {
        if (scope.FindAggregation(target.Name) is not { } known)
            return scope.Declare(new AggregationSymbol(target.Name, target.Location, function, [.. keys.Select(key => key.Type)], constants));
        if (known.Function != function)
        {
            diagnostics.Report(target.Location, known.Location, AggregationRedefined, target.Name, known.Function.Name, $"{function.Name}()");
            return null;
        }
        for (var i = 0; i < constants.Count; i++)
        {
            if (known.Parameters[i] == constants[i])
                continue;
            var parameter = QuantizeRules.ParametersOf(function.Name)[i];
            diagnostics.Report(target.Location, known.Location, parameter.Differs, target.Name, parameter.Name, known.Location.Line.ToString(CultureInfo.InvariantCulture));
            return null;
        }
        return known;
    }

    private IReadOnlyList<long>? BindConstants(CallSyntax call, AggregatingFunction function)
    {
        var parameters = QuantizeRules.ParametersOf(function.Name);
        var constants = new List<long>();
        foreach (var argument in call.Arguments.Skip(function.Values).Take(function.Constants))
        {
            var parameter = parameters[constants.Count];
            var bound = expressions.Bind(argument);
            if (bound is BoundInteger constant && (!parameter.IsPositive || constant.Value > 0))
            {
                constants.Add(constant.Value);
                continue;
            }
            // Base and limit come before the step (dt_cg.c).
            if (function.Name == "lquantize" && constants.Count == 2 && QuantizeRules.Problem(function.Name, [.. constants, 1]) is var (earlier, reason)
                && earlier != LinearStepSmall)
            {
                diagnostics.Report(call.Location, earlier, function.Name, reason);
                return null;
            }
            if (bound.Type is not ErrorType)
                diagnostics.Report(argument.Location, parameter.WrongType, function.Name, $"the {parameter.Name} must be an integer constant{(parameter.IsPositive ? " above 0" : "")}");
            return null;
        }
        if (function.Name == "lquantize" && constants.Count == 2)
            constants.Add(1);
        if (QuantizeRules.Problem(function.Name, constants) is not var (template, problem))
            return constants;
        diagnostics.Report(call.Location, template, function.Name, problem);
        return null;
    }

    /// <summary>The aggregated value, and for quantizing functions how often it counts.</summary>
    private IReadOnlyList<BoundExpression>? BindValues(CallSyntax call, AggregatingFunction function)
    {
        var values = new List<BoundExpression>();
        foreach (var argument in call.Arguments.Take(function.Values).Concat(call.Arguments.Skip(function.Values + function.Constants)))
        {
            var value = expressions.Bind(argument);
            if (value.Type is ErrorType)
                return null;
            if (!value.Type.IsInteger)
            {
                if (values.Count == 0)
                    diagnostics.Report(argument.Location, AggregateScalar, function.Name, DWording.Value(value));
                else
                    diagnostics.Report(argument.Location, WrongArgumentType, (call.Arguments.Count).ToString(CultureInfo.InvariantCulture), function.Name, "an integer", DWording.Value(value));
                return null;
            }
            values.Add(value);
        }
        if (function.HasIncrement && values.Count == 1)
            values.Add(new BoundInteger(call.Location, 1, Types.Long));
        return values;
    }
}
