using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax.D;
using static Pyd.Compiler.Diagnostics.BindingTemplates;
using static Pyd.Compiler.Diagnostics.TypeTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Declarations of variables, types, inlines and providers (dt_node_decl, dt_node_inline, dt_node_provider).</summary>
internal sealed class DDeclarationBinder(DScope scope, DExpressionBinder expressions, DiagnosticBag diagnostics)
{
    /// <summary>Of a provider or probe, with its end (DTRACE_PROVNAMELEN, DTRACE_NAMELEN).</summary>
    private const int LongestName = 64;

    private readonly HashSet<string> _providers = [];

    private DTypeBinder TypeBinder => expressions.Types;

    public void Bind(DeclarationSyntax declaration)
    {
        var storage = TypeBinder.StorageClass(declaration.Specifiers);
        var type = TypeBinder.BindSpecifiers(declaration.Specifiers, declaration.Location);
        if (declaration.Declarators.Count == 0 && !declaration.Specifiers.Any(specifier => specifier is StructSyntax or EnumSyntax))
            diagnostics.Report(declaration.Location, UselessDeclaration);
        foreach (var declarator in declaration.Declarators)
            Bind(declarator, storage, type);
    }

    private void Bind(DeclaratorSyntax declarator, StorageClassSyntax? storage, TypeSymbol specified)
    {
        var name = declarator.Name!.Text;
        var keys = declarator.Derivations.FirstOrDefault() as KeyTypesSyntax;
        var type = TypeBinder.Derive(specified, keys is null ? declarator.Derivations : [.. declarator.Derivations.Skip(1)]);
        if (name.Contains('`', StringComparison.Ordinal))
            diagnostics.Report(declarator.Name.Location, ScopedDeclaration, name);
        else if (storage?.Word == "typedef")
            BindTypedef(declarator, name, keys is null ? type : Types.Error);
        else if (storage?.Word == "extern" || (type is FunctionType && storage?.Word is null or "static"))
            return; // A symbol of the kernel or of a library: using it says that it is not here.
        else if (storage?.Word is "auto" or "register" or "static")
            diagnostics.Report(storage.Location, BadStorageClass, storage.Word);
        else
            BindVariable(declarator, storage?.Word, name, keys, type);
    }

    private void BindTypedef(DeclaratorSyntax declarator, string name, TypeSymbol type)
    {
        if (scope.Find(VariableKind.Global, name) is { } variable)
            diagnostics.Report(declarator.Location, variable.Location, Redeclared, name, DTypeBinder.Line(variable.Location));
        else if (scope.HasTypedef(name))
            diagnostics.Report(declarator.Location, TypedefRedeclared, name);
        else
            scope.DeclareTypedef(name, type);
    }

    private void BindVariable(DeclaratorSyntax declarator, string? storage, string name, KeyTypesSyntax? keySyntax, TypeSymbol type)
    {
        var kind = storage switch
        {
            "self" => VariableKind.ThreadLocal,
            "this" => VariableKind.ClauseLocal,
            _ => VariableKind.Global,
        };
        var keys = keySyntax is null ? null : TypeBinder.BindKeys(keySyntax).Select(key => key.Type).ToArray();
        var isBroken = type is ErrorType || keys?.Any(key => key is ErrorType) == true;
        if (type is ArrayType { Count: 0 })
            diagnostics.Report(declarator.Location, ArrayWithoutSize, name);
        else if (kind == VariableKind.Global && DNames.Describe(name) is { } builtin)
            diagnostics.Report(declarator.Location, BuiltinRedeclared, name, builtin);
        else if (scope.HasTypedef(name))
            diagnostics.Report(declarator.Location, TypedefRedeclared, name);
        else if (keys is not null && kind == VariableKind.ClauseLocal)
            diagnostics.Report(declarator.Location, LocalArray, name);
        else if (kind == VariableKind.Global && scope.FindInline(name) is { } inline)
            diagnostics.Report(declarator.Location, inline.Location, Redeclared, name, DTypeBinder.Line(inline.Location));
        else if (scope.Find(kind, name) is { } earlier)
            CheckAgain(declarator, earlier, type, keys);
        else if (isBroken || !TypeBinder.CheckObject(declarator.Location, type, $"'{name}'", name))
            scope.Declare(kind, new VariableSymbol(name, declarator.Location, kind, Types.Error));
        else if (keys is null)
            scope.Declare(kind, new VariableSymbol(name, declarator.Location, kind, type));
        else
            scope.Declare(kind, new ArraySymbol(name, declarator.Location, kind, keys, type));
    }

    /// <summary>A variable may be declared again as what it is.</summary>
    private void CheckAgain(DeclaratorSyntax declarator, Symbol earlier, TypeSymbol type, TypeSymbol[]? keys)
    {
        var same = earlier switch
        {
            VariableSymbol variable => keys is null && TypeLayout.AreCompatible(variable.Type, type),
            ArraySymbol array => keys is not null && TypeLayout.AreCompatible(array.Value, type) && array.Keys.Count == keys.Length
                && array.Keys.Zip(keys).All(pair => TypeLayout.AreCompatible(pair.First, pair.Second)),
            _ => false,
        };
        if (!same)
            diagnostics.Report(declarator.Location, earlier.Location, RedeclaredDifferently, earlier.Name, Describe(earlier), DTypeBinder.Line(earlier.Location));
    }

