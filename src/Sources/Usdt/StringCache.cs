using System.Numerics;
using System.Runtime.InteropServices;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Sources.Usdt;

/// <summary>The addresses of strings by their bytes: an open table, so that a string that was seen before costs its hash and one comparison.</summary>
internal sealed class StringCache(StringTable strings)
{
    private Entry[] _entries = new Entry[1024];
    private int _count;

    /// <summary>The address of a string; the first time it becomes one of the trace's strings.</summary>
    public long AddressOf(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        var mask = _entries.Length - 1;
        for (var i = (int)hash & mask; ; i = i + 1 & mask)
        {
            ref var entry = ref _entries[i];
            if (entry.Text is not { } known)
                return Add(text, hash);
            if (entry.Hash == hash && known.Bytes.SequenceEqual(text))
                return entry.Address;
        }
    }

    private long Add(ReadOnlySpan<byte> text, ulong hash)
    {
        if (++_count * 2 > _entries.Length)
        {
            var old = _entries;
            _entries = new Entry[old.Length * 2];
            foreach (var entry in old)
            {
                if (entry.Text is not null)
                    Put(entry);
            }
        }
        var added = new Entry { Hash = hash, Text = new TraceString(text) };
        added.Address = strings.Intern(added.Text);
        Put(added);
        return added.Address;
    }

    private void Put(Entry entry)
    {
        var mask = _entries.Length - 1;
        var i = (int)entry.Hash & mask;
        while (_entries[i].Text is not null)
            i = i + 1 & mask;
        _entries[i] = entry;
    }

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)text.Length * Factor;
        var words = MemoryMarshal.Cast<byte, ulong>(text);
        foreach (var word in words)
            hash = BitOperations.RotateLeft((hash ^ word) * Factor, 29);
        foreach (var rest in text[(words.Length * 8)..])
            hash = BitOperations.RotateLeft((hash ^ rest) * Factor, 29);
        return hash ^ hash >> 32;
    }

    private struct Entry
    {
        public ulong Hash;
        public TraceString? Text;
        public long Address;
    }
}
