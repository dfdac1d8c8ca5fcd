using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Names of D: variables, macro variables and elements of arrays, read or assigned. An unknown one takes its type from what it is first assigned.</summary>
internal sealed class DNameBinder(DExpressionBinder expressions, DScope scope, DiagnosticBag diagnostics, Macros macros, SemanticMap map)
{
    /// <summary>What libdtrace puts together at most (dt_cg_arglist()).</summary>
    private const int MaxKeys = 9;

    private readonly HashSet<string> _undefinedMacros = [];

    private readonly DKernelBinder _kernel = new(expressions, diagnostics);

    /// <summary>The arguments of the clause's probes.</summary>
    public DArgumentBinder Arguments { get; } = new(expressions, diagnostics);

    /// <summary>A member of a structure of the kernel, or null.</summary>
    public BoundExpression? BindKernelMember(MemberAccessSyntax member) => _kernel.BindMember(member);

    public BoundExpression BindMember(MemberAccessSyntax member) => BindVariable(member, null, assigned: null);

    public BoundExpression BindElement(ElementSyntax element) => BindElement(element, null);

    public BoundExpression BindName(NameSyntax name)
    {
        if (IsKernelSymbol(name.Text))
        {
            diagnostics.Report(name.Location, TargetTemplates.KernelSymbol, name.Text);
            return new BoundError(name.Location);
        }
        if (scope.Find(VariableKind.Global, name.Text) is { } symbol)
            return Reference(name.Location, name.Text, symbol);
        if (scope.FindInline(name.Text) is { } inline)
            return BindInline(name.Location, name.Text, inline, []);
        if (name.Text is "args" or "uregs")
            return Misused(name, "an array");
        if (DLibrary.Find(name.Text) is { } constant)
            return new BoundInteger(name.Location, constant, Types.Int);
        if (name.Text == "NULL")
            return new BoundNull(name.Location);
        if (Builtins.Find(Dialect.D, name.Text) is { IsVariable: true } builtin)
            return builtin.IsKernel ? _kernel.BindVariable(name.Location, builtin) : BindBuiltin(name.Location, builtin);
        if (DNames.DescribeFunction(name.Text) is { } function)
            return Misused(name, function);
        var known = scope.GlobalNames.Concat(Builtins.Of(Dialect.D).Where(candidate => candidate.IsVariable).Select(candidate => candidate.Name));
        return Undefined(name, known);
    }

    /// <summary><c>f[a]</c>, where <c>inline int f[int k] = k + 1</c>   ──►   k = a, k + 1.</summary>
    private BoundExpression BindInline(TextLocation location, string name, InlineDefinition inline, IReadOnlyList<BoundExpression> keys)
    {
        if (inline.Parameters.Count > 0 && keys.Count == 0)
        {
            diagnostics.Report(location, WrongReference, name, "an associative array", "a variable with one value");
            return new BoundError(location);
        }
        if (CheckKeys(location, name, [.. inline.Parameters.Select(parameter => parameter.Type)], keys) is not { } values)
            return new BoundError(location);
        var result = inline.Value with { Location = location };
        for (var i = values.Count - 1; i >= 0; i--)
        {
            var parameter = new BoundVariable(location, inline.Parameters[i]);
            result = new BoundSequence(location, new BoundAssignment(location, parameter, values[i]), result);
        }
        return result;
    }

    /// <summary>Whether what stands before <c>[</c> is an associative array, or may become one; else it is an array or pointer in memory.</summary>
    public bool IsAssociative(ExpressionSyntax target, bool mayDeclare) => target switch
    {
        NameSyntax { Text: "args" or "uregs" } => true,
        NameSyntax name when scope.Find(VariableKind.Global, name.Text) is { } symbol => symbol is ArraySymbol or VariableSymbol { Type: ErrorType },
        NameSyntax name when scope.FindInline(name.Text) is { } inline => inline.Parameters.Count > 0,
        NameSyntax name => mayDeclare && !IsKernelSymbol(name.Text) && (DNames.Describe(name.Text) is null || DNames.DescribeFunction(name.Text) is not null),
        MemberAccessSyntax member when KindOf(member) is { } kind => scope.Find(kind, member.Member.Text) is null or ArraySymbol or VariableSymbol { Type: ErrorType },
        _ => false,
    };

