using System.Collections;
using System.Reflection;

namespace Pyd.Compiler.Tests;

/// <summary>An object of each kind of a tree's nodes, with something wherever a node can stand.</summary>
internal sealed class NodeSamples(Type root)
{
    private const int Depth = 4;

    /// <summary>One of each kind.</summary>
    public IEnumerable<object> All => root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract).Select(type => Make(type, 0));

    /// <summary>The nodes of a kind that are a node's own members, directly or in lists.</summary>
    public static IReadOnlyList<T> Members<T>(object node) where T : class =>
        [.. node.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => property.GetValue(node))
            .SelectMany(value => value is T one ? [one] : value is IEnumerable many and not string ? many.OfType<T>() : [])];

    private object Make(Type type, int depth)
    {
        if (type == typeof(string))
            return "x";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GenericTypeArguments[0], depth);
        if (type.IsAbstract && type.IsAssignableTo(root))
            type = root.Assembly.GetTypes().Where(each => each.IsSubclassOf(type) && !each.IsAbstract).MinBy(each => (Longest(each).GetParameters().Length, each.Name).ToString())!;
        if (type.IsValueType)
            return Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type)!;
        var maker = Longest(type);
        return maker.Invoke([.. maker.GetParameters().Select(parameter => depth > Depth && !parameter.ParameterType.IsValueType ? null : Make(parameter.ParameterType, depth + 1))]);
    }

    private IList List(Type element, int depth)
    {
        var list = Array.CreateInstance(element, element.IsAssignableTo(root) ? 1 : 0);
        if (list.Length > 0)
            list.SetValue(Make(element, depth + 1), 0);
        return list;
    }

    private static ConstructorInfo Longest(Type type) => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public)
        .Where(maker => maker.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(maker => maker.GetParameters().Length)!;
}
