namespace Pyd.Runtime.Output;

/// <summary>An output that can go on in another file.</summary>
public interface IFileSeries
{
    /// <summary>What is written from here on goes into the next file.</summary>
    void Next();
}
