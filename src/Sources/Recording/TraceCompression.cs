using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;

namespace Pyd.Sources.Recording;

/// <summary>How a recorded trace is compressed.</summary>
public enum TraceCompression
{
    /// <summary>Fast to read.</summary>
    Lz4,

    /// <summary>Small.</summary>
    Zstd,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>The same for Apache.Arrow.</summary>
internal static class TraceCompressions
{
    public static IpcOptions Options(TraceCompression compression) => new()
    {
        CompressionCodecFactory = new CompressionCodecFactory(),
        CompressionCodec = compression switch
        {
            TraceCompression.Lz4 => CompressionCodecType.Lz4Frame,
            TraceCompression.Zstd => CompressionCodecType.Zstd,
            _ => null,
        },
    };
}
