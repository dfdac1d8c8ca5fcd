using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax;
using Pyd.Compiler.Text;
using Pyd.Shared;
using static Pyd.Compiler.Diagnostics.BindingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Names of D: variables, macro variables and elements of arrays, read or assigned. An unknown one takes its type from what it is first assigned.</summary>
internal sealed class DNameBinder(DExpressionBinder expressions, DScope scope, DiagnosticBag diagnostics, CompilationOptions options, SemanticMap map)
{
    private readonly HashSet<string> _undefinedMacros = [];

    /// <summary>Members of the kernel's structures that an event gives as well.</summary>
    private static readonly Dictionary<string, string> KernelMembers = new()
    {
        ["curcpu->cpu_id"] = "cpu", ["curpsinfo->pr_pid"] = "pid", ["curpsinfo->pr_ppid"] = "ppid", ["curpsinfo->pr_uid"] = "uid",
        ["curpsinfo->pr_gid"] = "gid", ["curpsinfo->pr_fname"] = "execname", ["curlwpsinfo->pr_lwpid"] = "tid",
    };

    public BoundExpression BindMember(MemberAccessSyntax member) =>
        member.Target is NameSyntax target && KernelMembers.TryGetValue($"{target.Text}{member.Operator.Text}{member.Member.Text}", out var name)
            ? BindBuiltin(member.Location, Builtins.Find(Dialect.D, name)!)
            : BindVariable(member, null, assigned: null);

    public BoundExpression BindElement(ElementSyntax element) => BindElement(element, null);

    public BoundExpression BindName(NameSyntax name)
    {
        if (scope.Find(VariableKind.Global, name.Text) is { } symbol)
            return Reference(name.Location, name.Text, symbol);
        if (scope.FindInline(name.Text) is { } inline)
            return inline with { Location = name.Location };
        if (DLibrary.Find(name.Text) is { } constant)
            return new BoundInteger(name.Location, constant, Types.Int);
        if (name.Text == "NULL")
            return new BoundNull(name.Location);
        if (Builtins.Find(Dialect.D, name.Text) is { IsVariable: true } builtin)
            return builtin.IsKernel ? OfKernel(name, builtin) : BindBuiltin(name.Location, builtin);
        if (DNames.DescribeFunction(name.Text) is { } function)
            return Misused(name, function);
        var known = scope.GlobalNames.Concat(Builtins.Of(Dialect.D).Where(candidate => candidate.IsVariable).Select(candidate => candidate.Name));
        return Undefined(name, known);
    }

    /// <summary>Says once that a name is unknown; from then on it is known as something wrong.</summary>
    private BoundError Undefined(NameSyntax name, IEnumerable<string> known)
    {
        diagnostics.Report(name.Location, UndefinedName, name.Text, Spelling.Suggest(name.Text, known));
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

    private BoundError OfKernel(NameSyntax name, BuiltinSymbol builtin)
    {
        diagnostics.Report(name.Location, TargetTemplates.KernelName, builtin.Name, "a variable", builtin.Name switch
        {
            "caller" => "; ucaller is the Python caller",
            "stackdepth" => "; ustackdepth is the depth of the Python stack",
            "curcpu" => "; curcpu->cpu_id is the processor",
            _ => "",
        });
        return new BoundError(name.Location);
    }

    private static BoundExpression BindBuiltin(TextLocation location, BuiltinSymbol builtin)
    {
        if (!builtin.Name.StartsWith("arg", StringComparison.Ordinal))
            return new BoundBuiltin(location, builtin, [], builtin.Type);
        var index = builtin.Name[3] - '0';
        return index < 6 ? new BoundArgument(location, index, builtin.Type) : new BoundInteger(location, 0, builtin.Type);
    }

    public BoundExpression BindMacro(MacroVariableSyntax macro)
    {
        var name = macro.Text.TrimStart('$');
        if (name == "target")
            return new BoundBuiltin(macro.Location, new BuiltinSymbol("target", Dialect.D, "pid_t", RuntimeMembers.Target, ""), [], Types.Int);
        if (int.TryParse(name, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Arguments.Count)
        {
            var argument = options.Arguments[number - 1];
            if (macro.Text.StartsWith("$$", StringComparison.Ordinal))
                return new BoundString(macro.Location, argument);
            if (Macros.Integer(argument) is { } value)
                return new BoundInteger(macro.Location, value, value is >= int.MinValue and <= int.MaxValue ? Types.Int : Types.Long);
            return BindName(NameOf(macro)!);
        }
        if (_undefinedMacros.Add(name))
            diagnostics.Report(macro.Location, UndefinedMacro, macro.Text, char.IsAsciiDigit(name.FirstOrDefault()) ? "; give the script more arguments" : "");
        return new BoundError(macro.Location);
    }

    /// <summary>The name that <c>$1</c> stands for when its argument is a word; null otherwise.</summary>
    private NameSyntax? NameOf(MacroVariableSyntax macro) =>
        int.TryParse(macro.Text.AsSpan(1), CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Arguments.Count
            && Macros.Integer(options.Arguments[number - 1]) is null
            ? new NameSyntax(macro.Location, options.Arguments[number - 1])
            : null;

    /// <summary><c>self->x</c> or <c>this->x</c>; assigning an unknown one declares it with the assigned type.</summary>
    private BoundExpression BindVariable(MemberAccessSyntax member, IReadOnlyList<BoundExpression>? keys, TypeSymbol? assigned)
    {
        if (KindOf(member) is not { } kind)
        {
            diagnostics.Report(member.Location, TargetTemplates.Unsupported, "a member of a structure");
            return new BoundError(member.Location);
        }
        var text = $"{((NameSyntax)member.Target).Text}->{member.Member.Text}";
        if (scope.Find(kind, member.Member.Text) is { } symbol)
            return keys is null ? Reference(member.Location, text, symbol) : BindKeys(member.Location, text, symbol, keys);
        if (assigned is not null)
            return Declare(member.Location, member.Member.Text, kind, keys, assigned);
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
            case NameSyntax { Text: "args" } when keys is [BoundInteger { Value: >= 0 and < 6 } index]:
                return new BoundArgument(element.Location, (int)index.Value, Types.Long);
            case NameSyntax name when scope.Find(VariableKind.Global, name.Text) is { } symbol:
                return BindKeys(element.Location, name.Text, symbol, keys);
            case NameSyntax name when DNames.Describe(name.Text) is { } builtin:
                diagnostics.Report(name.Location, WrongReference, name.Text, builtin, "an array");
                return new BoundError(element.Location);
            case NameSyntax name when assigned is not null:
                return Declare(element.Location, name.Text, VariableKind.Global, keys, assigned);
            case NameSyntax name:
                return Undefined(name, scope.GlobalNames);
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
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i].Type is ErrorType)
                return null;
            if (keys[i].Type.IsString == types[i].IsString && keys[i].Type.IsInteger == types[i].IsInteger)
                continue;
            diagnostics.Report(keys[i].Location, WrongKeyType, (i + 1).ToString(CultureInfo.InvariantCulture), text, Wording.Type(types[i]), Wording.Type(keys[i].Type));
            return null;
        }
        return [.. keys.Select((key, i) => DConversions.Convert(key, types[i]))];
    }

