namespace Pyd.Runtime.Aggregations;

/// <summary>A D aggregation, as the session sees it.</summary>
public abstract class Aggregation
{
}
