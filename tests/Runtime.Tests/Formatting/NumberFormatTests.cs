using Pyd.Runtime.Formatting;
using Xunit;
using static Pyd.Runtime.Formatting.Conversion;
using static Pyd.Runtime.Formatting.FormatFlags;

namespace Pyd.Runtime.Tests.Formatting;

public sealed class NumberFormatTests
{
    private const long No = long.MinValue;

    // What DTrace 2.x prints for %5d, %-5d, %05d, …
    [Theory]
    [InlineData("   42", 42, SignedDecimal, None, 5, No)]
    [InlineData("42   ", 42, SignedDecimal, Left, 5, No)]
    [InlineData("00042", 42, SignedDecimal, Zero, 5, No)]
    [InlineData("+42", 42, SignedDecimal, Plus, No, No)]
    [InlineData(" 42", 42, SignedDecimal, Space, No, No)]
    [InlineData("  +42", 42, SignedDecimal, Plus, 5, No)]
    [InlineData("042", 42, SignedDecimal, None, No, 3)]
    [InlineData("     042", 42, SignedDecimal, None, 8, 3)]
    [InlineData("     042", 42, SignedDecimal, Zero, 8, 3)]
    [InlineData("042     ", 42, SignedDecimal, Left, 8, 3)]
    [InlineData("-0042", -42, SignedDecimal, Zero, 5, No)]
    [InlineData("-042", -42, SignedDecimal, None, No, 3)]
    [InlineData("0", 0, SignedDecimal, None, No, 0)]
    [InlineData("42    ", 42, SignedDecimal, None, -6, No)]
    [InlineData("42", 42, SignedDecimal, None, No, -1)]
    [InlineData("ff", 255, Hex, None, No, No)]
    [InlineData("FF", 255, HexUpper, None, No, No)]
    [InlineData("0xff", 255, Hex, Alternate, No, No)]
    [InlineData("0XFF", 255, HexUpper, Alternate, No, No)]
    [InlineData("010", 8, Octal, Alternate, No, No)]
    [InlineData("0x0000ff", 255, Hex, Alternate | Zero, 8, No)]
    [InlineData("0xff    ", 255, Hex, Alternate | Left, 8, No)]
    [InlineData("0", 0, Hex, Alternate, No, No)]
    [InlineData("0", 0, Octal, Alternate, No, No)]
    [InlineData("0x005", 5, Hex, Alternate, No, 3)]
    [InlineData("    0x0005", 5, Hex, Alternate, 10, 4)]
    [InlineData("1000", 4096, Pointer, None, No, No)]
    [InlineData("0x1000", 4096, Pointer, Alternate, No, No)]
    [InlineData("0000001000", 4096, Pointer, Zero, 10, No)]
    [InlineData("18446744073709551615", -1, UnsignedDecimal, None, No, No)]
    [InlineData("1777777777777777777777", -1, Octal, None, No, No)]
    [InlineData("-9223372036854775808", long.MinValue, SignedDecimal, None, No, No)]
    [InlineData("1,234,567", 1234567, SignedDecimal, Group, No, No)]
    [InlineData("-1,234", -1234, SignedDecimal, Group, No, No)]
    [InlineData("123", 123, SignedDecimal, Group, No, No)]
    [InlineData("   1,234,567", 1234567, SignedDecimal, Group, 12, No)]
    [InlineData("18,446,744,073,709,551,615", -1, UnsignedDecimal, Group, No, No)]
    public void D(string expected, long value, Conversion conversion, FormatFlags flags, long width, long precision) =>
        Check(expected, value, conversion, flags, width, precision);