    private static string Describe(Symbol symbol) => symbol switch
    {
        VariableSymbol variable => $"of type {variable.Type.Name}",
        ArraySymbol array => $"{array.Value.Name} [{string.Join(", ", array.Keys.Select(key => key.Name))}]",
        _ => "something else",
    };

    public void Bind(InlineSyntax inline)
    {
        var name = inline.Declarator.Name!.Text;
        if (TypeBinder.StorageClass(inline.Specifiers) is { } storage)
            diagnostics.Report(storage.Location, BadStorageClass, storage.Word);
        var specified = TypeBinder.BindSpecifiers(inline.Specifiers, inline.Location);
        var keys = inline.Declarator.Derivations.FirstOrDefault() as KeyTypesSyntax;
        var type = TypeBinder.Derive(specified, keys is null ? inline.Declarator.Derivations : [.. inline.Declarator.Derivations.Skip(1)]);
        if (type is ArrayType)
        {
            diagnostics.Report(inline.Declarator.Location, ArrayWithoutSize, name);
            return;
        }
        var parameters = keys is null ? [] : DeclareParameters(keys);
        var value = expressions.BindAny(inline.Value);
        foreach (var parameter in parameters)
            scope.Parameters.Remove(parameter.Name);
        if (DNames.Describe(name) is { } builtin)
        {
            diagnostics.Report(inline.Location, BuiltinRedeclared, name, builtin, "inline definition");
            return;
        }
        if (value.Type is ErrorType && scope.Find(VariableKind.Global, name) is VariableSymbol { Type: ErrorType })
            return; // It was to be made of itself, which has been reported.
        if ((scope.Find(VariableKind.Global, name)?.Location ?? scope.FindInline(name)?.Location) is { } first)
        {
            diagnostics.Report(inline.Location, first, Redeclared, name, DTypeBinder.Line(first), "inline definition", scope.FindInline(name) is { Parameters.Count: var count } ? count > 0 ? "associative array inline" : "scalar inline" : "scalar");
            return;
        }
        scope.DeclareInline(name, new InlineDefinition(inline.Location, parameters, Fit(inline, type, value)));
    }

    private BoundExpression Fit(InlineSyntax inline, TypeSymbol type, BoundExpression value)
    {
        if (type is ErrorType || value.Type is ErrorType)
            return new BoundError(inline.Location);
        if (value is BoundTranslation translation && TypeLayout.AreCompatible(translation.Type, type))
            return value;
        // A constant stays what it is, whatever type it was given (dt_node_ident).
        if (value is BoundInteger && type is IntegerType)
            return value;
        if (value is not BoundTranslation && DConversions.Accepts(type, value))
            return DConversions.To(value, type);
        diagnostics.Report(inline.Location, IncompatibleTypes, "inline", Wording.Type(type), Wording.Type(value.Type), type.Name, DWording.Name(value), inline.Declarator.Name?.Text ?? "");
        return new BoundError(inline.Location);
    }

    private IReadOnlyList<VariableSymbol> DeclareParameters(KeyTypesSyntax keys)
    {
        var parameters = new List<VariableSymbol>();
        foreach (var ((type, name), syntax) in TypeBinder.BindKeys(keys).Zip(keys.Keys))
        {
            if (name is null)
                diagnostics.Report(syntax.Location, ParameterName, "the keys of an inline need names: inline int twice[int n] = n * 2", "inline declaration requires named parameters");
            parameters.Add(scope.DeclareHidden(name ?? "", syntax.Location, type));
            scope.Parameters[name ?? ""] = parameters[^1];
        }
        return parameters;
    }

    /// <summary>A provider's declaration says what its probes pass; pyd's providers say that themselves, so that it is only checked.</summary>
    public void Bind(ProviderSyntax provider)
    {
        if (!_providers.Add(provider.Name.Text))
            diagnostics.Report(provider.Location, ProviderRedeclared, provider.Name.Text);
        CheckName(provider.Name, "provider");
        if (char.IsAsciiDigit(provider.Name.Text[^1]))
            diagnostics.Report(provider.Name.Location, ProviderName, provider.Name.Text, "provider", "digits at its end would be a process id");
        var names = new HashSet<string>();
        foreach (var probe in provider.Probes)
        {
            CheckName(probe.Name, "probe");
            if (!names.Add(probe.Name.Text))
                diagnostics.Report(probe.Name.Location, ProviderProbeTwice, provider.Name.Text, probe.Name.Text);
            CheckArguments(probe, probe.Native);
            if (probe.Translated is not null)
                CheckArguments(probe, probe.Translated);
        }
    }

    private void CheckName(Syntax.NameSyntax name, string what)
    {
        if (name.Text.Length >= LongestName)
            diagnostics.Report(name.Location, ProviderName, name.Text, what, $"names have fewer than {LongestName} characters");
    }

    private void CheckArguments(ProviderProbeSyntax probe, FunctionTypeSyntax arguments)
    {
        TypeBinder.CheckParameters(arguments.Parameters, isFunction: true);
        if (arguments.Parameters.Count > byte.MaxValue)
            diagnostics.Report(probe.Location, ProviderProbeArguments, probe.Name.Text, arguments.Parameters.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
