using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Tests;

/// <summary>A key like the ones that the compiler generates.</summary>
internal readonly record struct TextKey(TraceString Text) : ITraceKey<TextKey>
{
    public static int Width => 1;

    public TraceString? Landmark => Text;

    public KeyMember Member(int index) => new(Text);

    public static implicit operator TextKey(string text) => new(TraceString.From(text));

    public override string ToString() => Text.ToString();
}

/// <summary>A key of one integer.</summary>
internal readonly record struct IntegerKey(long Value) : ITraceKey<IntegerKey>
{
    public static int Width => 1;

    public TraceString? Landmark => null;

    public KeyMember Member(int index) => new(Value);

    public static implicit operator IntegerKey(long value) => new(value);
}

/// <summary>A key of an integer and a string.</summary>
internal readonly record struct PairKey(long Number, TraceString Text) : ITraceKey<PairKey>
{
    public PairKey(long number, string text) : this(number, TraceString.From(text)) { }

    public static int Width => 2;

    public TraceString? Landmark => Text;

    public KeyMember Member(int index) => index == 0 ? new(Number) : new(Text);
}

/// <summary>A key of a string and four integers.</summary>
internal readonly record struct WideKey(TraceString Text, long A, long B, long C, long D) : ITraceKey<WideKey>
{
    public static int Width => 5;

    public TraceString? Landmark => Text;

    public KeyMember Member(int index) => index == 0 ? new(Text) : new(index switch { 1 => A, 2 => B, 3 => C, _ => D });
}

/// <summary>A key of four integers.</summary>
internal readonly record struct FourKey(long A, long B, long C, long D) : ITraceKey<FourKey>
{
    public static int Width => 4;

    public TraceString? Landmark => null;

    public KeyMember Member(int index) => new(index switch { 0 => A, 1 => B, 2 => C, _ => D });
}
