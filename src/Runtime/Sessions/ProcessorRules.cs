using Pyd.Runtime.Aggregations;

namespace Pyd.Runtime.Sessions;

/// <summary>What a run does with the processors of events: the options <c>cpu</c> and <c>aggpercpu</c>.</summary>
internal sealed class ProcessorRules
{
    private readonly short? _only;
    private readonly IReadOnlyList<Aggregation> _shared;

    private ProcessorRules(short? only, IReadOnlyList<Aggregation> shared) => (_only, _shared) = (only, shared);

    /// <summary>The processor of what the session itself fires.</summary>
    public short Own => _only ?? 0;

    /// <summary>The rules of a run, or null when it has none.</summary>
    public static ProcessorRules? Of(SessionOptions options, IReadOnlyList<Aggregation> aggregations) => options.Processor is not null || options.AggregatesByProcessor
        ? new ProcessorRules(options.Processor, options.AggregatesByProcessor ? aggregations : [])
        : null;

    /// <summary>What is aggregated from here on comes from a processor.</summary>
    /// <returns>Whether its events are for the script.</returns>
    public bool Enter(int processor)
    {
        foreach (var aggregation in _shared)
            aggregation.EnterProcessor(Math.Max(processor, 0));
        return _only is null || processor == _only;
    }
}
