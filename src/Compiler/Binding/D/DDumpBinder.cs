using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using static Pyd.Compiler.Diagnostics.PrintingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>D's actions that show memory: <c>tracemem()</c> and <c>print()</c>.</summary>
internal sealed class DDumpBinder(DExpressionBinder expressions, DCallBinder calls, DiagnosticBag diagnostics)
{
    public BoundExpression BindTracemem(CallSyntax call)
    {
        if (!calls.CheckCount(call, 2, 3))
            return new BoundError(call.Location);
        var arguments = call.Arguments.Select(expressions.Bind).ToArray();
        if (arguments.Any(argument => argument.Type is ErrorType))
            return new BoundError(call.Location);
        if (arguments[0].Type is not (IntegerType or PointerType or ArrayType))
        {
            diagnostics.Report(arguments[0].Location, TracememAddress, Wording.Type(arguments[0].Type));
            return new BoundError(call.Location);
        }
        if (arguments[1].Type is not IntegerType)
        {
            diagnostics.Report(arguments[1].Location, BindingTemplates.WrongArgumentType, "2", "tracemem", "an integer", Wording.Type(arguments[1].Type), "size_t", DWording.Name(arguments[1]));
            return new BoundError(call.Location);
        }
        if (arguments[1] is not BoundInteger { Value: > 0 and <= int.MaxValue and var size })
        {
            diagnostics.Report(arguments[1].Location, TracememSize);
            return new BoundError(call.Location);
        }
        if (arguments is [_, _, { Type: not IntegerType }])
        {
            diagnostics.Report(arguments[2].Location, BindingTemplates.WrongArgumentType, "3", "tracemem", "an integer", Wording.Type(arguments[2].Type), "size_t", DWording.Name(arguments[2]));
            return new BoundError(call.Location);
        }
        return new BoundTracemem(call.Location, DConversions.Decay(arguments[0]), size, arguments.Length < 3 ? null : DConversions.Settle(arguments[2]));
    }

    public BoundExpression BindPrint(CallSyntax call)
    {
        if (!calls.CheckCount(call, 1, 1))
            return new BoundError(call.Location);
        var value = expressions.Bind(call.Arguments[0]);
        if (value.Type is ErrorType)
            return value;
        if (TypeLayout.TargetOf(value.Type) is not { } target)
        {
            diagnostics.Report(value.Location, BindingTemplates.WrongArgumentType, "1", "print", "a pointer", Wording.Type(value.Type), "void *", DWording.Name(value));
            return new BoundError(call.Location);
        }
        if (TypeLayout.SizeOf(target) is <= 0 or > int.MaxValue)
        {
            diagnostics.Report(value.Location, PrintSize, target.Name);
            return new BoundError(call.Location);
        }
        return value.Type is ArrayType
            ? new BoundPrint(call.Location, DConversions.Decay(value), value.Type)
            : new BoundPrint(call.Location, value, target);
    }
}
