namespace Pyd.Runtime.Aggregations;

/// <summary>The letters of <see cref="Aggregation.KeyColumns"/>.</summary>
internal static class KeyColumn
{
    /// <summary>A string.</summary>
    public const char Text = 's';

    /// <summary>A stack.</summary>
    public const char Stack = 'k';

    /// <summary>An integer cut to the column's size, as unsigned.</summary>
    public static ulong Unsigned(char column, long value) => column switch
    {
        'b' or 'B' => (byte)value,
        'h' or 'H' => (ushort)value,
        'i' or 'I' => (uint)value,
        _ => (ulong)value,
    };

    /// <summary>The bytes of an integer; 0 for a string or stack.</summary>
    public static int SizeOf(char column) => column switch
    {
        'b' or 'B' => sizeof(byte),
        'h' or 'H' => sizeof(short),
        'i' or 'I' => sizeof(int),
        'l' or 'L' => sizeof(long),
        _ => 0,
    };

    /// <summary>How wide the integer is printed where there is no format.</summary>
    public static int PrintedWidth(char column) => column switch
    {
        'b' or 'B' => 3,
        'h' or 'H' => 5,
        'i' or 'I' => 8,
        _ => 16,
    };

    /// <summary>What is printed where there is no format: libdtrace reads 8 and 16 bits as unsigned, 32 and 64 as signed.</summary>
    public static long Printed(char column, long value) => column switch
    {
        'b' or 'B' => (byte)value,
        'h' or 'H' => (ushort)value,
        'i' or 'I' => (int)value,
        _ => value,
    };
}
