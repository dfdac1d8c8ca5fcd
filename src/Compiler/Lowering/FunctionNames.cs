using System.Globalization;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Lowering;

/// <summary>The emitted name of a stap function; functions of one name differ in their number of parameters or are numbered.</summary>
internal static class FunctionNames
{
    public static string Of(FunctionSymbol function) => string.Create(CultureInfo.InvariantCulture, $"function_{function.Name}_{function.Parameters.Count}{(function.Ordinal == 0 ? "" : $"_{function.Ordinal}")}");
}
