using System.Globalization;
using System.Text;

namespace Pyd.Sources.Agent;

/// <summary>The file <c>status</c> of a process (proc(5)); nothing where it cannot be read.</summary>
internal sealed class ProcessStatus
{
    private readonly string[] _lines;

    private ProcessStatus(string text) => _lines = text.Split('\n');

    /// <summary>Reads it.</summary>
    public static ProcessStatus Of(int pid) => new(Encoding.UTF8.GetString(ProcessFacts.Read(pid, "status")));

    /// <summary>A number of the field <c>Uid</c> or <c>Gid</c>: real, effective, saved, that of the file system; 0 when it is not there.</summary>
    public int Id(string field, int column) =>
        Find(field)?.Split('\t') is { } columns && column < columns.Length ? (int)uint.Parse(columns[column], CultureInfo.InvariantCulture) : 0;

    /// <summary>The value of a field, for example <c>CapEff</c>; null when it is not there.</summary>
    public string? Find(string field) =>
        _lines.FirstOrDefault(line => line.StartsWith($"{field}:", StringComparison.Ordinal))?[(field.Length + 1)..].Trim();
}
