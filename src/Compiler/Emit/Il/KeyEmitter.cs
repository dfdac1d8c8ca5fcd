using System.Reflection;
using System.Reflection.Emit;
using Pyd.Compiler.Symbols;
using Pyd.Runtime.Variables;

namespace Pyd.Compiler.Emit.Il;

/// <summary>A generated key struct with what is needed to fill it and take it apart.</summary>
internal sealed record KeyType(Type Type, ConstructorInfo? Constructor, IReadOnlyList<FieldInfo> Fields);

/// <summary>
/// Generates the structs that are keys: one for each shape of key in a script.
/// </summary>
internal sealed class KeyEmitter(ModuleBuilder module, string prefix)
{
    private static readonly KeyType None = new(typeof(NoKey), null, []);

    private readonly Dictionary<string, KeyType> _keys = [];
    private readonly List<TypeBuilder> _builders = [];

    /// <summary>The struct of a shape.</summary>
    public KeyType Get(IReadOnlyList<ValueKind> members)
    {
        if (members.Count == 0)
            return None;
        var shape = string.Concat(members.Select(member => member == ValueKind.Text ? 'S' : 'I'));
        if (!_keys.TryGetValue(shape, out var key))
            _keys.Add(shape, key = Emit(shape, members));
        return key;
    }

    /// <summary>Ends the types; nothing can be added to them then.</summary>
    public void CreateTypes() => _builders.ForEach(builder => builder.CreateType());

    // public readonly struct CallStack_KeySI : ITraceKey<CallStack_KeySI> { public readonly TraceString K0; public readonly long K1; … }
    private KeyType Emit(string shape, IReadOnlyList<ValueKind> members)
    {
        var type = module.DefineType($"{prefix}_Key{shape}",
            TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.SequentialLayout | TypeAttributes.BeforeFieldInit, typeof(ValueType));
        _builders.Add(type);
        var contract = typeof(ITraceKey<>).MakeGenericType(type);
        type.AddInterfaceImplementation(contract);
        type.AddInterfaceImplementation(typeof(IEquatable<>).MakeGenericType(type));
        var fields = members.Select((member, i) => type.DefineField($"K{i}", RuntimeBinder.Value(member), FieldAttributes.Public)).ToArray();
        var constructor = EmitConstructor(type, fields);
        EmitEquals(type, fields);
        EmitHash(type, fields);
        EmitWidth(type, contract, fields.Length);
        EmitLandmark(type, Array.FindLast(fields, field => field.FieldType == typeof(TraceString)));
        EmitMember(type, fields);
        return new KeyType(type, constructor, fields);
    }

    // public Key(TraceString k0, long k1) { K0 = k0; K1 = k1; }
    private static ConstructorBuilder EmitConstructor(TypeBuilder type, FieldBuilder[] fields)
    {
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [.. fields.Select(field => field.FieldType)]);
        constructor.SetImplementationFlags(MethodImplAttributes.AggressiveInlining);
        var il = constructor.GetILGenerator();
        for (var i = 0; i < fields.Length; i++)
        {
            il.This();
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            il.Emit(OpCodes.Stfld, fields[i]);
        }
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    // public bool Equals(Key other) => TraceString.AreEqual(K0, other.K0) && K1 == other.K1;
    private static void EmitEquals(TypeBuilder type, FieldBuilder[] fields)
    {
        var method = type.DefineMethod(nameof(IEquatable<NoKey>.Equals),
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot, typeof(bool), [type]);
        method.SetImplementationFlags(MethodImplAttributes.AggressiveInlining);
        var il = method.GetILGenerator();
        var different = il.DefineLabel();
        foreach (var field in fields)
        {
            il.This();
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Ldarga_S, (byte)1);
            il.Emit(OpCodes.Ldfld, field);
            if (field.FieldType == typeof(long))
            {
                il.Emit(OpCodes.Bne_Un, different);
                continue;
            }
            il.Emit(OpCodes.Call, typeof(TraceString).Method(nameof(TraceString.AreEqual)));
            il.Emit(OpCodes.Brfalse, different);
        }
        il.Int(1);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(different);
        il.Int(0);
        il.Emit(OpCodes.Ret);
    }

    // public override int GetHashCode() => KeyHash.Add(KeyHash.Add(0, K0), K1);
    private static void EmitHash(TypeBuilder type, FieldBuilder[] fields)
    {
        var method = type.DefineMethod(nameof(GetHashCode), MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig, typeof(int), []);
        method.SetImplementationFlags(MethodImplAttributes.AggressiveInlining);
        var il = method.GetILGenerator();
        il.Int(0);
        foreach (var field in fields)
        {
            il.This();
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Call, typeof(KeyHash).Method(nameof(KeyHash.Add), typeof(int), field.FieldType));
        }
        il.Emit(OpCodes.Ret);
    }

    // public static int Width => 2;
    private static void EmitWidth(TypeBuilder type, Type contract, int width)
    {
        var method = type.DefineMethod("get_Width",
            MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig | MethodAttributes.SpecialName, typeof(int), []);
        var il = method.GetILGenerator();
        il.Int(width);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(method, TypeBuilder.GetMethod(contract, typeof(ITraceKey<>).Getter("Width")));
    }

    // public TraceString? Landmark => K1;
    private static void EmitLandmark(TypeBuilder type, FieldBuilder? text)
    {
        var il = type.DefineMethod("get_Landmark", MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig
            | MethodAttributes.NewSlot | MethodAttributes.SpecialName, typeof(TraceString), []).GetILGenerator();
        if (text is null)
        {
            il.Emit(OpCodes.Ldnull);
        }
        else
        {
            il.This();
            il.Emit(OpCodes.Ldfld, text);
        }
        il.Emit(OpCodes.Ret);
    }

    // public KeyMember Member(int index) => index == 0 ? new KeyMember(K0) : new KeyMember(K1);
    private static void EmitMember(TypeBuilder type, FieldBuilder[] fields)
    {
        var method = type.DefineMethod(nameof(NoKey.Member),
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot, typeof(KeyMember), [typeof(int)]);
        var il = method.GetILGenerator();
        for (var i = 0; i < fields.Length; i++)
        {
            var next = il.DefineLabel();
            if (i < fields.Length - 1)
            {
                il.Emit(OpCodes.Ldarg_1);
                il.Int(i);
                il.Emit(OpCodes.Bne_Un, next);
            }
            il.This();
            il.Emit(OpCodes.Ldfld, fields[i]);
            il.Emit(OpCodes.Newobj, typeof(KeyMember).Constructor(fields[i].FieldType));
            il.Emit(OpCodes.Ret);
            il.MarkLabel(next);
        }
    }
}
