using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
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
        if (builtin.IsTooLate || builtin.IsKernel)
            return OfKernel(call, builtin);
        return name switch
        {
            "printf" => new DFormatBinder(expressions, diagnostics).BindPrintf(call),
            "trace" => BindTrace(call),
            "tracemem" => new DDumpBinder(expressions, this, diagnostics).BindTracemem(call),
            "print" => new DDumpBinder(expressions, this, diagnostics).BindPrint(call),
            "stringof" => BindStringof(call),
            "ustack" or "jstack" => BindStack(call, builtin),
            _ when builtin.Member is null && builtin.Action != ActionKind.None && name != "setopt" => Misplaced(call),
            _ => BindSubroutine(call, builtin),
        };
    }

    private BoundExpression BindSubroutine(CallSyntax call, BuiltinSymbol builtin) => BindArguments(call, builtin) is { } arguments
        ? new BoundBuiltin(call.Location, builtin, arguments, builtin.Type)
        : new BoundError(call.Location);

    /// <summary>A call's arguments as the types of its parameters; null after a message.</summary>
    public IReadOnlyList<BoundExpression>? BindArguments(CallSyntax call, BuiltinSymbol builtin) =>
        CheckCount(call, builtin.Parameters.Count - builtin.Optional, builtin.Parameters.Count) ? BindRest(call, builtin, 0) : null;

    /// <summary>The same from one argument on, whose number has been checked.</summary>
    public IReadOnlyList<BoundExpression>? BindRest(CallSyntax call, BuiltinSymbol builtin, int first)
    {
        var fitted = new List<BoundExpression>();
        for (var i = first; i < call.Arguments.Count; i++)
        {
            if (Fit(call, builtin, i, expressions.Bind(call.Arguments[i])) is not { } argument)
                return null;
            fitted.Add(argument);
        }
        return fitted;
    }

    /// <summary>An argument as the type of its parameter; null after a message.</summary>
    private BoundExpression? Fit(CallSyntax call, BuiltinSymbol builtin, int index, BoundExpression argument)
    {
        if (argument.Type is ErrorType)
            return null;
        var parameter = builtin.Parameters[index];
        // strtok(NULL, …) goes on with the string before.
        var isFree = parameter is null || (index == 0 && builtin.Name == "strtok" && argument is BoundNull);
        // copyinstr(args[0]), whose type is char *.
        if (index == 0 && argument is BoundArgument { Type: PointerType } && parameter is IntegerType)
            argument = argument with { Type = Types.Long };
        if (!isFree && !DConversions.Accepts(parameter!, argument))
        {
            diagnostics.Report(argument.Location, WrongArgumentType, (index + 1).ToString(CultureInfo.InvariantCulture), builtin.Name,
                Wording.Type(parameter!), parameter!.IsString ? DWording.Value(argument) : DWording.Kind(argument), parameter.IsString ? "char *" : parameter.Name, DWording.Name(argument));
            return null;
        }
        return !CheckScratch(call, builtin, index, argument) ? null : isFree ? argument : DConversions.To(argument, parameter!);
    }

    /// <summary>Whether a constant size fits into scratch memory, and a destination is memory of the script's own; reports when not.</summary>
    private bool CheckScratch(CallSyntax call, BuiltinSymbol builtin, int index, BoundExpression argument)
    {
        switch (builtin.Name, index)
        {
            case ("alloca", 0) or ("copyin", 1) when argument is BoundInteger { Value: var size } && (ulong)size > (ulong)expressions.ScratchSize:
                diagnostics.Report(call.Location, TypeTemplates.AllocaSize, builtin.Name, expressions.ScratchSize.ToString(CultureInfo.InvariantCulture), ((ulong)size).ToString(CultureInfo.InvariantCulture));
                return false;
            case ("bcopy", 1) or ("copyinto", 2) when !expressions.Scratch.IsScratch(argument) && (argument.Type.IsString || !DLvalues.IsWritable(argument)):
                diagnostics.Report(argument.Location, VariableTemplates.NotScratch, (index + 1).ToString(CultureInfo.InvariantCulture), builtin.Name, DWording.Kind(argument));
                return false;
            case ("inet_ntoa6", 1) when argument is not BoundInteger:
                diagnostics.Report(argument.Location, WrongArgumentType, "2", builtin.Name, "an integer constant", "a computed one");
                return false;
            default:
                return true;
        }
    }

    /// <summary>What only a kernel, or only a program that stands still, could do; wrong arguments are said first.</summary>
    private BoundExpression OfKernel(CallSyntax call, BuiltinSymbol builtin)
    {
        if (builtin.Name == "stack" && call.Arguments.Count == 1 && expressions.Bind(call.Arguments[0]) is { Type: IntegerType } frames)
        {
            if (frames is not BoundInteger { Value: > 0 })
                diagnostics.Report(frames.Location, ActionTemplates.KernelStackFrames);
            else
                diagnostics.Report(call.Function.Location, TargetTemplates.KernelName, "stack", "a function", "; ustack() is the Python stack");
            return Typed();
        }
        if (BindArguments(call, builtin) is null)
            return new BoundError(call.Location);
        if (builtin.IsTooLate)
            diagnostics.Report(call.Function.Location, TargetTemplates.TooLate, builtin.Name);
        else
            diagnostics.Report(call.Function.Location, TargetTemplates.KernelName, builtin.Name, "a function", builtin.Name == "stack" ? "; ustack() is the Python stack" : "");
        return Typed();

        // Its type lets other mistakes be found as well.
        BoundBuiltin Typed() => new(call.Location, builtin, [], builtin.Type);
    }

    private BoundExpression BindStack(CallSyntax call, BuiltinSymbol builtin)
    {
        if (!CheckCount(call, builtin.Parameters.Count - builtin.Optional, builtin.Parameters.Count))
            return new BoundError(call.Location);
        // As they are written: as parameters, which are unsigned, negative ones would be great.
        var written = call.Arguments.Select(expressions.Bind).ToArray();
        BoundExpression?[] arguments = [.. written.Select((argument, i) => Fit(call, builtin, i, argument))];
        if (arguments.Contains(null))
            return new BoundError(call.Location);
        if (written is [not BoundInteger { Value: > 0 }, ..])
        {
            diagnostics.Report(call.Arguments[0].Location, ActionTemplates.UserStackFrames, builtin.Name);
            return new BoundError(call.Location);
        }
        if (written is [_, not BoundInteger { Value: >= 0 }])
        {
            diagnostics.Report(call.Arguments[1].Location, ActionTemplates.UserStackStrings, builtin.Name);
            return new BoundError(call.Location);
        }
        return new BoundBuiltin(call.Location, builtin, [arguments.FirstOrDefault() ?? new BoundInteger(call.Location, 0, Types.Int)], builtin.Type);
    }

    private BoundExpression BindTrace(CallSyntax call)
    {
        if (!CheckCount(call, 1, 1))
            return new BoundError(call.Location);
        if (call.Arguments[0] is AggregationSyntax)
        {
            diagnostics.Report(call.Arguments[0].Location, PrintingTemplates.TraceAggregation);
            return new BoundError(call.Location);
        }
        var value = expressions.Bind(call.Arguments[0]);
        if (value.Type is ErrorType)
            return value;
        if (value.Type is VoidType or FloatType { Size: > 8 } || value is BoundTranslation)
        {
            diagnostics.Report(value.Location, PrintingTemplates.TraceNothing);
            return new BoundError(call.Location);
        }
        return new BoundTrace(call.Location, value.Type switch
        {
            PointerType or FloatType { Size: 8 } => new BoundConversion(value.Location, value, Types.UnsignedLong),
            FloatType => new BoundConversion(value.Location, value, Types.UnsignedInt),
            ArrayType when TypeLayout.IsText(value.Type) => DConversions.ToText(value.Location, value),
            StructType or ArrayType => new BoundBytes(value.Location, value),
            IntegerType { IsSigned: var isSigned } when value is BoundMemory { Bits: > 0 and var bits } => new BoundConversion(value.Location, value, OfBits(bits, isSigned)),
            _ => DConversions.Settle(value),
        });
    }

    // A bit-field is traced as the integer that its bits need.
    private static TypeSymbol OfBits(int bits, bool isSigned) =>
        Types.OwnTypedefs[$"{(isSigned ? "" : "u")}int{(bits <= 8 ? "8" : bits <= 16 ? "16" : bits <= 32 ? "32" : "64")}_t"];

    private BoundExpression BindStringof(CallSyntax call)
    {
        if (!CheckCount(call, 1, 1))
            return new BoundError(call.Location);
        var value = expressions.Bind(call.Arguments[0]);
        if (value.Type is ErrorType)
            return new BoundError(call.Location);
        if (value is not BoundTranslation && (TypeLayout.IsScalar(value.Type) || value.Type is ArrayType or StringType))
            return DConversions.ToText(call.Location, value);
        diagnostics.Report(call.Location, TypeTemplates.StringofType, Wording.Type(value.Type), value.Type.Name);
        return new BoundError(call.Location);
    }

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
        // A macro argument without a value is missed while the text is read, before arguments are counted.
        if (call.Arguments.OfType<MacroVariableSyntax>().Select(expressions.Bind).ToArray().Any(argument => argument.Type is ErrorType))
            return false;
        var takes = least == most
            ? Wording.Count(least, "argument")
            : string.Create(CultureInfo.InvariantCulture, $"{least} to {Wording.Count(most, "argument")}");
        diagnostics.Report(call.Location, WrongArgumentCount, call.Function.Text, takes, call.Arguments.Count.ToString(CultureInfo.InvariantCulture));
        return false;
    }
}
