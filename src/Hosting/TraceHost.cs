using System.Globalization;
using Pyd.Runtime;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Agent;
using Pyd.Sources.Clock;
using Pyd.Sources.Replay;

namespace Pyd.Hosting;

/// <summary>Runs a program in a console: chooses the source, answers signals, says on standard error what went wrong.</summary>
public static class TraceHost
{
    /// <summary>How long a command that was sent the same signal may take to end before pyd leaves it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int SignalBase = 128;
    private const int LastSignal = 31;

    /// <summary>Runs a program.</summary>
    /// <returns>The exit code: pyd's own when something failed, else the script's <c>exit(n)</c>, else the traced command's.</returns>
    public static int Run(TraceProgram program, RunOptions options)
    {
        var wanted = TraceSession.InterestOf(program);
        if (options is { Command: null, Replay: null, IsDtrace: false } && wanted.Probes.Count > 0)
        {
            Say($"the script waits for {wanted.Probes[0].Provider}:::{wanted.Probes[0].Name}; say what to trace: -c COMMAND or --replay FILE");
            return ExitCodes.Usage;
        }
        try
        {
            using Stream stream = options.Output is null ? new StandardOutput() : new FileStream(options.Output, options.IsDtrace ? FileMode.Append : FileMode.Create);
            var settings = TraceSession.OptionsOf(program, options.Settings);
            settings.SpeaksAsDtrace = options.IsDtrace;
            settings.HidesVarying = options.IsDtrace && Environment.GetEnvironmentVariable("_DTRACE_TESTING") is not null;
            using var source = SourceOf(options, settings);
            return Run(program, source, stream, settings);
        }
        catch (SourceException failure)
        {
            Say(failure.Message);
        }
        catch (DestructiveActionException failure)
        {
            Console.Error.WriteLine(options.IsDtrace ? "dtrace: could not enable tracing: Destructive actions not allowed" : failure.Message);
        }
        catch (ClosedPipeException)
        {
            return ExitCodes.ClosedPipe;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Say($"cannot write {options.Output ?? "standard output"}: {failure.Message}");
        }
        return ExitCodes.Failed;
    }

    private static IEventSource SourceOf(RunOptions options, SessionOptions settings) => options switch
    {
        { Command: { } command } => new AgentSource(command, new AgentOptions
        {
            Kind = options.Source == SourceKind.AgentPython ? AgentKind.Python : AgentKind.Native,
            RingSize = settings.BufferSize,
            DropsWhenFull = settings.DropsWhenFull,
        }),
        { Replay: { } file } => JsonLinesSource.Open(file),
        _ => new ClockSource(),
    };

    private static int Run(TraceProgram program, IEventSource source, Stream stream, SessionOptions settings)
    {
        var session = new TraceSession(program, source, new TraceOutput(stream), message => Console.Error.WriteLine(message), settings);
        using var signals = new StopSignals(session.RequestStop);
        var result = session.Run();
        if (signals.Seen && source is AgentSource agent && !agent.LetGo(Patience))
            Say(string.Create(CultureInfo.InvariantCulture, $"the command goes on untraced (process {agent.Tables.Target})"));
        foreach (var problem in result.Source.Problems)
            Say(problem);
        if (result.Source.Dropped > 0)
            Say(string.Create(CultureInfo.InvariantCulture, $"{result.Source.Dropped} of {session.EventCount + result.Source.Dropped} events were lost; a larger ring (-b SIZE) loses fewer, -x bufpolicy=switch none"));
        // A command may end with such a status by itself; so the message says no more than is known.
        if (!settings.SpeaksAsDtrace && result.Source.TargetStatus is > SignalBase and <= SignalBase + LastSignal and var status)
            Say(string.Create(CultureInfo.InvariantCulture, $"the command ended with status {status}, as by signal {status - SignalBase}"));
        if (result.Source.Problems.Count > 0)
            return ExitCodes.Failed;
        return result.ExitStatus != 0 || settings.SpeaksAsDtrace ? result.ExitStatus : result.Source.TargetStatus ?? ExitCodes.Fine;
    }

    private static void Say(string message) => Console.Error.WriteLine($"pyd: {message}");
}
