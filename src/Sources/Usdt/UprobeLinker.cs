using Pyd.Sources.Usdt.Bpf;

namespace Pyd.Sources.Usdt;

/// <summary>Attaches programs to places of files: by one link for all places where the kernel can, else by a performance event for each.</summary>
/// <param name="isMulti">Whether the kernel can.</param>
/// <param name="pid">The only process to trace, 0 for all.</param>
internal sealed class UprobeLinker(bool isMulti, int pid)
{
    /// <summary>Whether programs may wait for pages of the traced program.</summary>
    public bool MaySleep => isMulti;

    /// <summary>Attaches.</summary>
    /// <param name="code">The program.</param>
    /// <param name="path">The file.</param>
    /// <param name="offsets">The places in it.</param>
    /// <param name="semaphore">The offset of the counter that goes up meanwhile; 0 for none.</param>
    /// <param name="maySleep">Whether this program wants to wait for pages.</param>
    public BpfLink Attach(ulong[] code, string path, long[] offsets, long semaphore, bool maySleep)
    {
        // A link keeps its program.
        using var program = BpfProgram.Uprobe(code, isMulti, isMulti && maySleep);
        if (isMulti)
            return new BpfLink([BpfSystem.LinkUprobes(program.Descriptor, path, offsets, semaphore, pid)]);
        var descriptors = new List<int>();
        try
        {
            foreach (var offset in offsets)
                descriptors.Add(BpfSystem.OpenUprobe(program.Descriptor, path, offset, semaphore, pid));
        }
        catch
        {
            new BpfLink(descriptors).Dispose();
            throw;
        }
        return new BpfLink(descriptors);
    }
}
