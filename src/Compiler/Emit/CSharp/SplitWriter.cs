using Pyd.Compiler.Ir;

namespace Pyd.Compiler.Emit.CSharp;

/// <summary>How copies of a program begin with what the whole has, and add what they have summed up to it.</summary>
internal static class SplitWriter
{
    public static void Write(SourceWriter source, IrProgram program, IrSplit split, ProgramNames names)
    {
        var lent = program.Containers.Where(split.IsLent).ToArray();
        if (program.Globals.Count > 0 || lent.Length > 0)
        {
            source.Line();
            source.Open("protected override void TakeFrom(TraceProgram whole)");
            foreach (var global in program.Globals)
                source.Line($"{names.Of(global)} = {(split.Sums.Any(sum => sum.Global == global) ? "0" : Whole(program, names.Of(global)))};");
            foreach (var container in lent)
                source.Line($"{names.Of(container)} = {Whole(program, names.Of(container))};");
            source.Close();
        }
        if (split.Sums.Count == 0)
            return;
        source.Line();
        source.Open("protected override void AddTo(TraceProgram whole)");
        foreach (var sum in split.Sums)
        {
            var added = $"{Whole(program, names.Of(sum.Global))} + {names.Of(sum.Global)}";
            source.Line($"{Whole(program, names.Of(sum.Global))} = ({ExpressionWriter.IntegerType(sum.Bytes, sum.IsSigned)})({added});");
        }
        source.Close();
    }

    private static string Whole(IrProgram program, string name) => $"(({program.Name})whole).{name}";
}
