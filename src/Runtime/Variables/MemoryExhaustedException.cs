using System.Globalization;

namespace Pyd.Runtime.Variables;

/// <summary>A script's arrays have taken what memory there is: the session ends there.</summary>
internal sealed class MemoryExhaustedException(int elements) : Exception(string.Create(CultureInfo.InvariantCulture,
    $"the script has ended: there is no memory for an array of more than {elements} elements; delete what is done with, or limit arrays (-D MAXMAPENTRIES=NUMBER)"))
{
}
