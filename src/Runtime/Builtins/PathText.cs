using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>Paths as text: nothing looks at a file system.</summary>
internal static class PathText
{
    private const byte Slash = (byte)'/';

    private static readonly TraceString Dot = new("."u8);
    private static readonly TraceString Root = new("/"u8);

    public static TraceString Basename(TraceString path)
    {
        if (path.Length == 0)
            return Dot;
        var bytes = path.Bytes.TrimEnd(Slash);
        if (bytes.IsEmpty)
            return Root;
        var name = bytes[(bytes.LastIndexOf(Slash) + 1)..];
        return name.Length == path.Length ? path : new TraceString(name);
    }

    public static TraceString Dirname(TraceString path)
    {
        if (path.Length == 0)
            return Dot;
        var bytes = path.Bytes.TrimEnd(Slash);
        var slash = bytes.LastIndexOf(Slash);
        if (slash < 0)
            return bytes.IsEmpty ? Root : Dot;
        bytes = bytes[..slash].TrimEnd(Slash);
        return bytes.IsEmpty ? Root : new TraceString(bytes);
    }

    // As DTrace for Linux does it (bpf/cleanpath.S): strings of up to one byte stay, ".." above the root is the root,
    // ".." above a relative start stays, and nothing is ".".
    public static TraceString Clean(TraceString path)
    {
        if (path.Length <= 1)
            return path;
        var absolute = path.Bytes[0] == Slash;
        var result = new byte[path.Length];
        var (count, kept) = (0, 0);   // kept: bytes of leading "../", which a later ".." does not take back
        foreach (var range in path.Bytes.Split(Slash))
        {
            var part = path.Bytes[range];
            if (part.IsEmpty || part.SequenceEqual("."u8))
                continue;
            var up = part.SequenceEqual(".."u8);
            if (up && count > kept)
            {
                count = Math.Max(kept, result.AsSpan(0, count).LastIndexOf(Slash));
                continue;
            }
            if (up && absolute)
                continue;
            if (absolute || count > 0)
                result[count++] = Slash;
            part.CopyTo(result.AsSpan(count));
            count += part.Length;
            if (up)
                kept = count;
        }
        return count > 0 ? new TraceString(result.AsSpan(0, count)) : absolute ? Root : Dot;
    }
}