    /// <summary>Whether a member access is <c>self->x</c> or <c>this->x</c>.</summary>
    public static bool IsVariable(MemberAccessSyntax member) => KindOf(member) is not null;

    /// <summary>Says once that a name is unknown; from then on it is known as something wrong.</summary>
    private BoundError Undefined(NameSyntax name, IEnumerable<string> known)
    {
        if (DNames.InsteadOfKernel(name.Text) is { } instead)
            diagnostics.Report(name.Location, TypeTemplates.KernelVariable, name.Text, instead);
        else
            diagnostics.Report(name.Location, UndefinedName, name.Text, Spelling.Suggest(name.Text, known));
        scope.Declare(VariableKind.Global, new VariableSymbol(name.Text, name.Location, VariableKind.Global, Types.Error));
        return new BoundError(name.Location);
    }

    /// <summary>Says once that an array or variable that an operator would change was never assigned.</summary>
    private BoundError Unassigned(NameSyntax name)
    {
        if (DNames.InsteadOfKernel(name.Text) is { } instead)
            diagnostics.Report(name.Location, TypeTemplates.KernelVariable, name.Text, instead);
        else
            diagnostics.Report(name.Location, UnassignedLocal, name.Text);
        scope.Declare(VariableKind.Global, new VariableSymbol(name.Text, name.Location, VariableKind.Global, Types.Error));
        return new BoundError(name.Location);
    }

    /// <summary>Says once that a function's name stands where a variable does.</summary>
    private BoundError Misused(NameSyntax name, string function)
    {
        diagnostics.Report(name.Location, WrongReference, name.Text, function, "a variable");
        scope.Declare(VariableKind.Global, new VariableSymbol(name.Text, name.Location, VariableKind.Global, Types.Error));
        return new BoundError(name.Location);
    }

    /// <summary>The constant that indexes <c>args</c> or <c>uregs</c>; null after a message.</summary>
    public long? ConstantIndex(ElementSyntax element, string name, IReadOnlyList<BoundExpression> keys)
    {
        if (keys.Count != 1)
            diagnostics.Report(element.Location, WrongKeyCount, name, "1 key", Wording.Count(keys.Count, "key"));
        else if (keys[0] is BoundInteger constant)
            return constant.Value;
        else if (keys[0].Type is not ErrorType)
            diagnostics.Report(keys[0].Location, WrongKeyType, "1", name, keys[0].Type.IsInteger ? "a computed number" : Wording.Type(keys[0].Type), "an integer constant", "integer constant", DWording.Name(keys[0]), "argument");
        return null;
    }

    /// <summary>A built-in variable.</summary>
    public static BoundExpression BindBuiltin(TextLocation location, BuiltinSymbol builtin)
    {
        if (builtin.ArgumentIndex is not { } index)
            return new BoundBuiltin(location, builtin, [], builtin.Type);
        return index < 6 ? new BoundArgument(location, index, builtin.Type) : new BoundInteger(location, 0, builtin.Type);
    }

    public BoundExpression BindMacro(MacroVariableSyntax macro)
    {
        if (macro.Text == "$target")
            return new BoundBuiltin(macro.Location, new BuiltinSymbol("target", Dialect.D, "pid_t", RuntimeMembers.Target, ""), [], Types.Int);
        if (macros.ValueOf(macro.Text) is { } value)
            return macros.Bind(macro.Location, macro.Text, value) ?? BindName(new NameSyntax(macro.Location, value));
        if (scope.Add(_undefinedMacros, macro.Text))
            diagnostics.Report(macro.Location, UndefinedMacro, macro.Text, char.IsAsciiDigit(macro.Text[^1]) ? "; give the script more arguments" : "");
        return new BoundError(macro.Location);
    }

    /// <summary>The name that <c>$1</c> stands for when its argument is a word; null otherwise.</summary>
    private NameSyntax? NameOf(MacroVariableSyntax macro) =>
        macros.ValueOf(macro.Text) is { } value && macros.Bind(macro.Location, macro.Text, value) is null ? new NameSyntax(macro.Location, value) : null;