    private BoundExpression Declare(TextLocation location, string name, VariableKind kind, IReadOnlyList<BoundExpression>? keys, TypeSymbol type)
    {
        if (type is ErrorType || keys?.Any(key => key.Type is ErrorType) == true)
        {
            scope.Declare(kind, new VariableSymbol(name, location, kind, Types.Error));
            return new BoundError(location);
        }
        if (keys is null)
            return new BoundVariable(location, scope.Declare(kind, new VariableSymbol(name, location, kind, type)));
        return new BoundElement(location,
            scope.Declare(kind, new ArraySymbol(name, location, kind, [.. keys.Select(key => key.Type)], type)), keys);
    }

    private BoundExpression Reference(TextLocation location, string text, Symbol symbol)
    {
        if (symbol is VariableSymbol variable)
            return variable.Type is ErrorType ? new BoundError(location) : new BoundVariable(location, variable);
        diagnostics.Report(location, WrongReference, text, "an associative array", "a variable with one value");
        return new BoundError(location);
    }

    /// <summary>What stands left of an assignment; an unknown variable takes the type.</summary>
    public BoundExpression BindTarget(ExpressionSyntax syntax, TypeSymbol type)
    {
        switch (syntax)
        {
            case ParenthesizedSyntax parenthesized:
                return BindTarget(parenthesized.Expression, type);
            case MacroVariableSyntax macro when NameOf(macro) is { } named:
                return BindTarget(named, type);
            case NameSyntax name when scope.Find(VariableKind.Global, name.Text) is { } symbol:
                return Record(name, Reference(name.Location, name.Text, symbol));
            case NameSyntax name when scope.FindInline(name.Text) is { } inline:
                if (inline is not BoundError)
                    diagnostics.Report(name.Location, ReadOnly, name.Text, "an inline, a constant,");
                return new BoundError(name.Location);
            case NameSyntax name when DNames.DescribeFunction(name.Text) is { } function:
                return Misused(name, function);
            case NameSyntax name when DNames.Describe(name.Text) is not null:
                diagnostics.Report(name.Location, ReadOnly, name.Text, "set by D itself");
                return new BoundError(name.Location);
            case NameSyntax name:
                return Record(name, Declare(name.Location, name.Text, VariableKind.Global, null, type));
            case MemberAccessSyntax member:
                return Record(member, BindVariable(member, null, type));
            case ElementSyntax { Target: NameSyntax { Text: "args" } } element:
                diagnostics.Report(element.Location, ReadOnly, "args", "set by the probe");
                return new BoundError(element.Location);
            case ElementSyntax element:
                return Record(element, BindElement(element, type));
            default:
                diagnostics.Report(syntax.Location, NotAssignable, "this");
                return new BoundError(syntax.Location);
        }
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
