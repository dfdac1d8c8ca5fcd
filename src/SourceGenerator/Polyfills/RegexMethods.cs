// What the regex generator writes where the base library has it.
using System.Text.RegularExpressions;

namespace Pyd.Compiler.Binding.D
{
    partial class Macros
    {
        private static partial Regex Pattern() => GeneratedRegexes.Of(typeof(Macros), nameof(Pattern));

        private static partial Regex Number() => GeneratedRegexes.Of(typeof(Macros), nameof(Number));

        private static partial Regex Name() => GeneratedRegexes.Of(typeof(Macros), nameof(Name));
    }
}

namespace Pyd.Compiler.Binding.Stap
{
    partial class PythonPoints
    {
        private static partial Regex Pattern() => GeneratedRegexes.Of(typeof(PythonPoints), nameof(Pattern));
    }

    partial class TapsetFile
    {
        private static partial Regex Function() => GeneratedRegexes.Of(typeof(TapsetFile), nameof(Function));

        private static partial Regex Global() => GeneratedRegexes.Of(typeof(TapsetFile), nameof(Global));

        private static partial Regex Word() => GeneratedRegexes.Of(typeof(TapsetFile), nameof(Word));
    }
}

namespace Pyd.Compiler.Syntax.D
{
    partial class ClauseText
    {
        private static partial Regex TypedName() => GeneratedRegexes.Of(typeof(ClauseText), nameof(TypedName));
    }
}

namespace Pyd.Compiler.Text
{
    partial class SourceText
    {
        private static partial Regex Marker() => GeneratedRegexes.Of(typeof(SourceText), nameof(Marker));
    }
}