    /// <summary><c>self->x</c> or <c>this->x</c>; assigning an unknown one declares it with the assigned type.</summary>
    private BoundExpression BindVariable(MemberAccessSyntax member, IReadOnlyList<BoundExpression>? keys, TypeSymbol? assigned)
    {
        if (KindOf(member) is not { } kind)
            throw new System.Diagnostics.UnreachableException("neither self-> nor this->");
        var text = $"{((NameSyntax)member.Target).Text}->{member.Member.Text}";
        if (scope.Find(kind, member.Member.Text) is { } symbol)
            return keys is null ? Reference(member.Location, text, symbol) : BindKeys(member.Location, text, symbol, keys);
        if (kind == VariableKind.ClauseLocal && keys is not null)
            diagnostics.Report(member.Location, TypeTemplates.LocalArrayUse, member.Member.Text);
        else if (assigned is not null)
            return Declare(member.Location, member.Member.Text, kind, keys, assigned);
        else
            diagnostics.Report(member.Location, UnassignedLocal, text);
        scope.Declare(kind, new VariableSymbol(member.Member.Text, member.Location, kind, Types.Error));
        return new BoundError(member.Location);
    }

    private BoundExpression BindElement(ElementSyntax element, TypeSymbol? assigned)
    {
        var keys = element.Keys.Select(expressions.BindKey).ToArray();
        switch (element.Target)
        {
            case MemberAccessSyntax member:
                return BindVariable(member, keys, assigned);
            case NameSyntax { Text: "args" }:
                return Arguments.Bind(element, keys);
            case NameSyntax { Text: "uregs" }:
                return _kernel.BindRegister(element, keys);
            case NameSyntax name when scope.Find(VariableKind.Global, name.Text) is { } symbol:
                return BindKeys(element.Location, name.Text, symbol, keys);
            case NameSyntax name when scope.FindInline(name.Text) is { } inline:
                return BindInline(element.Location, name.Text, inline, keys);
            case NameSyntax name when DNames.Describe(name.Text) is { } builtin:
                diagnostics.Report(name.Location, WrongReference, name.Text, builtin, "an array");
                return new BoundError(element.Location);
            case NameSyntax name when assigned is not null:
                return Declare(element.Location, name.Text, VariableKind.Global, keys, assigned);
            case NameSyntax name:
                return Unassigned(name);
            case var other:
                diagnostics.Report(other.Location, NotAssignable, "this");
                return new BoundError(element.Location);
        }
    }

    private BoundExpression BindKeys(TextLocation location, string text, Symbol symbol, IReadOnlyList<BoundExpression> keys)
    {
        if (symbol is VariableSymbol { Type: ErrorType })
            return new BoundError(location);
        if (symbol is not ArraySymbol array)
        {
            diagnostics.Report(location, WrongReference, text, "a variable with one value", "an array");
            return new BoundError(location);
        }
        return CheckKeys(location, text, array.Keys, keys) is { } converted ? new BoundElement(location, array, converted) : new BoundError(location);
    }

