using System.Reflection;
using System.Reflection.Emit;
using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Emit.Il;

/// <summary>Where everything of a program lies in the emitted types: the side table of the emitters.</summary>
internal sealed class ProgramLayout(TypeBuilder program, Type thread, KeyEmitter keys)
{
    private readonly Dictionary<string, FieldBuilder> _texts = [];

    public TypeBuilder Program { get; } = program;

    /// <summary>The class of thread states: the runtime's own when the script has no thread-locals.</summary>
    public Type Thread { get; } = thread;

    public KeyEmitter Keys { get; } = keys;

    public Dictionary<IrGlobal, FieldBuilder> Globals { get; } = new(ReferenceEqualityComparer.Instance);

    public Dictionary<IrThreadField, FieldBuilder> ThreadFields { get; } = new(ReferenceEqualityComparer.Instance);

    public Dictionary<IrContainer, FieldBuilder> Containers { get; } = new(ReferenceEqualityComparer.Instance);

    public Dictionary<IrPrintaFormat, FieldBuilder> Formats { get; } = new(ReferenceEqualityComparer.Instance);

    public Dictionary<string, MethodBuilder> Functions { get; } = [];

    /// <summary>The string constants by their bytes, each a field that the constructor sets.</summary>
    public IReadOnlyDictionary<string, FieldBuilder> Texts => _texts;

    /// <summary>The field of a string constant.</summary>
    public FieldInfo Text(string value)
    {
        if (!_texts.TryGetValue(value, out var field))
        {
            field = Program.DefineField($"_text{_texts.Count}", typeof(Pyd.Runtime.Variables.TraceString), FieldAttributes.Private);
            _texts.Add(value, field);
        }
        return field;
    }

    /// <summary>The closed class of a container.</summary>
    public Type Closed(IrContainer container) => RuntimeBinder.Container(container.Class).MakeGenericType(Keys.Get(container.Key).Type);
}
