using Pyd.Runtime.Variables;

namespace Pyd.Runtime.Builtins;

/// <summary>A Python function as stacks show it, <c>call_stack.py`function_1</c>: DTrace's module, backtick and function, the module being the file.</summary>
internal sealed class PythonFrame
{
    /// <summary>File names that say nothing without their folder.</summary>
    private static readonly TraceString[] Common = [new("__init__.py"u8), new("__main__.py"u8)];

    /// <param name="file">The file, or null where it cannot be read.</param>
    /// <param name="function">The function, or null where it cannot be read.</param>
    /// <param name="address">The address that stands for the function.</param>
    public PythonFrame(TraceString? file, TraceString? function, long address)
    {
        Address = address;
        Module = file is null ? new TraceString("?"u8) : ModuleOf(file);
        Name = TraceString.From($"{Module}`{(function is null ? "?" : function)}");
    }

    /// <summary>The address that stands for the function: what <c>ucaller</c> gives.</summary>
    public long Address { get; }

    /// <summary>The file's name without its folders; that of a package with its last one.</summary>
    public TraceString Module { get; }

    /// <summary>Module and function.</summary>
    public TraceString Name { get; }

    private static TraceString ModuleOf(TraceString file)
    {
        var name = PathText.Basename(file);
        if (!Common.Contains(name))
            return name;
        var folder = PathText.Basename(PathText.Dirname(file));
        return folder.Length == 1 && folder.Bytes[0] is (byte)'.' or (byte)'/' ? name : TraceString.From($"{folder}/{name}");
    }
}
