using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using K4os.Compression.LZ4.Streams;
using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Pyd.Sources.Recording;

namespace Pyd.Sources.Tests.Recording;

public sealed class ArrowTraceTests
{
    [Theory]
    [InlineData(TraceCompression.Lz4)]
    [InlineData(TraceCompression.Zstd)]
    [InlineData(TraceCompression.None)]
    public void WhatIsRecordedIsReadAgain(TraceCompression compression)
    {
        var read = Recorded.Of(Recorded.Sample(8, compression));
        Assert.Empty(read.Outcome.Problems);
        Assert.Equal((5, 7, 1000), (read.Start, read.Tables.Target, read.Tables.WallClockOffset));
        Assert.Equal(Enumerable.Range(10, 8).Select(time => (long)time), read.Events.Select(e => e.Time));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"f{i}"), read.Events.Select(e => read.Text(e.Arg1)));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (long)-i), read.Events.Select(e => e.Arg2));
        Assert.Equal([7, 8, 7, 8, 7, 8, 7, 8], read.Events.Select(e => read.Tables.Processes.Thread(e.Thread).Tid));
        var process = read.Tables.Processes[0];
        Assert.Equal((7, 6, 1000, 100, "python3", "/usr/bin/python3", true),
            (process.Pid, process.ParentPid, process.Uid, process.Gid, process.ExecName.ToString(), process.Executable, process.IsTarget));
        Assert.Equal(1, read.Tables.Processes.Count);
    }

    [Fact]
    public void StringsThatComeLateAndProcessesThatBecomeOthersComeBack()
    {
        var tables = new SessionTables();
        tables.Probes.Add(new ProbeInfo("python", "", "", "function-entry"));
        int[] threads = [.. new[] { "sh", "python3" }.Select(name => tables.Processes.AddThread(tables.Processes.Add(new ProcessInfo(5, 0, 0, 0, TraceString.From(name), name, false)), 5))];
        var file = new MemoryStream();
        using (var writer = new ArrowTraceWriter(file, tables, 0, TraceCompression.Lz4))
        {
            for (var i = 0; i < 2000; i++)
            {
                writer.Write([new ProbeEvent { Time = i, Thread = threads[i < 700 ? 0 : 1], Arg0 = i < 1000 ? i : tables.Strings.Intern(TraceString.From($"f{i % 3}")) }]);
                if (i % 500 == 499)
                    writer.WriteBatch();
            }
            writer.Finish(2000);
        }
        var read = Recorded.Of(file.ToArray());
        Assert.Empty(read.Outcome.Problems);
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => i < 1000 ? $"{i}" : $"f{i % 3}"), read.Events.Select(e => e.Arg0 < StringTable.Base ? $"{e.Arg0}" : read.Text(e.Arg0)));
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => i < 700 ? "sh" : "python3"), read.Events.Select(e => read.Tables.Processes.Thread(e.Thread).Process.ExecName.ToString()));
    }

    [Fact]
    public void FramesOfOtherWritersAreReadAsWell()
    {
        var text = Enumerable.Range(0, 300_000).Select(i => (byte)(i % 251 * i / 7)).ToArray();
        var plain = Frame(new LZ4EncoderSettings { ChainBlocks = false });
        byte[] withSize = [.. plain[..6], .. BitConverter.GetBytes((long)text.Length), .. plain[6..]];
        withSize[4] |= 0b1000;
        foreach (var frame in new[] { plain, withSize, Frame(new LZ4EncoderSettings { ChainBlocks = true, BlockSize = 1 << 16 }) })
        {
            var into = new byte[text.Length];
            Assert.True(Lz4Frame.TryDecompress(frame, into, out var length));
            Assert.Equal(text.Length, length);
            Assert.True(text.AsSpan().SequenceEqual(into));
        }
        Assert.False(Lz4Frame.TryDecompress(Frame(new LZ4EncoderSettings { ContentChecksum = true }), new byte[text.Length], out _));

        byte[] Frame(LZ4EncoderSettings settings)
        {
            var frame = new MemoryStream();
            using (var encoder = LZ4Stream.Encode(frame, settings, leaveOpen: true))
                encoder.Write(text);
            return frame.ToArray();
        }
    }

    [Fact]
    public void BytesThatAreNoTextAndAllArgumentsComeBack()
    {
        var tables = new SessionTables();
        tables.Probes.Add(new ProbeInfo("python", "python3.11", "_PyEval_EvalFrameDefault", "function-entry"));
        var thread = tables.Processes.AddThread(tables.Processes.Add(new ProcessInfo(5, 0, -1, 0, new TraceString("x"u8), "x", false)), 5);
        var odd = tables.Strings.Intern(new TraceString([(byte)'a', 0xFF, 0xC3, 0xA9]));
        var file = new MemoryStream();
        using (var writer = new ArrowTraceWriter(file, tables, 0, TraceCompression.Lz4))
        {
            writer.Write([new ProbeEvent { Time = 1, Thread = thread, Cpu = 3, Arg0 = odd, Arg1 = long.MinValue, Arg2 = -7, Arg3 = odd, Arg4 = StringTable.Base - 1, Arg5 = long.MaxValue }]);
            writer.Finish(1);
        }
        var read = Recorded.Of(file.ToArray());
        var e = Assert.Single(read.Events);
        Assert.Equal(new byte[] { (byte)'a', 0xFF, 0xC3, 0xA9 }, read.Tables.Strings.Read(e.Arg3)!.Bytes.ToArray());
        Assert.Equal((e.Arg3, long.MinValue, -7L, StringTable.Base - 1, long.MaxValue, (short)3), (e.Arg0, e.Arg1, e.Arg2, e.Arg4, e.Arg5, e.Cpu));
        Assert.Equal(tables.Probes, read.Tables.Probes);
        Assert.Equal(-1, read.Tables.Processes[0].Uid);
    }

    [Fact]
    public void ArrowReadsARecordingAsItIs()
    {
        using var reader = new ArrowFileReader(new MemoryStream(Recorded.Sample(7)), new CompressionCodecFactory());
        var functions = new List<string>();
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            var column = (DictionaryArray)batch.Column("str1");
            functions.AddRange(((Int32Array)column.Indices).Values.ToArray().Select(i => ((StringArray)column.Dictionary).GetString(i)));
            Assert.Equal(batch.Length, batch.Column("str2").NullCount);
        }
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"f{i}"), functions);
        Assert.Equal(["time", "probe", "pid", "tid", "cpu", "uid", "exec", "arg0", "arg1", "arg2", "arg3", "arg4", "arg5", "str0", "str1", "str2", "str3", "str4", "str5", "ppid", "gid", "path"],
            reader.Schema.FieldsList.Select(field => field.Name));
    }

    [Fact]
    public void RecordingThatWasKilledIsReadToItsLastBatch()
    {
        var read = Recorded.Of(Recorded.Sample(8, isFinished: false));
        Assert.Equal(6, read.Events.Count);
        Assert.Equal("f5", read.Text(read.Events[5].Arg1));
        Assert.Contains("its 6 whole events were read", Assert.Single(read.Outcome.Problems));
    }

    [Fact]
    public void RecordingCutAnywhereGivesItsWholeBatches()
    {
        var whole = Recorded.Sample(6);
        var last = 0;
        for (var length = 0; length < whole.Length; length += 61)
        {
            try
            {
                var read = Recorded.Of(whole[..length]);
                Assert.NotEmpty(read.Outcome.Problems);
                Assert.True(read.Events.Count is 0 or 3 or 6 && read.Events.Count >= last);
                Assert.All(read.Events.Index(), e => Assert.Equal($"f{e.Index}", read.Text(e.Item.Arg1)));
                last = read.Events.Count;
            }
            catch (SourceException failure)
            {
                Assert.Equal(0, last);
                Assert.Contains("trace.arrow", failure.Message, StringComparison.Ordinal);
            }
        }
        Assert.Equal(6, last);
    }

    [Fact]
    public void RepairGivesAnEnd()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Recorded.Sample(8, isFinished: false)[..^5]);
            Assert.Equal(3, TraceRepair.Repair(path)?.Events);
            var read = Recorded.Of(File.ReadAllBytes(path));
            Assert.Empty(read.Outcome.Problems);
            Assert.Equal(["f0", "f1", "f2"], read.Events.Select(e => read.Text(e.Arg1)));
            Assert.Null(TraceRepair.Repair(path));
            File.WriteAllText(path, "{}");
            Assert.Throws<SourceException>(() => TraceRepair.Repair(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void DamagedRecordingIsNeverMoreThanAMessage()
    {
        var whole = Recorded.Sample(6);
        var random = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            var damaged = whole.ToArray();
            for (var j = 0; j <= i % 3; j++)
                damaged[random.Next(6, damaged.Length)] = (byte)random.Next(256);
            try
            {
                Assert.InRange(Recorded.Of(damaged).Events.Count, 0, 6);
            }
            catch (SourceException failure)
            {
                Assert.Contains("trace.arrow", failure.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void TimeThatGoesBackEndsTheTrace()
    {
        var tables = new SessionTables();
        tables.Probes.Add(new ProbeInfo("python", "", "", "function-entry"));
        var thread = tables.Processes.AddThread(tables.Processes.Add(new ProcessInfo(5, 0, 0, 0, new TraceString("x"u8), "x", false)), 5);
        var file = new MemoryStream();
        using (var writer = new ArrowTraceWriter(file, tables, 0, TraceCompression.Lz4))
        {
            writer.Write([new ProbeEvent { Time = 3, Thread = thread }, new ProbeEvent { Time = 4, Thread = thread }, new ProbeEvent { Time = 2, Thread = thread }]);
            writer.Finish(4);
        }
        var read = Recorded.Of(file.ToArray());
        Assert.Equal([3L, 4L], read.Events.Select(e => e.Time));
        Assert.Equal("trace.arrow: event 3 of batch 1: time goes back from 4 to 2; sort the events by time", Assert.Single(read.Outcome.Problems));
    }
}
