using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Calls of D's subroutines and of the actions that print values.</summary>
internal sealed class DCallBinder(DExpressionBinder expressions, DiagnosticBag diagnostics)
{
    public BoundExpression Bind(CallSyntax call)
    {
        var name = call.Function.Text;
        if (AggregatingFunctions.Find(name) is not null)
        {
            diagnostics.Report(call.Function.Location, AggregatingFunctionMisplaced, name);
            return new BoundError(call.Location);
        }
        if (Builtins.Find(Dialect.D, name) is not { IsVariable: false } builtin)
        {
            var known = Builtins.Of(Dialect.D).Where(candidate => !candidate.IsVariable).Select(candidate => candidate.Name)
                .Concat(AggregatingFunctions.All.Select(function => function.Name));
            diagnostics.Report(call.Function.Location, UndefinedFunction, name, Spelling.Suggest(name, known));
            return new BoundError(call.Location);
        }
        return name switch
        {
            "printf" => new DFormatBinder(expressions, diagnostics).BindPrintf(call),
            "trace" => BindTrace(call),
            "stringof" => BindStringof(call),
            "printa" or "clear" or "trunc" or "normalize" or "denormalize" => Misplaced(call),
            _ => BindSubroutine(call, builtin),
        };
    }

    /// <summary>A value as a string: strings are, addresses are read, numbers cannot be.</summary>
    public BoundExpression ToText(TextLocation location, BoundExpression operand)
    {
        if (operand.Type.IsString || operand.Type is ErrorType)
            return operand;
        var read = Builtins.Find(Dialect.D, "copyinstr")!;
        return new BoundBuiltin(location, read, [DConversions.Convert(operand, read.Parameters[0]!)], Types.String);
    }

    private BoundExpression BindSubroutine(CallSyntax call, BuiltinSymbol builtin)
    {
        if (!CheckCount(call, builtin.Parameters.Count - builtin.Optional, builtin.Parameters.Count))
            return new BoundError(call.Location);
        var arguments = call.Arguments.Select(expressions.Bind).ToArray();
        if (arguments.Any(argument => argument.Type is ErrorType))
            return new BoundError(call.Location);
        for (var i = 0; i < arguments.Length; i++)
        {
            var wanted = builtin.Parameters[i];
            // strtok(NULL, …) goes on with the string before.
            if (i == 0 && builtin.Name == "strtok" && arguments[0] is BoundNull)
                continue;
            if (wanted is null || (wanted.IsString == arguments[i].Type.IsString && wanted.IsInteger == arguments[i].Type.IsInteger))
                continue;
            diagnostics.Report(arguments[i].Location, WrongArgumentType, (i + 1).ToString(CultureInfo.InvariantCulture), builtin.Name,
                Wording.Type(wanted), wanted.IsString ? DWording.Value(arguments[i]) : Wording.Type(arguments[i].Type));
            return new BoundError(call.Location);
        }
        return new BoundBuiltin(call.Location, builtin, [.. arguments.Select((argument, i) => DConversions.Convert(argument, builtin.Parameters[i]!))], builtin.Type);
    }

    private BoundExpression BindTrace(CallSyntax call)
    {
        if (!CheckCount(call, 1, 1))
            return new BoundError(call.Location);
        var value = expressions.Bind(call.Arguments[0]);
        if (value.Type is ErrorType)
            return value;
        if (value.Type is VoidType)
        {
            diagnostics.Report(value.Location, WrongArgumentType, "1", "trace", "a value", "nothing");
            return new BoundError(call.Location);
        }
        return new BoundTrace(call.Location, value);
    }

    private BoundExpression BindStringof(CallSyntax call) =>
        CheckCount(call, 1, 1) ? ToText(call.Location, expressions.Bind(call.Arguments[0])) : new BoundError(call.Location);

    private BoundError Misplaced(CallSyntax call)
    {
        diagnostics.Report(call.Function.Location, WrongReference, call.Function.Text, "an action", "a value; write it as a statement of its own");
        return new BoundError(call.Location);
    }

    /// <summary>Whether a call has a number of arguments in the range; reports when not.</summary>
    public bool CheckCount(CallSyntax call, int least, int most)
    {
        if (call.Arguments.Count >= least && call.Arguments.Count <= most)
            return true;
        var takes = least == most
            ? Wording.Count(least, "argument")
            : string.Create(CultureInfo.InvariantCulture, $"{least} to {Wording.Count(most, "argument")}");
        diagnostics.Report(call.Location, WrongArgumentCount, call.Function.Text, takes, call.Arguments.Count.ToString(CultureInfo.InvariantCulture));
        return false;
    }
}
