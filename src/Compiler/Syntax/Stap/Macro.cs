using Pyd.Compiler.Text;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary><c>@define name(parameters) %( body %)</c>, or a parameter in an expansion: then its body belongs to the caller.</summary>
/// <param name="Name">Without the sign.</param>
/// <param name="Location">Where it is defined.</param>
/// <param name="Parameters">The names of its parameters.</param>
/// <param name="Body">Its tokens.</param>
/// <param name="Caller">Of a parameter: the arguments that its own macro was called with; null at the top level.</param>
/// <param name="IsParameter">It stands for an argument.</param>
/// <param name="IsLibrary">It comes from a <c>.stpm</c> file, whose macros do not see the script's.</param>
internal sealed record Macro(string Name, TextLocation Location, IReadOnlyList<string> Parameters, IReadOnlyList<StapToken> Body,
    IReadOnlyDictionary<string, Macro>? Caller, bool IsParameter, bool IsLibrary);
