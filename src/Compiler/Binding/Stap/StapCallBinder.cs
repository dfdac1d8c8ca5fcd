using System.Globalization;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.Stap;

/// <summary>Calls of stap's functions, the script's own first.</summary>
internal sealed class StapCallBinder(StapExpressionBinder expressions, StapContext context)
{
    public BoundExpression Bind(CallSyntax call)
    {
        var name = call.Function.Text;
        if (context.Functions.Find(name, call.Arguments.Count) is { } function)
            return BindScriptFunction(call, function);
        if (Builtins.Find(Dialect.Stap, name) is not { } builtin)
            return ReportUndefined(call);
        if (PrintNames.TryParse(name, out var print))
            return new StapPrintBinder(expressions, context).Bind(call, print);
        return BindBuiltin(call, builtin);
    }

    private BoundExpression BindScriptFunction(CallSyntax call, FunctionSymbol function)
    {
        var arguments = call.Arguments.Select((argument, i) => context.Types.Require(expressions.Bind(argument), function.Parameters[i].Type)).ToArray();
        return arguments.Any(argument => argument is BoundError) ? new BoundError(call.Location) : new BoundCall(call.Location, function, arguments);
    }

    private BoundExpression BindBuiltin(CallSyntax call, BuiltinSymbol builtin)
    {
        if (call.Arguments.Count != builtin.Parameters.Count)
        {
            context.Diagnostics.Report(call.Location, WrongArgumentCount, builtin.Name, Wording.Count(builtin.Parameters.Count, "argument"),
                call.Arguments.Count.ToString(CultureInfo.InvariantCulture));
            return new BoundError(call.Location);
        }
        var arguments = new BoundExpression[call.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = expressions.Bind(call.Arguments[i]);
            var wanted = builtin.Parameters[i]!.IsString ? Types.String : (TypeSymbol)Types.Long;
            if (arguments[i] is BoundError)
                return arguments[i];
            if (InferredType.Unify(arguments[i].Type, wanted, call.Arguments[i].Location))
                continue;
            context.Diagnostics.Report(arguments[i].Location, WrongArgumentType, (i + 1).ToString(CultureInfo.InvariantCulture), builtin.Name,
                Wording.Type(wanted), Wording.Type(arguments[i].Type));
            return new BoundError(call.Location);
        }
        return new BoundBuiltin(call.Location, builtin, arguments, builtin.Type);
    }

    private BoundError ReportUndefined(CallSyntax call)
    {
        var name = call.Function.Text;
        var known = Builtins.Of(Dialect.Stap).Select(builtin => builtin.Name).Concat(context.Functions.Names);
        context.Diagnostics.Report(call.Function.Location, UndefinedFunction, name, Spelling.Suggest(name, known));
        return new BoundError(call.Location);
    }
}
