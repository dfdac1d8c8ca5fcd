using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Shared;

namespace Pyd.Compiler.Binding.D;

/// <summary>
/// Variables that only a kernel has: a message of their own, and their types, so that other mistakes with them are found as well. What an
/// event tells of them can be read.
/// </summary>
internal sealed class DKernelBinder(DExpressionBinder expressions, DiagnosticBag diagnostics)
{
    /// <summary>One more than the highest register of x86-64 (regs.d, and those of the kernel that follow them).</summary>
    private const long Registers = 42;

    /// <summary>A variable as a whole.</summary>
    public BoundExpression BindVariable(TextLocation location, BuiltinSymbol builtin)
    {
        Report(location, builtin);
        // D's own translation of the kernel's structure: like any, it has members and no value.
        return builtin.Type is PointerType { Target: StructType { IsComplete: true } structure }
            ? new BoundTranslation(location, new BoundAssignment(location, new BoundError(location), new BoundError(location)), new Dictionary<string, BoundExpression>(), structure, builtin.Type)
            : new BoundBuiltin(location, builtin, [], builtin.Type);
    }

    /// <summary>A member of one of the kernel's structures, or null for any other.</summary>
    public BoundExpression? BindMember(MemberAccessSyntax syntax)
    {
        if (KernelVariable(syntax.Target) is not { Type: PointerType { Target: StructType structure } } builtin || syntax.Operator.Text != "->")
            return null;
        var (location, name) = (syntax.Location, syntax.Member.Text);
        if (builtin.Name == "curcpu" && name == "cpu_id")
            return DNameBinder.BindBuiltin(location, Builtins.Get(Dialect.D, "cpu"));
        if (!structure.IsComplete)
        {
            Report(syntax.Target.Location, builtin);
            return new BoundError(location);
        }
        if (structure.Find(name) is not { Type: var type })
        {
            diagnostics.Report(syntax.Member.Location, TypeTemplates.NoSuchMember, structure.Name, name, Spelling.Suggest(name, structure.Members.Select(member => member.Name ?? "")));
            return new BoundError(location);
        }
        switch (KernelTypes.Translation(structure, name))
        {
            case null:
                diagnostics.Report(syntax.Member.Location, TypeTemplates.MemberNotTranslated, structure.Name, name);
                return new BoundError(location);
            case "?":
                Report(syntax.Target.Location, builtin);
                return new BoundBuiltin(location, builtin, [], type);
            case var number when long.TryParse(number, CultureInfo.InvariantCulture, out var value):
                return new BoundInteger(location, value, type);
            case var variable:
                return DNameBinder.BindBuiltin(location, Builtins.Get(Dialect.D, variable));
        }
    }

    /// <summary>The array that a member is in the kernel, where pyd gives a string.</summary>
    public static ArrayType? ArrayOf(ExpressionSyntax syntax) =>
        syntax is MemberAccessSyntax { Target: var target, Member.Text: var name } && KernelVariable(target) is { Type: PointerType { Target: StructType structure } }
            ? structure.Find(name)?.Type as ArrayType
            : null;

    /// <summary><c>uregs[n]</c>.</summary>
    public BoundExpression BindRegister(ElementSyntax element, IReadOnlyList<BoundExpression> keys)
    {
        var builtin = Builtins.Get(Dialect.D, "uregs");
        if (expressions.Names.ConstantIndex(element, "uregs", keys) is not { } number)
            return new BoundError(element.Location);
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (number < 0)
            diagnostics.Report(element.Location, VariableTemplates.RegisterNegative, text);
        else if (number >= Registers)
            diagnostics.Report(element.Location, VariableTemplates.RegisterUnknown, text);
        else
            Report(element.Target.Location, builtin);
        return new BoundBuiltin(element.Location, builtin, [], builtin.Type);
    }

    private static BuiltinSymbol? KernelVariable(ExpressionSyntax syntax) =>
        syntax is NameSyntax name && Builtins.Find(Dialect.D, name.Text) is { IsKernel: true, IsVariable: true } builtin ? builtin : null;

    private void Report(TextLocation location, BuiltinSymbol builtin) =>
        diagnostics.Report(location, TargetTemplates.KernelName, builtin.Name, "a variable", builtin.Name switch
        {
            "caller" => "; ucaller is the Python caller",
            "stackdepth" => "; ustackdepth is the depth of the Python stack",
            "curcpu" => "; curcpu->cpu_id is the processor",
            _ => "",
        });
}