    // What SystemTap 4.8 prints.
    [Theory]
    [InlineData("00000042", 42, SignedDecimal, Zero, 8, 3)]
    [InlineData("     042", 42, SignedDecimal, None, 8, 3)]
    [InlineData("0x0", 0, Hex, Alternate, No, No)]
    [InlineData("00", 0, Octal, Alternate, No, No)]
    [InlineData("    0x1000", 4096, Hex, Alternate, 10, No)]
    [InlineData("0x0000a", 10, Hex, Alternate, No, 5)]
    [InlineData("  -42", -42, SignedDecimal, None, 5, 2)]
    [InlineData("0", 0, SignedDecimal, None, No, 0)]
    [InlineData("    0", 0, SignedDecimal, None, 5, 0)]
    [InlineData("5", 5, UnsignedDecimal, Plus, No, No)]
    [InlineData("ffffffffffffffff", -1, Hex, None, No, No)]
    [InlineData("A", 0x41, Binary, None, 1, No)]
    [InlineData("BA", 0x4142, Binary, None, 2, No)]
    [InlineData("DCBA", 0x41424344, Binary, None, 4, No)]
    [InlineData("HGFEDCBA", 0x4142434445464748, Binary, None, No, No)]
    [InlineData("\0\0A\0\0\0\0\0\0\0", 0x41, Binary, None, 10, No)]
    [InlineData("A\0\0\0", 0x41, Binary, None, No, 4)]
    [InlineData("A\0\0\0\0\0\0\0", 0x41, Binary, None, 3, No)]
    public void Stap(string expected, long value, Conversion conversion, FormatFlags flags, long width, long precision) =>
        Check(expected, value, conversion, flags | FormatFlags.Stap, width, precision);

    [Theory]
    [InlineData("a", 'a', Character, None, No)]
    [InlineData("    b", 'b', Character, None, 5)]
    [InlineData("c    ", 'c', Character, Left, 5)]
    [InlineData("\u00C8", 200, Character, None, No)]
    [InlineData("\\n", '\n', EscapedCharacter, None, No)]
    [InlineData("\\0", 0, EscapedCharacter, None, No)]
    [InlineData("    a", 'a', EscapedCharacter, None, 5)]
    [InlineData("\\377", -1, EscapedCharacter, None, No)]
    [InlineData("\\000", 0, EscapedCharacterStap, None, No)]
    [InlineData("\\310", 200, EscapedCharacterStap, None, No)]
    [InlineData("\\'", '\'', EscapedCharacterStap, None, No)]
    [InlineData("\\\\", '\\', EscapedCharacterStap, None, No)]
    [InlineData("\"", '"', EscapedCharacterStap, None, No)]
    [InlineData("\\033", 27, EscapedCharacterStap, None, No)]
    [InlineData("\\177", 127, EscapedCharacterStap, None, No)]
    [InlineData("   \\n", 10, EscapedCharacterStap, None, 5)]
    public void Characters(string expected, long value, Conversion conversion, FormatFlags flags, long width) =>
        Check(expected, value, conversion, flags, width, No);

    [Theory]
    [InlineData("2023 Nov 14 22:13:20", 1700000000123456789, CalendarTime, No, No)]
    [InlineData("1973 Mar  3 09:46:40", 100000000000000000, CalendarTime, No, No)]
    [InlineData("          1970 Jan  1 00:00:00", 0, CalendarTime, 30, No)]
    [InlineData("1970 Jan  1 00:00:00          ", 0, CalendarTime, -30, No)]
    [InlineData("1970", 0, CalendarTime, No, 4)]
    [InlineData("2554 Jul 21 23:34:32", -1000000000, CalendarTime, No, No)]
    [InlineData("Tue, 14 Nov 2023 22:13:20 UTC", 1700000000123456789, RfcTime, No, No)]
    [InlineData(" Thu, 01 Jan 1970 00:00:00 UTC", 0, RfcTime, 30, No)]
    [InlineData("Sun, 21 Jul 2554 23:34:33 UTC", -1, RfcTime, No, No)]
    public void Times(string expected, long value, Conversion conversion, long width, long precision) =>
        Check(expected, value, conversion, None, width, precision);

    [Fact]
    public void AllocatesNothing()
    {
        var output = new Pyd.Runtime.Output.TraceOutput(Stream.Null);
        void Print()
        {
            output.Format(1234567, (int)SignedDecimal, (int)Group, 12, No);
            output.Format(0, (int)CalendarTime, 0, 30, No);
            output.Rollback(0);
        }
        Print();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Print();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Check(string expected, long value, Conversion conversion, FormatFlags flags, long width, long precision) =>
        Assert.Equal(expected, Printed.By(output => output.Format(value, (int)conversion, (int)flags, width, precision)));
}
