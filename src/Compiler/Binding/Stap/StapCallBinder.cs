using System.Globalization;
using Pyd.Compiler.Diagnostics;
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
        if (context.Functions.Find(name, call.Arguments.Count, call.Location.Source) is { Count: > 0 } functions)
            return BindScriptFunction(call, functions);
        if (ProbeNames.Knows(name) && call.Arguments.Count == 0)
            return BindProbeName(call);
        if (Builtins.Find(Dialect.Stap, name) is not { } builtin || (name == "abort" && context.IsOlderThan("4.0")))
            return ReportUndefined(call);
        if (name is "python_print_backtrace" or "python_sprint_backtrace" && call.Arguments.Count == 0)
            return BindBacktrace(call);
        if (PrintNames.TryParse(name, out var print))
            return new StapPrintBinder(expressions, context).Bind(call, print);
        return BindBuiltin(call, builtin);
    }

    /// <summary>The tapset's function that does what <c>exit()</c> and its kin do and has a value; null when a call means another function.</summary>
    public string? FindValueOf(CallSyntax call) =>
        call.Function.Text is "error" or "exit" or "log" or "warn"
        && context.Functions.Look(call.Function.Text, call.Arguments.Count, call.Location.Source).Count == 0
        && context.Functions.Find($"__{call.Function.Text}", call.Arguments.Count, call.Location.Source).Count > 0
            ? $"__{call.Function.Text}"
            : null;

    private BoundExpression BindScriptFunction(CallSyntax call, IReadOnlyList<FunctionSymbol> functions)
    {
        var first = functions[0];
        var arguments = call.Arguments.Select((_, i) => expressions.BindArgument(call, i, first.Parameters[i].Type)).ToArray();
        foreach (var other in functions.Skip(1))
        {
            arguments = [.. arguments.Select((argument, i) => context.Types.RequireArgument(argument, other.Parameters[i].Type, other.Name, i))];
            InferredType.Unify(other.Returns, first.Returns, call.Location);
        }
        return arguments.Any(argument => argument is BoundError)
            ? new BoundError(call.Location)
            : new BoundCall(call.Location, first, arguments) { Alternatives = [.. functions.Skip(1)] };
    }

    private BoundExpression BindProbeName(CallSyntax call)
    {
        var name = call.Function.Text;
        return context.Probe is { } probe
            ? new BoundString(call.Location, ProbeNames.Of(name, probe.Name, probe.AliasName, probe.Trigger))
            : new BoundVariable(call.Location, context.Names.Symbol(name, call.Location));
    }

    private BoundExpression BindBacktrace(CallSyntax call)
    {
        if (!context.IsPython)
        {
            context.Diagnostics.Report(call.Location, NoPythonFunction, call.Function.Text);
            return new BoundError(call.Location);
        }
        var text = PythonVariables.Read(call.Location, "$$backtrace");
        return call.Function.Text == "python_sprint_backtrace"
            ? text
            : new BoundFormat(call.Location, [new BoundConversionPiece(FormatConversion.Text, FormatFlags.Stap, null, null, text)], MakesText: false, IsValue: true);
    }

    private BoundExpression BindBuiltin(CallSyntax call, BuiltinSymbol builtin)
    {
        if (call.Arguments.Count > builtin.Parameters.Count || call.Arguments.Count < builtin.Parameters.Count - builtin.Optional)
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
        if (KernelFunctions.Contains(name))
        {
            context.Diagnostics.Report(call.Function.Location, TargetTemplates.KernelName, name, "a function", "");
            return new BoundError(call.Location);
        }
        if (AbsentFunctions.Find(name) is { } why)
        {
            context.Diagnostics.Report(call.Function.Location, TargetTemplates.Absent, name, why);
            return new BoundError(call.Location);
        }
        if (name == "raise" || name.StartsWith("set_user_", StringComparison.Ordinal))
        {
            context.Diagnostics.Report(call.Function.Location, TargetTemplates.TooLate, name);
            return new BoundError(call.Location);
        }
        var known = Builtins.Of(Dialect.Stap).Select(builtin => builtin.Name).Concat(context.Functions.Names);
        context.Diagnostics.Report(call.Function.Location, UndefinedFunction, name, Spelling.Suggest(name, known));
        return new BoundError(call.Location);
    }
}
