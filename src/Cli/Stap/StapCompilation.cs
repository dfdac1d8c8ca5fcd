using Pyd.Compiler;
using Pyd.Compiler.Text;

namespace Pyd.Cli.Stap;

/// <summary>How a stap command line compiles its script.</summary>
internal static class StapCompilation
{
    public static CompilationOptions OptionsOf(StapRequest request, IReadOnlyList<SourceText> library) => new()
    {
        Arguments = request.Arguments,
        Library = library,
        ExactEscapes = request.Compatible is not null,
        Limits = ScriptLimits.From(request.Definitions, request.SuppressesTimeLimits) with { HidesErrors = request.SuppressesErrors },
        GlobalValues = request.Globals,
        HidesUnread = request.HidesGlobals,
        CollectsTiming = request.CollectsTiming,
    };
}
