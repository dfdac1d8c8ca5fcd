namespace Pyd.Compiler.Symbols;

/// <summary>How the time that a thread has had a processor comes with an event: as <c>Pyd.Runtime.Events.WantedProbe</c> has it.</summary>
internal static class ProcessorTimes
{
    /// <summary>The argument that has it, where it is wanted.</summary>
    public const int Argument = 5;

    /// <summary>The bit among those of a probe's wanted arguments that asks for it.</summary>
    public const int Wanted = 1 << 6;
}
