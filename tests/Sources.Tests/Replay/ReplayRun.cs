using System.Text;
using Pyd.Runtime.Events;
using Pyd.Sources.Replay;

namespace Pyd.Sources.Tests.Replay;

/// <summary>A trace read to its end.</summary>
internal sealed record ReplayRun(long Start, List<ProbeEvent> Events, SessionTables Tables, SourceOutcome Outcome)
{
    public static ReplayRun Of(string text) => Of(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static ReplayRun Of(Stream stream)
    {
        using var source = new JsonLinesSource(stream, "trace.jsonl");
        var start = source.Open(new ProbeInterest([], false));
        source.Start();
        var events = new List<ProbeEvent>();
        while (source.TryRead(out var batch, TimeSpan.Zero))
        {
            Assert.Equal(batch.Events[^1].Time, batch.Now);
            events.AddRange(batch.Events);
        }
        return new ReplayRun(start, events, source.Tables, source.Outcome);
    }

    public string Text(long address) => Tables.Strings.Read(address)!.ToString();
}
