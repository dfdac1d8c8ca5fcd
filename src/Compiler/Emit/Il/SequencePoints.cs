using System.Diagnostics.SymbolStore;
using System.Reflection.Emit;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Emit.Il;

/// <summary>Ties IL to the script's lines, where the assembly is saved with symbols; a program that only runs has none.</summary>
internal sealed class SequencePoints(ModuleBuilder? module)
{
    private static readonly Guid Language = Guid.Empty;

    private readonly Dictionary<SourceText, ISymbolDocumentWriter> _documents = new(ReferenceEqualityComparer.Instance);

    public void Mark(ILGenerator il, TextLocation location)
    {
        if (module is null)
            return;
        if (!_documents.TryGetValue(location.Source, out var document))
            _documents.Add(location.Source, document = module.DefineDocument(Path.GetFullPath(location.Source.Path), Language));
        var (line, column) = location.Source.Position(location.Start);
        var (endLine, endColumn) = location.Source.Position(location.End);
        il.MarkSequencePoint(document, line, column, endLine, endLine == line && endColumn == column ? column + 1 : endColumn);
    }
}
