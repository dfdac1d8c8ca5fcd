namespace Pyd.Hosting;

/// <summary>An output of several files: <c>FILE.0</c>, <c>FILE.1</c> and so on.</summary>
/// <param name="Size">At how many bytes the next file begins.</param>
/// <param name="Files">How many of them stay; 0 for all.</param>
public sealed record OutputRotation(long Size, int Files);
