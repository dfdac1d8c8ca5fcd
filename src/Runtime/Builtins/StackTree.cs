using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>
/// All stacks that were seen in a session, as a tree: a stack is the node of its innermost function, and the same stack is the same node. So a
/// thread's stack moves by one look-up an event, and its text is made once.
/// </summary>
internal sealed class StackTree(StringTable strings)
{
    /// <summary>The lowest address of a function; below everything that a trace gives addresses to.</summary>
    private const long FirstAddress = 0x5000_0000_0000;

    private const int AddressStep = 16;

    private readonly Dictionary<(StackNode? Parent, long File, long Function), StackNode> _nodes = [];
    private readonly Dictionary<(long File, long Function), PythonFrame> _frames = [];
    private readonly List<PythonFrame> _byAddress = [];

    /// <summary>The stack that results when a function is called.</summary>
    /// <param name="caller">The stack before; null for an empty one.</param>
    /// <param name="file">The address of the function's file name.</param>
    /// <param name="function">The address of the function's name.</param>
    public StackNode Call(StackNode? caller, long file, long function)
    {
        if (!_nodes.TryGetValue((caller, file, function), out var node))
            _nodes.Add((caller, file, function), node = new StackNode(caller, FrameOf(file, function), file, function));
        return node;
    }

    /// <summary>The function at an address, or null.</summary>
    public PythonFrame? Find(long address)
    {
        var index = (address - FirstAddress) / AddressStep;
        return address >= FirstAddress && index < _byAddress.Count ? _byAddress[(int)index] : null;
    }

    private PythonFrame FrameOf(long file, long function)
    {
        if (_frames.TryGetValue((file, function), out var frame))
            return frame;
        frame = new PythonFrame(strings.Read(file), strings.Read(function), FirstAddress + (_byAddress.Count * AddressStep));
        _byAddress.Add(frame);
        _frames.Add((file, function), frame);
        return frame;
    }
}

/// <summary>A stack: its innermost function, and the stack of whoever has called it.</summary>
internal sealed class StackNode(StackNode? caller, PythonFrame frame, long file, long function)
{
    private TraceString? _text;
    private int _textFrames;

    public StackNode? Caller { get; } = caller;

    public PythonFrame Frame { get; } = frame;

    /// <summary>How many functions.</summary>
    public int Depth { get; } = (caller?.Depth ?? 0) + 1;

    /// <summary>Whether an event names the innermost function.</summary>
    public bool Is(long itsFile, long itsFunction) => file == itsFile && function == itsFunction;

    /// <summary>The names of so many functions, innermost first, a line each.</summary>
    public TraceString Text(int frames)
    {
        frames = Math.Min(frames, Depth);
        if (_text is null || _textFrames != frames)
            (_text, _textFrames) = (Join(frames), frames);
        return _text;
    }

    private TraceString Join(int frames)
    {
        var bytes = new List<byte>();
        var node = this;
        for (var i = 0; i < frames && node is not null; i++, node = node.Caller)
        {
            bytes.AddRange(node.Frame.Name.Bytes);
            bytes.Add((byte)'\n');
        }
        return new TraceString(bytes.ToArray());
    }
}
