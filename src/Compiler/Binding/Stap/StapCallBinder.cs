using System.Globalization;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Shared;
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
        var arguments = call.Arguments.Select((_, i) => expressions.BindArgument(call, i, function.Parameters[i].Type)).ToArray();
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
        // As statements of their own these two are bound elsewhere.
        if (builtin.Name is "error" or "log")
        {
            context.Diagnostics.Report(call.Location, MisplacedStatement, builtin.Name, "as a statement of its own");
            return new BoundError(call.Location);
        }
        var arguments = call.Arguments.Select((_, i) => expressions.BindArgument(call, i, builtin.Parameters[i]!.IsString ? Types.String : Types.Long)).ToArray();
        if (arguments.Any(argument => argument is BoundError))
            return new BoundError(call.Location);
        return new BoundBuiltin(call.Location, builtin, arguments, builtin.Type);
    }

    private BoundError ReportUndefined(CallSyntax call)
    {
        var name = call.Function.Text;
        if (context.Functions.ArgumentCounts(name) is { Count: > 0 } counts)
        {
            context.Diagnostics.Report(call.Location, WrongArgumentCount, name, Wording.Count(counts[^1], "argument", [.. counts.SkipLast(1)]),
                call.Arguments.Count.ToString(CultureInfo.InvariantCulture));
            return new BoundError(call.Location);
        }
        var known = Builtins.Of(Dialect.Stap).Select(builtin => builtin.Name).Concat(context.Functions.Names);
        context.Diagnostics.Report(call.Function.Location, UndefinedFunction, name, Spelling.Suggest(name, known));
        return new BoundError(call.Location);
    }
}
