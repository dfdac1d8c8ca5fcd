using System.Text;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>C# text, a line at a time, four spaces a level.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>A line; an empty one has no spaces.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _level * 4).Append(text);
        _text.Append('\n');
    }

    /// <summary>A line of a level less than the rest: a label or a directive.</summary>
    public void Outdented(string text)
    {
        _level--;
        Line(text);
        _level++;
    }

    /// <summary>A directive, which begins its line.</summary>
    public void Directive(string text) => _text.Append(text).Append('\n');

    /// <summary>Begins a block.</summary>
    public void Open(string? head = null)
    {
        if (head is not null)
            Line(head);
        Line("{");
        _level++;
    }

    /// <summary>Ends the block.</summary>
    public void Close(string tail = "")
    {
        _level--;
        Line($"}}{tail}");
    }

    public override string ToString() => _text.ToString();
}
