namespace Pyd.Compiler.Binding.D;

/// <summary>What the parameters of lquantize and llquantize must satisfy (libdtrace, dt_cg.c).</summary>
internal static class QuantizeRules
{
    /// <summary>What is wrong with them, or null.</summary>
    public static string? Problem(string function, IReadOnlyList<long> parameters) => function switch
    {
        "lquantize" => Linear(parameters[0], parameters[1], parameters[2]),
        "llquantize" => LogLinear(parameters[0], parameters[1], parameters[2], parameters[3]),
        _ => null,
    };

    private static string? Linear(long low, long high, long step)
    {
        if (low < int.MinValue || low > int.MaxValue || high < int.MinValue || high > int.MaxValue)
            return "the base and the limit must fit 32 bits";
        if (low >= high)
            return "the base must be below the limit";
        if (step is <= 0 or > ushort.MaxValue)
            return "the step must lie between 1 and 65535";
        return (high - low) / step > ushort.MaxValue ? "there are more than 65535 steps; take a larger one" : null;
    }

    private static string? LogLinear(long factor, long low, long high, long steps)
    {
        if (factor is < 2 or > ushort.MaxValue)
            return "the factor must lie between 2 and 65535";
        if (low is < 0 or > ushort.MaxValue || high is < 0 or > ushort.MaxValue)
            return "the magnitudes must lie between 0 and 65535";
        if (low >= high)
            return "the low magnitude must be below the high one";
        if (steps < factor)
            return "there must be at least as many steps as the factor";
        if (Math.Pow(factor, high + 1) > long.MaxValue)
            return "the factor to the power of the high magnitude does not fit 64 bits";
        return steps % factor != 0 ? "the number of steps must be a multiple of the factor" : null;
    }
}
