using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Runtime.Tests.Variables;

public sealed class KeyTableTests
{
    [Fact]
    public void AgreesWithADictionary()
    {
        var table = new KeyTable<IntegerKey>();
        var slots = new Dictionary<long, int>();
        var order = new List<long>();
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var key = (long)random.Next(500) * 4096;
            if (random.Next(3) == 0)
            {
                Assert.Equal(slots.GetValueOrDefault(key, KeyTable<IntegerKey>.None), table.Remove(key));
                slots.Remove(key);
                order.Remove(key);
                continue;
            }
            var slot = table.FindOrAdd(key, out var added);
            Assert.Equal(!slots.ContainsKey(key), added);
            if (added)
                order.Add(key);
            slots[key] = slot;
            Assert.Equal(slot, table.Find(key));
            Assert.InRange(slot, 0, table.Capacity - 1);
        }
        Assert.Equal(slots.Count, table.Count);
        Assert.Equal(order, table.Slots().Select(slot => table.KeyAt(slot).Value));
    }

    // Texts remember the slot of one of their tables: here there are two, and equal texts that are not the same.
    [Fact]
    public void TextsFindTheirSlotsWhateverTheyRemember()
    {
        KeyTable<PairKey>[] tables = [new(), new()];
        Dictionary<(long, int), int>[] slots = [[], []];
        var texts = Enumerable.Range(0, 60).Select(i => new TraceString(System.Text.Encoding.UTF8.GetBytes($"{i % 40}"))).ToArray();
        var random = new Random(2);
        for (var i = 0; i < 30_000; i++)
        {
            var which = random.Next(2);
            var (table, known) = (tables[which], slots[which]);
            var text = random.Next(texts.Length);
            var (key, name) = (new PairKey(random.Next(3), texts[text]), (0L, text % 40));
            name.Item1 = key.Number;
            if (i % 5000 == 4999)
            {
                table.Clear();
                known.Clear();
            }
            Assert.Equal(known.GetValueOrDefault(name, KeyTable<PairKey>.None), table.Find(key));
            if (random.Next(3) == 0)
            {
                Assert.Equal(known.GetValueOrDefault(name, KeyTable<PairKey>.None), table.Remove(key));
                known.Remove(name);
                continue;
            }
            ref var number = ref table.NumberOf(key, out var added);
            Assert.Equal(!known.ContainsKey(name), added);
            number = name.Item1 * 100 + name.Item2;
            known[name] = table.Find(key);
            Assert.Equal(name.Item1 * 100 + name.Item2, table.NumberAt(known[name]));
        }
    }

    [Fact]
    public void ForgetsAllWhenCleared()
    {
        var table = new KeyTable<IntegerKey>();
        table.FindOrAdd(1, out _);
        table.Clear();
        Assert.Equal(KeyTable<IntegerKey>.None, table.Find(1));
        Assert.Empty(table.Slots());
        Assert.Equal(0, table.FindOrAdd(2, out var added));
        Assert.True(added);
    }

    [Fact]
    public void AllocatesNothingOnAHit()
    {
        var table = new KeyTable<IntegerKey>();
        table.FindOrAdd(7, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            table.FindOrAdd(7, out _);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