    /// <summary>Keys as the types of an array or aggregation; null after a message.</summary>
    public IReadOnlyList<BoundExpression>? CheckKeys(TextLocation location, string text, IReadOnlyList<TypeSymbol> types, IReadOnlyList<BoundExpression> keys)
    {
        if (keys.Count != types.Count)
        {
            diagnostics.Report(location, WrongKeyCount, text, Wording.Count(types.Count, "key"), Wording.Count(keys.Count, "key"));
            return null;
        }
        if (HasTooManyKeys(location, text, keys))
            return null;
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i].Type is ErrorType)
                return null;
            if (DConversions.Accepts(types[i], keys[i]))
                continue;
            diagnostics.Report(keys[i].Location, WrongKeyType, (i + 1).ToString(CultureInfo.InvariantCulture), text, Wording.Type(types[i]), Wording.Type(keys[i].Type), types[i].Name, DWording.Name(keys[i]));
            return null;
        }
        return [.. keys.Select((key, i) => Key(DConversions.To(key, types[i])))];
    }

    private bool HasTooManyKeys(TextLocation location, string text, IReadOnlyList<BoundExpression> keys)
    {
        if (keys.Count <= MaxKeys)
            return false;
        diagnostics.Report(location, VariableTemplates.TooManyKeys, text, keys.Count.ToString(CultureInfo.InvariantCulture), MaxKeys.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>A structure is a key by its bytes.</summary>
    private static BoundExpression Key(BoundExpression key) => TypeLayout.IsAggregate(key.Type) ? new BoundBytes(key.Location, key) : DConversions.Settle(key);

    private BoundExpression Declare(TextLocation location, string name, VariableKind kind, IReadOnlyList<BoundExpression>? keys, TypeSymbol type)
    {
        if (type is ErrorType || keys?.Any(key => key.Type is ErrorType) == true)
        {
            scope.Declare(kind, new VariableSymbol(name, location, kind, Types.Error));
            return new BoundError(location);
        }
        if (keys is null)
            return new BoundVariable(location, scope.Declare(kind, new VariableSymbol(name, location, kind, type)));
        if (HasTooManyKeys(location, name, keys))
            return new BoundError(location);
        return new BoundElement(location,
            scope.Declare(kind, new ArraySymbol(name, location, kind, [.. keys.Select(key => key.Type)], type)), [.. keys.Select(Key)]);
    }

    private BoundExpression Reference(TextLocation location, string text, Symbol symbol)
    {
        if (symbol is VariableSymbol variable)
            return variable.Type is ErrorType ? new BoundError(location) : new BoundVariable(location, variable);
        diagnostics.Report(location, WrongReference, text, "an associative array", "a variable with one value");
        return new BoundError(location);
    }

    /// <summary>What stands left of an assignment; an unknown variable takes the type, or is a mistake when there is none.</summary>
    public BoundExpression BindTarget(ExpressionSyntax syntax, TypeSymbol? type)
    {
        switch (syntax)
        {
            case ParenthesizedSyntax parenthesized:
                return BindTarget(parenthesized.Expression, type);
            case MacroVariableSyntax macro when NameOf(macro) is { } named:
                return BindTarget(named, type);
            case NameSyntax name when scope.Find(VariableKind.Global, name.Text) is null && scope.FindInline(name.Text) is null:
                return BindNewTarget(name, type);
            case MemberAccessSyntax member when IsVariable(member):
                return Record(member, BindVariable(member, null, type));
            case ElementSyntax { Target: NameSyntax { Text: "args" } } element:
                diagnostics.Report(element.Location, ReadOnly, "args", "set by the probe");
                return new BoundError(element.Location);
            case ElementSyntax element when IsAssociative(element.Target, mayDeclare: true):
                return Record(element, BindElement(element, type));
            default:
                return expressions.Bind(syntax);
        }
    }

    /// <summary>Whether an expression is the name of a kernel's symbol.</summary>
    public static bool IsKernelSymbol(ExpressionSyntax syntax) => syntax is NameSyntax name && IsKernelSymbol(name.Text);

    /// <summary>It names a module, or none, before a backtick.</summary>
    private static bool IsKernelSymbol(string name) => name.Contains('`', StringComparison.Ordinal);

    private BoundExpression BindNewTarget(NameSyntax name, TypeSymbol? type)
    {
        if (IsKernelSymbol(name.Text))
            return BindName(name);
        if (DNames.DescribeFunction(name.Text) is { } function)
            return Misused(name, function);
        if (DNames.Describe(name.Text) is not null || DNames.InsteadOfKernel(name.Text) is not null || name.Text == "NULL")
            return BindName(name);
        return type is null ? Unassigned(name) : Record(name, Declare(name.Location, name.Text, VariableKind.Global, null, type));
    }

    private BoundExpression Record(ExpressionSyntax syntax, BoundExpression bound)
    {
        map.Add(syntax, bound);
        return bound;
    }

    private static VariableKind? KindOf(MemberAccessSyntax member) => (member.Target, member.Operator.Text) switch
    {
        (NameSyntax { Text: "self" }, "->") => VariableKind.ThreadLocal,
        (NameSyntax { Text: "this" }, "->") => VariableKind.ClauseLocal,
        _ => null,
    };
}
