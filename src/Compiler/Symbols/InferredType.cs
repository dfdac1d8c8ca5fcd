using Pyd.Compiler.Text;

namespace Pyd.Compiler.Symbols;

/// <summary>
/// A stap type that is not known yet. Two of them that must agree become one; the first use that decides settles it.
/// </summary>
internal sealed record InferredType() : TypeSymbol("unknown")
{
    private TypeSymbol? _target;

    /// <summary>Where it was settled, for messages about a second opinion.</summary>
    public TextLocation? SettledAt { get; private set; }

    public override bool IsInteger => Resolve(this).IsInteger && Resolve(this) is not InferredType;

    public override bool IsString => Resolve(this).IsString && Resolve(this) is not InferredType;

    /// <summary>What a type has turned out to be; itself while it is unknown.</summary>
    public static TypeSymbol Resolve(TypeSymbol type) => type is InferredType inferred ? inferred.Root()._target ?? inferred.Root() : type;

    /// <summary>Where a type was settled, or null when nothing has settled it.</summary>
    public static TextLocation? SettledBy(TypeSymbol type) => (type as InferredType)?.Root().SettledAt;

    /// <summary>Makes two types agree.</summary>
    /// <returns>False when they are known and differ.</returns>
    public static bool Unify(TypeSymbol left, TypeSymbol right, TextLocation location)
    {
        var (a, b) = (Resolve(left), Resolve(right));
        if (a is ErrorType || b is ErrorType || Equals(a, b))
            return true;
        if (a is InferredType unknown)
            unknown.Settle(b, location);
        else if (b is InferredType other)
            other.Settle(a, location);
        else
            return false;
        return true;
    }

    /// <summary>Makes a type that two uses disagree about fit everywhere: the mistake has been reported.</summary>
    public static void Abandon(TypeSymbol type)
    {
        if (type is InferredType inferred)
            inferred.Root()._target = Types.Error;
    }

    public bool Equals(InferredType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    // The last of a chain of types that must agree; all of the chain then lead to it at once.
    private InferredType Root()
    {
        var root = this;
        while (root._target is InferredType next)
            root = next;
        for (var type = this; type._target is InferredType next; type = next)
            type._target = root;
        return root;
    }

    private void Settle(TypeSymbol target, TextLocation location)
    {
        _target = target;
        if (target is not InferredType)
            SettledAt = location;
    }
}
