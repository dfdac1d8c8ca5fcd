using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Syntax.D;
using Pyd.Compiler.Text;
using static Pyd.Compiler.Diagnostics.TypeTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>The words of a type, one after the other, and which of them go together (dt_decl_spec, dt_decl_attr and dt_decl_check).</summary>
internal sealed class TypeCombination(DiagnosticBag diagnostics)
{
    private readonly List<string> _attributes = [];
    private TypeSymbol? _type;
    private string _name = "";
    private bool _isBroken;

    public void Add(WordSpecifierSyntax word, DScope scope)
    {
        switch (word.Word)
        {
            case "const" or "volatile" or "restrict":
                break;
            case "short" or "long" or "signed" or "unsigned":
                _attributes.Add(word.Word);
                if (_type is not null)
                    Check(word.Location);
                break;
            case var name when Types.FromWords([name]) is { } own:
                Add(word.Location, own, name);
                break;
            case var name when scope.FindTypedef(name) is { } typedef:
                Add(word.Location, typedef, name, isTypedef: true);
                break;
            default:
                Report(word.Location, BindingTemplates.UnknownType, word.Word);
                break;
        }
    }

    /// <summary>Adds a type that is one by itself.</summary>
    public void Add(TextLocation location, TypeSymbol type, string? word = null, bool isTypedef = false)
    {
        var name = word ?? type.Name;
        if (_type is not null)
        {
            Report(location, TypeTemplates.TypeCombination, _name, name);
            return;
        }
        (_type, _name) = (type, name);
        // The attributes of a typedef are not its own: unsigned foo_t is a mistake.
        if (isTypedef && _attributes.Count > 0)
            Report(location, SignedNonInteger, name);
        else
            Check(location);
    }

    /// <summary>What the words say together; int when they name no type.</summary>
    public TypeSymbol Type(TextLocation location)
    {
        if (_isBroken || _type is ErrorType)
            return Types.Error;
        if (_type is not (null or IntegerType or FloatType) || _attributes.Count == 0)
            return _type ?? Types.Int;
        if (Types.FromWords([.. _attributes, .. _type is null ? [] : new[] { _name }]) is { } type)
            return type;
        Report(location, NoSuchType, string.Join(' ', [.. _attributes, _name]).TrimEnd());
        return Types.Error;
    }

    private void Check(TextLocation location)
    {
        var isLong = _attributes.Contains("long");
        var isSized = isLong || _attributes.Contains("short");
        var isSigned = _attributes.Contains("signed") || _attributes.Contains("unsigned");
        if (_type == Types.Char && isSized)
            Report(location, CharAttribute);
        else if (_type is VoidType && (isSized || isSigned))
            Report(location, VoidAttribute);
        else if (_type is not IntegerType or EnumType && isSigned)
            Report(location, SignedNonInteger, _name);
        else if (_type is not (IntegerType or FloatType) or EnumType && isLong)
            Report(location, LongNonNumber, _name);
    }

    private void Report(TextLocation location, DiagnosticTemplate template, params string[] arguments)
    {
        if (!_isBroken)
            diagnostics.Report(location, template, arguments);
        _isBroken = true;
    }
}
