using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>What everything of a program is called in C#: the side table of the emitters.</summary>
internal sealed class ProgramNames
{
    private static readonly Dictionary<char, string> Punctuation = new()
    {
        ['\n'] = "newline", ['\t'] = "tab", [' '] = "space", [':'] = "colon", [','] = "comma", ['.'] = "dot", ['/'] = "slash", ['='] = "equals", ['-'] = "dash",
    };

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ValueKind>> _keys = new(StringComparer.Ordinal);

    public ProgramNames(IrProgram program)
    {
        foreach (var name in (string[])[program.Name, "e", "thread", "mark", "handler", "program", "info", "whole"])
            Scope.Take(name);
        foreach (var global in program.Globals)
            _names.Add(global, Scope.TakeLocal(global.Name));
        foreach (var field in program.ThreadFields)
            _names.Add(field, Scope.TakeLocal(field.Name));
        foreach (var container in program.Containers)
            _names.Add(container, Scope.TakeLocal(container.Name));
        foreach (var function in program.Functions)
            _functions.Add(function.Name, Scope.TakeLocal(function.Name));
        foreach (var handler in program.Handlers)
            _names.Add(handler, Scope.TakePascal("On", handler.Name));
        for (var i = 0; i < program.Formats.Count; i++)
            _names.Add(program.Formats[i], Scope.Take($"s_format{i + 1}"));
        IsThreadOwn = program.ThreadFields.Count > 0 || program.Containers.Any(container => container.IsThreadLocal);
    }

    /// <summary>The members of the class.</summary>
    public NameScope Scope { get; } = new();

    /// <summary>Whether threads have variables of their own, and with them a class.</summary>
    public bool IsThreadOwn { get; }

    /// <summary>The class of thread states.</summary>
    public string Thread => IsThreadOwn ? "ThreadState" : "TraceThread";

    /// <summary>The string constants that were named, in that order.</summary>
    public IEnumerable<(string Text, string Name)> Texts => _texts.Select(text => (text.Key, text.Value));

    /// <summary>The shapes of keys that were named.</summary>
    public IEnumerable<(string Name, IReadOnlyList<ValueKind> Members)> Keys => _keys.Select(key => (key.Key, key.Value));

    public string Of(object item) => _names[item];

    public string Function(string name) => _functions[name];

    /// <summary>The struct of a key's shape: <c>KeySI</c> for a string and an integer.</summary>
    public string Key(IReadOnlyList<ValueKind> members)
    {
        if (members.Count == 0)
            return "NoKey";
        var name = $"Key{string.Concat(members.Select(member => member == ValueKind.Text ? 'S' : 'I'))}";
        if (!_keys.ContainsKey(name))
            _keys.Add(name, members);
        return name;
    }

    /// <summary>The closed class of a container.</summary>
    public string Class(IrContainer container) => $"{container.Class}<{Key(container.Key)}>";

    /// <summary>The field of a string constant, named for what it holds.</summary>
    public string Text(string value)
    {
        if (value.Length == 0)
            return "TraceString.Empty";
        if (!_texts.TryGetValue(value, out var name))
        {
            var words = value.Length == 1 && Punctuation.TryGetValue(value[0], out var sign) ? sign : string.Join("_", value.Split(Separators(value), StringSplitOptions.RemoveEmptyEntries));
            name = Scope.Take(words.Length == 0 ? "s_text" : $"s_{(words.Length > 24 ? words.Substring(0, 24) : words)}");
            _texts.Add(value, name);
        }
        return name;
    }

    private static char[] Separators(string value) => [.. value.Where(c => c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))).Distinct()];
}
