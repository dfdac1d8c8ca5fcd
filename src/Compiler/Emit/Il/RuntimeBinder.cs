using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using Pyd.Compiler.Symbols;
using Pyd.Runtime;
using Pyd.Runtime.Aggregations;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Runtime.Variables;

namespace Pyd.Compiler.Emit.Il;

/// <summary>Finds the runtime's real members for the names of <see cref="RuntimeMembers"/>.</summary>
internal static class RuntimeBinder
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly Runtime = typeof(TraceProgram).Assembly;

    /// <summary>The open generic class of a container.</summary>
    public static Type Container(RuntimeContainer container) => container switch
    {
        RuntimeContainer.IntegerArray => typeof(IntegerArray<>),
        RuntimeContainer.StringArray => typeof(StringArray<>),
        RuntimeContainer.Aggregation => typeof(Aggregation<>),
        RuntimeContainer.StatisticArray => typeof(StatisticArray<>),
        _ => throw new UnreachableException($"{container}"),
    };

    /// <summary>The type of a value in IL.</summary>
    public static Type Value(ValueKind type) => type switch
    {
        ValueKind.Void => typeof(void),
        ValueKind.Integer => typeof(long),
        ValueKind.Text => typeof(TraceString),
        _ => throw new UnreachableException($"{type}"),
    };

    /// <summary>A member outside containers.</summary>
    public static MethodInfo Method(RuntimeMember member)
    {
        var type = Runtime.GetType($"Pyd.Runtime.{member.Type}") ?? throw new UnreachableException($"no runtime type {member.Type}");
        var all = member.Parameters.Select(TypeOf).ToArray();
        return Find(type, member.Name, isStatic: true, all)
            ?? (all.Length > 0 && all[0] == type ? Find(type, member.Name, isStatic: false, all[1..]) : null)
            ?? throw new UnreachableException($"no runtime member {member.Type}.{member.Name}");
    }

    /// <summary>A member of a container's open generic class, or of a base class that is not generic.</summary>
    public static MethodInfo Method(RuntimeContainer container, RuntimeMember member, bool hasKey)
    {
        var explicitParameters = member.Parameters.Select(TypeOf).ToArray();
        for (var type = Container(container); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var method in type.GetMethods(Any).Where(method => method.Name == member.Name && !method.IsStatic))
            {
                // The base class of IntegerArray<TKey> is ValueArray<TKey, long>: its members are seen with long.
                var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
                if (hasKey && (parameters.Length == 0 || !parameters[0].IsByRef))
                    continue;
                if (parameters.Skip(hasKey ? 1 : 0).SequenceEqual(explicitParameters))
                    return method;
            }
        }
        throw new UnreachableException($"no member {container}.{member.Name}");
    }

    /// <summary>A method of a generic class that may be closed over a type that is still being built.</summary>
    public static MethodInfo OnClosed(Type closed, MethodInfo open)
    {
        if (!open.DeclaringType!.IsGenericType)
            return open;
        // ValueArray<TKey, long>.Get   ──►   ValueArray<TKey, TValue>.Get
        open = (MethodInfo)open.Module.ResolveMethod(open.MetadataToken)!;
        var declaring = open.DeclaringType!;
        if (declaring != closed.GetGenericTypeDefinition())
            closed = Base(closed, declaring);
        return closed.GetGenericArguments().Any(argument => argument is TypeBuilder)
            ? TypeBuilder.GetMethod(closed, open)
            : (MethodInfo)MethodBase.GetMethodFromHandle(open.MethodHandle, closed.TypeHandle)!;
    }

    /// <summary>The base class of a closed class that closes another generic class.</summary>
    private static Type Base(Type closed, Type definition)
    {
        var arguments = closed.GetGenericArguments();
        var type = closed.GetGenericTypeDefinition().BaseType!;
        while (!type.IsGenericType || type.GetGenericTypeDefinition() != definition)
            type = type.BaseType!;
        return definition.MakeGenericType([.. type.GetGenericArguments()
            .Select(argument => argument.IsGenericParameter ? arguments[argument.GenericParameterPosition] : argument)]);
    }

    /// <summary>The constructor of a generic class that may be closed over a type that is still being built.</summary>
    public static ConstructorInfo ConstructorOn(Type closed)
    {
        var open = closed.GetGenericTypeDefinition().GetConstructors().Single();
        return closed.GetGenericArguments().Any(argument => argument is TypeBuilder)
            ? TypeBuilder.GetConstructor(closed, open)
            : (ConstructorInfo)MethodBase.GetMethodFromHandle(open.MethodHandle, closed.TypeHandle)!;
    }

    private static MethodInfo? Find(Type type, string name, bool isStatic, Type[] parameters) =>
        type.GetMethods(Any).FirstOrDefault(method => method.Name == name && method.IsStatic == isStatic
            && method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters));

    private static Type TypeOf(RuntimeParameter parameter) => parameter switch
    {
        RuntimeParameter.Integer or RuntimeParameter.Time => typeof(long),
        RuntimeParameter.Text => typeof(TraceString),
        RuntimeParameter.Small or RuntimeParameter.Probe => typeof(int),
        RuntimeParameter.Program => typeof(TraceProgram),
        RuntimeParameter.Thread => typeof(TraceThread),
        RuntimeParameter.Output or RuntimeParameter.Scratch => typeof(TraceOutput),
        RuntimeParameter.Memory => typeof(TraceMemory),
        RuntimeParameter.Requests => typeof(SessionRequests),
        RuntimeParameter.Records => typeof(RecordLayout),
        _ => throw new UnreachableException($"{parameter}"),
    };
}
