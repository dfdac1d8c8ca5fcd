using System.Numerics;

namespace Pyd.Compiler.Tests.Emit;

/// <summary>An integer of D with its type, computed with big numbers. Operators keep 64 bits: only what is stored is cut to its type.</summary>
internal readonly record struct CInteger(int Size, bool IsSigned, long Value)
{
    public static readonly string[] Operators =
        ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "^^"];

    public string TypeName => (IsSigned ? "" : "u") + $"int{Size * 8}_t";

    /// <summary>The value as an unsigned number of 64 bits.</summary>
    public ulong Bits => unchecked((ulong)Value);

    public static CInteger Truth(bool value) => new(4, true, value ? 1 : 0);

    public CInteger Apply(char operation) => operation switch
    {
        '-' => Cut(this, -Exact(this)),
        '~' => Cut(this, ~Exact(this)),
        '!' => Truth(Value == 0),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    /// <summary>Null for a division by zero.</summary>
    public CInteger? Apply(string operation, CInteger right)
    {
        var common = Common(this, right);
        BigInteger a = common.Exact(this), b = common.Exact(right);
        var shift = (int)(right.Bits & 63);
        return operation switch
        {
            "+" => Cut(common, a + b),
            "-" => Cut(common, a - b),
            "*" => Cut(common, a * b),
            "/" => b.IsZero ? null : Cut(common, BigInteger.Divide(a, b)),
            "%" => b.IsZero ? null : Cut(common, BigInteger.Remainder(a, b) * (b.Sign < 0 ? -1 : 1)),
            "&" => Cut(common, a & b),
            "|" => Cut(common, a | b),
            "^" => Cut(common, a ^ b),
            "<<" => Cut(this, Exact(this) << shift),
            ">>" => Cut(this, Exact(this) >> shift),
            "==" => Truth(a == b),
            "!=" => Truth(a != b),
            "<" => Truth(a < b),
            "<=" => Truth(a <= b),
            ">" => Truth(a > b),
            ">=" => Truth(a >= b),
            "&&" => Truth(Value != 0 && right.Value != 0),
            "||" => Truth(Value != 0 || right.Value != 0),
            "^^" => Truth(Value != 0 ^ right.Value != 0),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }

    /// <summary>The value in the type in which two others meet.</summary>
    public CInteger As(CInteger first, CInteger second) => Cut(Common(first, second), Value);

    /// <summary>The larger type; of two of one size the unsigned.</summary>
    private static CInteger Common(CInteger a, CInteger b) => a.Size != b.Size ? (a.Size > b.Size ? a : b) : a.IsSigned ? b : a;

    /// <summary>All 64 bits of a value, with this type's sign.</summary>
    private BigInteger Exact(CInteger value) => IsSigned ? value.Value : value.Bits;

    private static CInteger Cut(CInteger type, BigInteger value) => type with { Value = unchecked((long)(ulong)(value & ulong.MaxValue)) };
}
