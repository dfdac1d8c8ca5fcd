using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.TypeTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>Types as D writes them: specifiers to a type, declarators to pointers, arrays and functions of it (dt_decl.c).</summary>
internal sealed class DTypeBinder(DExpressionBinder expressions, DScope scope, DiagnosticBag diagnostics)
{
    private readonly DCompositeBinder _composites = new(expressions, scope, diagnostics);

    /// <summary>The type of a cast, a sizeof, a translator.</summary>
    public TypeSymbol Bind(TypeSyntax syntax)
    {
        var type = BindSpecifiers(syntax.Specifiers, syntax.Location);
        return syntax.Declarator is null ? type : Derive(type, syntax.Declarator.Derivations);
    }

    /// <summary>What the words before the names say together; storage classes do not count.</summary>
    public TypeSymbol BindSpecifiers(IReadOnlyList<SpecifierSyntax> specifiers, TextLocation location)
    {
        var combination = new TypeCombination(diagnostics);
        foreach (var specifier in specifiers.Where(specifier => specifier is not StorageClassSyntax))
        {
            switch (specifier)
            {
                case WordSpecifierSyntax word: combination.Add(word, scope); break;
                case StructSyntax structure: combination.Add(structure.Location, _composites.Bind(structure, this)); break;
                case EnumSyntax enumeration: combination.Add(enumeration.Location, _composites.Bind(enumeration)); break;
            }
        }
        return combination.Type(location);
    }

    /// <summary>The storage class among the specifiers, or null; reports a second one.</summary>
    public StorageClassSyntax? StorageClass(IReadOnlyList<SpecifierSyntax> specifiers)
    {
        var classes = specifiers.OfType<StorageClassSyntax>().ToArray();
        if (classes.Length > 1)
            diagnostics.Report(classes[1].Location, TwoStorageClasses, classes[1].Word, classes[0].Word);
        return classes.FirstOrDefault();
    }

    /// <summary>A type with the pointers, arrays and functions of a declarator; an associative array's keys come from <see cref="BindKeys"/>.</summary>
    public TypeSymbol Derive(TypeSymbol type, IReadOnlyList<DerivationSyntax> derivations)
    {
        for (var i = derivations.Count - 1; i >= 0; i--)
        {
            if (type is ErrorType)
                return type;
            type = Derive(type, derivations[i]);
        }
        return type;
    }

    private TypeSymbol Derive(TypeSymbol type, DerivationSyntax derivation)
    {
        switch (derivation)
        {
            case PointerSyntax:
                return new PointerType(type);
            case FunctionTypeSyntax function:
                CheckParameters(function.Parameters, isFunction: true);
                return new FunctionType(type);
            case ArraySyntax array:
                return BindArray(type, array);
            default:
                diagnostics.Report(derivation.Location, ArrayOfArrays);
                return Types.Error;
        }
    }

    private TypeSymbol BindArray(TypeSymbol element, ArraySyntax array)
    {
        if (element is VoidType)
        {
            diagnostics.Report(array.Location, VoidObject, "an array of void");
            return Types.Error;
        }
        if (array.Size is null)
            return new ArrayType(element, 0);
        var size = expressions.Bind(array.Size);
        if (size.Type is ErrorType)
            return Types.Error;
        if (size is not BoundInteger { Type: IntegerType type, Value: not 0 and var count } || (type.IsSigned && count < 0))
            diagnostics.Report(array.Size.Location, ArraySize);
        else if (count is < 0 or > uint.MaxValue || count * Math.Max(1, TypeLayout.SizeOf(element)) > TypeLayout.MostBytes)
            diagnostics.Report(array.Size.Location, ArrayTooBig);
        else
            return new ArrayType(element, count);
        return Types.Error;
    }

    /// <summary>The types of an associative array's keys, with their names where they have some.</summary>
    public IReadOnlyList<(TypeSymbol Type, string? Name)> BindKeys(KeyTypesSyntax keys)
    {
        var types = CheckParameters(keys.Keys, isFunction: false);
        return [.. types.Select((type, i) => (type, keys.Keys[i].Declarator?.Name?.Text))];
    }

    /// <summary>The types of the parameters of a function, a key tuple or a probe.</summary>
    public IReadOnlyList<TypeSymbol> CheckParameters(IReadOnlyList<ParameterTypeSyntax> parameters, bool isFunction)
    {
        var types = new List<TypeSymbol>();
        var names = new HashSet<string>();
        foreach (var parameter in parameters)
        {
            if (parameter.Specifiers.Count == 0)
            {
                if (!isFunction)
                    diagnostics.Report(parameter.Location, EllipsisMisplaced);
                types.Add(Types.Error);
                continue;
            }
            if (StorageClass(parameter.Specifiers) is { Word: not "register" } storage)
                diagnostics.Report(storage.Location, ParameterStorageClass, storage.Word);
            var type = BindSpecifiers(parameter.Specifiers, parameter.Location);
            type = parameter.Declarator is null ? type : Derive(type, [.. parameter.Declarator.Derivations.SkipWhile(derivation => derivation is KeyTypesSyntax)]);
            var name = parameter.Declarator?.Name?.Text;
            if (parameter.Declarator?.Derivations.FirstOrDefault() is KeyTypesSyntax)
                diagnostics.Report(parameter.Location, ParameterType, "an associative array", isFunction ? "function" : "array", "dynamic variable", name ?? "(anonymous)", Number());
            else if (type is VoidType && !isFunction)
                diagnostics.Report(parameter.Location, ParameterType, "void", "array", "void", name ?? "(anonymous)", Number());
            else if (type is VoidType && name is not null)
                diagnostics.Report(parameter.Location, ParameterName, $"void is nothing that '{name}' could name", $"void parameter may not have a name: {name}");
            else if (name is not null && !names.Add(name))
                diagnostics.Report(parameter.Location, ParameterTwice, name);
            types.Add(type is VoidType && !isFunction ? Types.Error : type);

            string Number() => (types.Count + 1).ToString(CultureInfo.InvariantCulture);
        }
        if (types.Count > 1 && types.Exists(type => type is VoidType))
            diagnostics.Report(parameters[0].Location.To(parameters[^1].Location), VoidNotAlone);
        return types;
    }

    /// <summary>Whether a type can be that of a variable or member; reports when not.</summary>
    public bool CheckObject(TextLocation location, TypeSymbol type, string what, string name)
    {
        if (type is VoidType)
            diagnostics.Report(location, VoidObject, what);
        else if (type is StructType { Size: 0 } or ArrayType { Element: StructType { Size: 0 } })
            diagnostics.Report(location, IncompleteType, (type as StructType ?? ((ArrayType)type).Element).Name, name);
        else
            return true;
        return false;
    }

    /// <summary>A line as messages name it.</summary>
    public static string Line(TextLocation location) => location.Line.ToString(CultureInfo.InvariantCulture);
}
