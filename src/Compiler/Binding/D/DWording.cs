using System.Globalization;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Binding.D;

/// <summary>Values as messages say them, with what a Python programmer has to know about D's strings.</summary>
internal static class DWording
{
    /// <summary><c>an integer</c>; of a probe's argument also how to read it as a string.</summary>
    public static string Value(BoundExpression value) => value is BoundValueless { What: var what } ? what : Wording.Type(value.Type) + Hint(value);

    /// <summary>The type as D writes it: <c>int</c>, <c>char *</c>, <c>aggregation</c>; for DTrace's own sentences.</summary>
    public static string Name(BoundExpression value) => value is BoundValueless { What: var what } ? what == "an aggregation" ? "aggregation" : "void"
        : value is BoundTranslation ? value.Type is PointerType ? "pointer to translated data" : "translated data"
        : value.Type.Name;

    /// <summary>The same without the hint.</summary>
    public static string Kind(BoundExpression value) => value is BoundValueless { What: var what } ? what : Wording.Type(value.Type);

    /// <summary><c>; arg1 is an address, copyinstr(arg1) the string there</c>, or nothing.</summary>
    public static string Hint(BoundExpression value) => value is BoundArgument argument
        ? string.Create(CultureInfo.InvariantCulture, $"; arg{argument.Index} is an address, copyinstr(arg{argument.Index}) the string there")
        : "";
}
