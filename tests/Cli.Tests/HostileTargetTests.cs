using Pyd.Testing;
using Xunit;

namespace Pyd.Cli.Tests;

/// <summary>Targets that write garbage into the ring.</summary>
public sealed class HostileTargetTests : BadDay
{
    [Theory]
    [InlineData("head = -1", @"its ring went from position \d+ to -1")]
    [InlineData("head = 1 << 62", @"its ring went from position \d+ to 4611686018427387904")]
    [InlineData("head = 8; fill(0)", "it wrote an event of thread 0, which it has not defined")]
    [InlineData("head = 1; put(0, probe=0xFFFF, kind=1, a0=1 << 46, a1=1 << 40)", "it defined a string of 1099511627776 bytes that is not there")]
    [InlineData("head = 9; put(0, probe=0xFFFF, kind=1, a0=-1, a1=64)", "it defined a string at 0xffffffffffffffff, which is not its own")]
    [InlineData("head = 1; put(0, probe=0xFFFF, kind=7)", "it wrote a definition of kind 7, which there is not")]
    [InlineData("head = 1; put(0, probe=0xFFFF, kind=2, a0=12345)", "it defined thread 12345 out of order")]
    [InlineData("head = 1; put(0, probe=77)", "it wrote an event of probe 77, which it was not asked for")]
    [InlineData("word(72, -5)", "its count of drops went from 0 to -5")]
    [InlineData("word(72, 1 << 60)", "its count of drops went from 0 to 1152921504606846976")]
    [InlineData("head = 1; put(0, probe=0xFFFF, kind=2, a0=threads, a1=1); publish(1); put(1, thread=threads, time=1 << 62); head = 2", "it wrote an event of time 4611686018427387904, which is in the future")]
    public void Target_that_writes_garbage(string deed, string message)
    {
        var program = Folder.Write("hostile.py", $"""
            import array, mmap, os, socket, struct, time
            def f(): pass
            link = socket.socket(socket.AF_UNIX)
            link.connect(os.environ["PYD_AGENT"])
            text, rights = b"", []
            while not text.endswith(b"\n.\n"):
                data, ancillary, flags, address = link.recvmsg(4096, socket.CMSG_SPACE(4))
                rights += ancillary
                text += data
            memory = mmap.mmap(struct.unpack("i", rights[0][2][:4])[0], 4096 + 64 * 65536)
            threads = int([line.split()[1] for line in text.decode().split("\n") if line.startswith("threads")][0])
            def word(offset, value):
                memory[offset:offset + 8] = struct.pack("q", value)
            def publish(head):
                word(64, head)
            def put(index, time=1, thread=0, probe=0, kind=0, a0=0, a1=0):
                struct.pack_into("=qiHhqq", memory, 4096 + 64 * index, time, thread, probe, kind, a0, a1)
            def fill(value):
                for index in range(65536): put(index, probe=value)
            head = 0
            {deed}
            publish(head)
            time.sleep(0.3)
            f()
            """);
        var result = PydCommand.Run("run", Folder.Write("count.d", Count), "--source", "agent-python", "-c", $"{Interpreters.Present.Last().Path} {program}");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches($@"^pyd: process \d+ \(\S+\) is traced no further: {message}\n$", result.Error);
        Assert.Equal(1, CountOf(result, "f"));      // the other ring of the same process is whole
    }

    [Fact]
    public void Target_that_writes_noise()
    {
        var program = Folder.Write("noise.py", """
            import mmap, os, random, socket, struct, time
            def attack(seed):
                chance = random.Random(seed)
                link = socket.socket(socket.AF_UNIX)
                link.connect(os.environ["PYD_AGENT"])
                text, rights = b"", []
                while not text.endswith(b"\n.\n"):
                    data, ancillary, flags, address = link.recvmsg(4096, socket.CMSG_SPACE(4))
                    rights += ancillary
                    text += data
                descriptor = struct.unpack("i", rights[0][2][:4])[0]
                size = 4096 + 64 * 512
                memory = mmap.mmap(descriptor, size)
                threads = int([line.split()[1] for line in text.decode().split("\n") if line.startswith("threads")][0])
                strings = int([line.split()[1] for line in text.decode().split("\n") if line.startswith("strings")][0])
                words = [0, 1, -1, threads, strings, strings + 4096, 64, 1 << 40, -1 << 63, 0xFFFF]
                struct.pack_into("=qiHhqq", memory, 4096, 1, 0, 0xFFFF, 2, threads, 5)
                for index in range(1, 512):
                    struct.pack_into("=qiHhqqq", memory, 4096 + 64 * index, chance.choice((1, 2, 1 << 62)) if chance.random() < .01 else index, threads,
                        chance.choice((0xFFFF, 0, 0, 0, 0, 0, 0, 9)), chance.choice((0, 1, 2, -1)) if chance.random() < .5 else 0,
                        chance.choice(words), chance.choice(words), chance.choice(words))
                memory[64:72] = struct.pack("q", chance.choice((512, 511, 300, 513, 2)))
                end = time.time() + 0.05
                while time.time() < end:
                    offset = chance.randrange(64, size - 8) & ~7
                    memory[offset:offset + 8] = struct.pack("q", chance.choice(words))
                link.send(bytes([chance.choice(b"wrx")]) * chance.randrange(1, 50))
                link.close()
            for seed in range(60):
                attack(seed)
            """);
        var result = PydCommand.Run("run", Folder.Write("count.d", "python*:::function-entry { @[arg0, copyinstr(arg1)] = count(); } END { trunc(@); }\n"), "-b", "1", "--source", "agent-python", "-c", $"{Interpreters.Present.Last().Path} {program}");
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("internal error", result.Error, StringComparison.Ordinal);
        Assert.Contains("is traced no further: it", result.Error, StringComparison.Ordinal);
    }
}
