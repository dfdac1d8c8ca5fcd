using Pyd.Compiler.Diagnostics;
using static Pyd.Compiler.Diagnostics.PrintingTemplates;

namespace Pyd.Compiler.Binding.D;

/// <summary>A parameter of a quantizing function.</summary>
/// <param name="Name">For messages.</param>
/// <param name="WrongType">It is no integer constant, or no positive one where it must be.</param>
/// <param name="Differs">The aggregation has had another value.</param>
/// <param name="IsPositive">It must be above 0.</param>
internal sealed record QuantizeParameter(string Name, DiagnosticTemplate WrongType, DiagnosticTemplate Differs, bool IsPositive = false);

/// <summary>What the parameters of lquantize and llquantize must satisfy (libdtrace, dt_cg.c).</summary>
internal static class QuantizeRules
{
    private static readonly QuantizeParameter[] Linear =
    [
        new("base", LinearBaseType, LinearOtherBase),
        new("limit", LinearLimitType, LinearOtherLimit),
        new("step", LinearStepType, LinearOtherStep, IsPositive: true),
    ];

    private static readonly QuantizeParameter[] LogLinear =
    [
        new("factor", LogFactorType, LogOtherFactor),
        new("low magnitude", LogLowType, LogOtherLow),
        new("high magnitude", LogHighType, LogOtherHigh),
        new("number of steps", LogStepType, LogOtherSteps, IsPositive: true),
    ];

    /// <summary>The parameters of a function, in order.</summary>
    public static IReadOnlyList<QuantizeParameter> ParametersOf(string function) => function switch
    {
        "lquantize" => Linear,
        "llquantize" => LogLinear,
        _ => [],
    };

    /// <summary>What is wrong with them, or null.</summary>
    public static (DiagnosticTemplate Template, string Problem)? Problem(string function, IReadOnlyList<long> parameters) => function switch
    {
        "lquantize" => CheckLinear(parameters[0], parameters[1], parameters[2]),
        "llquantize" => CheckLogLinear(parameters[0], parameters[1], parameters[2], parameters[3]),
        _ => null,
    };

    private static (DiagnosticTemplate, string)? CheckLinear(long low, long high, long step)
    {
        if (low is < int.MinValue or > int.MaxValue)
            return (LinearBaseValue, "the base must fit 32 bits");
        if (high is < int.MinValue or > int.MaxValue)
            return (LinearLimitValue, "the limit must fit 32 bits");
        if (low >= high)
            return (LinearMismatch, "the base must be below the limit");
        if (step > ushort.MaxValue)
            return (BindingTemplates.BadQuantizeParameter, "the step must be at most 65535");
        if (step > high - low)
            return (LinearStepLarge, "the step must be at most the limit less the base");
        return (high - low) / step > ushort.MaxValue ? (LinearStepSmall, "there are more than 65535 steps; take a larger one") : null;
    }

    private static (DiagnosticTemplate, string)? CheckLogLinear(long factor, long low, long high, long steps)
    {
        if (factor is < 2 or > ushort.MaxValue)
            return (LogFactorValue, "the factor must lie between 2 and 65535");
        if (low is < 0 or > ushort.MaxValue)
            return (LogLowValue, "the low magnitude must lie between 0 and 65535");
        if (high is < 0 or > ushort.MaxValue)
            return (LogHighValue, "the high magnitude must lie between 0 and 65535");
        if (high < low)
            return (LogHighValue, "the high magnitude must not be below the low one");
        if (Math.Pow(factor, high + 1) > ulong.MaxValue)
            return (LogHighValue, "the factor to the power of the high magnitude does not fit 64 bits");
        return Steps(factor, low, steps) is { } problem ? (LogStepValue, problem) : null;
    }

    /// <summary>The steps of an order of magnitude must fall on whole numbers.</summary>
    private static string? Steps(long factor, long low, long steps)
    {
        if (steps > ushort.MaxValue)
            return "the number of steps must be at most 65535";
        if (steps <= factor)
            return factor % steps == 0 ? null : "a number of steps below the factor must divide it";
        if (steps % factor != 0)
            return "a number of steps above the factor must be a multiple of it";
        if (low == 0)
            return factor * factor % steps == 0 ? null : "the number of steps must divide the square of the factor";
        return System.Numerics.BigInteger.Pow(factor, (int)low + 1) % steps == 0 ? null : "the number of steps must divide the factor to the power of the low magnitude and 1";
    }
}
