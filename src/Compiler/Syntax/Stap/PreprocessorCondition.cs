using System.Globalization;
using Pyd.Compiler.Diagnostics;
using Pyd.Compiler.Syntax.Stap.Antlr;
using Pyd.Shared;

namespace Pyd.Compiler.Syntax.Stap;

/// <summary><c>%( left operator right %? … %)</c>: whether it holds (parse.cxx, eval_pp_conditional).</summary>
internal sealed class PreprocessorCondition(ParseOptions options)
{
    private const string Heads = "compare kernel_v, kernel_vr, arch, runtime, systemtap_v, systemtap_privilege, guru_mode, a CONFIG_… option, two strings or two numbers";

    /// <summary>pyd traces user programs only, as SystemTap's dyninst runtime does.</summary>
    private const string Runtime = "dyninst";

    private const string Privilege = "stapdev";

    /// <exception cref="PreprocessorMistake">It is no condition.</exception>
    public bool Holds(StapToken left, StapToken symbol, StapToken right) => (left.Type, left.Text) switch
    {
        (StapLexer.IDENTIFIER, "kernel_vr") => CompareVersions(options.KernelRelease, symbol, right),
        (StapLexer.IDENTIFIER, "kernel_v") => CompareVersions(options.KernelRelease.Split('-')[0], symbol, right),
        (StapLexer.IDENTIFIER, "systemtap_v") => CompareVersions(options.Version, symbol, right),
        (StapLexer.IDENTIFIER, "systemtap_privilege") => IsSame(Privilege, symbol, right, isPattern: false),
        (StapLexer.IDENTIFIER, "arch") => IsSame(options.Architecture, symbol, right, isPattern: true),
        (StapLexer.IDENTIFIER, "runtime") => IsSame(Runtime, symbol, right, isPattern: true),
        (StapLexer.IDENTIFIER, "guru_mode") => CompareGuru(symbol, right),
        (StapLexer.IDENTIFIER, var name) when name.StartsWith("CONFIG_", StringComparison.Ordinal) => CompareConfiguration(symbol, right),
        (StapLexer.STRING, _) when right.Type == StapLexer.STRING => Compare(string.CompareOrdinal(Text(left), Text(right)), symbol),
        (StapLexer.INTEGER, _) when right.Type == StapLexer.INTEGER => Compare(Number(left).CompareTo(Number(right)), symbol),
        (StapLexer.STRING, _) => throw Bad(right, "a string is compared with a string"),
        (StapLexer.INTEGER, _) => throw Bad(right, "a number is compared with a number"),
        _ => throw Bad(left, Heads),
    };

    private static bool CompareVersions(string actual, StapToken symbol, StapToken right)
    {
        var wanted = RequireString(right);
        if (wanted.AsSpan().IndexOfAny("*?[") < 0)
            return Compare(VersionOrder.Compare(actual, wanted), symbol);
        if (symbol.Text is not ("==" or "!="))
            throw Bad(symbol, "a pattern is compared with == or != only");
        return Glob.IsMatch(wanted, actual) == (symbol.Text == "==");
    }

    private static bool IsSame(string actual, StapToken symbol, StapToken right, bool isPattern)
    {
        var wanted = RequireString(right);
        if (symbol.Text is not ("==" or "!="))
            throw Bad(symbol, "expected == or !=");
        return (isPattern ? Glob.IsMatch(wanted, actual) : wanted == actual) == (symbol.Text == "==");
    }

    private bool CompareGuru(StapToken symbol, StapToken right)
    {
        if (right.Type != StapLexer.INTEGER || Number(right) is not (0 or 1))
            throw Bad(right, "guru_mode is 0 or 1");
        if (symbol.Text is not ("==" or "!="))
            throw Bad(symbol, "expected == or !=");
        return (options.IsGuru == (Number(right) == 1)) == (symbol.Text == "==");
    }

    // There is no kernel: no option of one is set. An unset option equals the empty string and 0.
    private static bool CompareConfiguration(StapToken symbol, StapToken right) => right.Type switch
    {
        StapLexer.STRING => IsSame("", symbol, right, isPattern: true),
        StapLexer.INTEGER => Compare(0L.CompareTo(Number(right)), symbol),
        StapLexer.IDENTIFIER when right.Text.StartsWith("CONFIG_", StringComparison.Ordinal) => Compare(0, symbol),
        _ => throw Bad(right, "an option is compared with a string, a number or another CONFIG_…"),
    };

    private static bool Compare(int order, StapToken symbol) => symbol.Text switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => throw Bad(symbol, "expected a comparison: == != < <= > >="),
    };

    private static string RequireString(StapToken token) => token.Type == StapLexer.STRING ? Text(token) : throw Bad(token, "expected a string");

    private static string Text(StapToken token) => token.Text.Trim('"');

    private static long Number(StapToken token)
    {
        var text = token.Text;
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return long.TryParse(isHex ? text[2..] : text, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Bad(token, "this is no number");
    }

    private static PreprocessorMistake Bad(StapToken token, string problem) => new(token.Location, SyntaxTemplates.BadCondition, problem);
}
