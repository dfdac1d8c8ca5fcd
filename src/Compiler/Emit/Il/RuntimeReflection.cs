using System.Diagnostics;
using System.Reflection;

namespace Pyd.Compiler.Emit.Il;

/// <summary>Members of the runtime that emitted code uses beside those of <see cref="Symbols.RuntimeMembers"/>; one that is missing is pyd's own mistake.</summary>
internal static class RuntimeReflection
{
    private const BindingFlags Protected = BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>A method that has its name alone: a public one, or one that derived classes override.</summary>
    public static MethodInfo Method(this Type type, string name) => type.GetMethod(name) ?? type.GetMethod(name, Protected) ?? throw Missing(type, name);

    /// <summary>A public method by its parameters.</summary>
    public static MethodInfo Method(this Type type, string name, params Type[] parameters) => type.GetMethod(name, parameters) ?? throw Missing(type, name);

    /// <summary>What reads a property.</summary>
    public static MethodInfo Getter(this Type type, string name) => type.GetProperty(name)?.GetMethod ?? throw Missing(type, name);

    /// <summary>What sets a property.</summary>
    public static MethodInfo Setter(this Type type, string name) => type.GetProperty(name)?.SetMethod ?? throw Missing(type, name);

    /// <summary>A field.</summary>
    public static FieldInfo Field(this Type type, string name) => type.GetField(name) ?? throw Missing(type, name);

    /// <summary>A constructor.</summary>
    public static ConstructorInfo Constructor(this Type type, params Type[] parameters) =>
        type.GetConstructor(Protected | BindingFlags.Public, parameters) ?? throw Missing(type, ".ctor");

    private static UnreachableException Missing(Type type, string name) => new($"no runtime member {type.Name}.{name}");
}
