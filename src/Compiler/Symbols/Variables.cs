using Pyd.Compiler.Text;

namespace Pyd.Compiler.Symbols;

/// <summary>Where a variable lives.</summary>
internal enum VariableKind
{
    /// <summary>In the program.</summary>
    Global,

    /// <summary>In each thread: D's <c>self-></c>.</summary>
    ThreadLocal,

    /// <summary>In one firing of a probe: D's <c>this-></c>.</summary>
    ClauseLocal,

    /// <summary>In one run of a stap handler or function.</summary>
    Local,

    /// <summary>A stap function's parameter.</summary>
    Parameter,
}

/// <summary>A variable, array or aggregation. Identity counts: two of the same name are two.</summary>
internal abstract class Symbol(string name, TextLocation location)
{
    public string Name { get; } = name;

    /// <summary>Where it was declared or first assigned.</summary>
    public TextLocation Location { get; } = location;

    public sealed override string ToString() => Name;
}

/// <summary>A variable with one value.</summary>
internal sealed class VariableSymbol(string name, TextLocation location, VariableKind kind, TypeSymbol type) : Symbol(name, location)
{
    public VariableKind Kind { get; } = kind;

    public TypeSymbol Type { get; } = type;
}

/// <summary>An associative array.</summary>
internal sealed class ArraySymbol(string name, TextLocation location, VariableKind kind, IReadOnlyList<TypeSymbol> keys, TypeSymbol value)
    : Symbol(name, location)
{
    public VariableKind Kind { get; } = kind;

    public IReadOnlyList<TypeSymbol> Keys { get; } = keys;

    public TypeSymbol Value { get; } = value;

    /// <summary>stap: how many elements it has room for; 0 for any number.</summary>
    public int Room { get; init; }

    /// <summary>stap: when it is full, the oldest element goes.</summary>
    public bool Wraps { get; init; }
}

/// <summary>D's aggregation.</summary>
internal sealed class AggregationSymbol(string name, TextLocation location, AggregatingFunction function, IReadOnlyList<TypeSymbol> keys,
    IReadOnlyList<long> parameters) : Symbol(name, location)
{
    public AggregatingFunction Function { get; } = function;

    public IReadOnlyList<TypeSymbol> Keys { get; } = keys;

    /// <summary>The constants of lquantize and llquantize.</summary>
    public IReadOnlyList<long> Parameters { get; } = parameters;
}

/// <summary>stap's statistic: a scalar one has no keys.</summary>
internal sealed class StatisticSymbol(string name, TextLocation location, IReadOnlyList<TypeSymbol> keys) : Symbol(name, location)
{
    public IReadOnlyList<TypeSymbol> Keys { get; } = keys;

    /// <summary>How many elements it has room for; 0 for any number.</summary>
    public int Room { get; init; }

    /// <summary>When it is full, the oldest element goes.</summary>
    public bool Wraps { get; init; }

    /// <summary>The histogram that the script reads of it, decided by the first reader.</summary>
    public HistogramShape? Histogram { get; set; }

    /// <summary>Whether <c>@variance</c> of it is read.</summary>
    public bool HasVariance { get; set; }

    /// <summary>The bits by which <c>@variance</c> of it is more precise: one number for all of its readers.</summary>
    public long Precision { get; set; }
}

/// <summary>A histogram's buckets: powers of two, or steps.</summary>
internal sealed record HistogramShape(bool IsLinear, long Start, long Stop, long Interval);

/// <summary>A stap function of a script or tapset.</summary>
internal sealed class FunctionSymbol(string name, TextLocation location, IReadOnlyList<VariableSymbol> parameters, TypeSymbol returns) : Symbol(name, location)
{
    public IReadOnlyList<VariableSymbol> Parameters { get; } = parameters;

    /// <summary>Which of the functions with its name and number of parameters it is, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>Its body may call <c>next</c>: then the next function of its name is tried.</summary>
    public bool MayGiveUp { get; set; }

    public TypeSymbol Returns { get; } = returns;
}
