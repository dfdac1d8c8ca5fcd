using System.Diagnostics;
using System.Globalization;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Runtime;
using Pyd.Shared;
using Pyd.Sources.Recording;
using Pyd.Sources.Usdt;
using Pyd.Sources;

namespace Pyd.Hosting;

/// <summary>Runs a program in a console: chooses the source, answers signals, says on standard error what went wrong.</summary>
public static class TraceHost
{
    /// <summary>How long a command that was sent the same signal may take to end before pyd leaves it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A timer of .NET counts milliseconds in 32 bits.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private const int SignalBase = 128;
    private const int LastSignal = 31;

    /// <summary>staprun stops at once at the third signal (staprun/mainloop.c).</summary>
    private const int SystemTapPatience = 2;

    /// <summary>Runs a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">What the run is asked for.</param>
    /// <param name="view">What is drawn on the terminal meanwhile.</param>
    /// <returns>The exit code: pyd's own when something failed, else the script's <c>exit(n)</c>, else the traced command's.</returns>
    public static int Run(TraceProgram program, RunOptions options, IRunView? view = null)
    {
        var wanted = TraceSession.InterestOf(program);
        if (SourceChoice.Mistake(options, wanted) is { } mistake)
        {
            Say(options, mistake);
            return options.Manner == SessionManner.SystemTap ? ExitCodes.Failed : ExitCodes.Usage;
        }
        try
        {
            using var stream = Viewed(Open(options), view);
            var jobs = view is { ReadsResults: true } ? 1 : JobsOf(program, options);
            return (jobs > 1 ? Run(Copy(program), wanted, stream, options, jobs, view) : null) ?? Run(program, wanted, stream, options, jobs: 1, view) ?? ExitCodes.Internal;
        }
        catch (SourceException failure)
        {
            Say(options, failure.Message);
        }
        catch (DestructiveActionException failure)
        {
            Console.Error.WriteLine(options.Manner == SessionManner.Dtrace ? "dtrace: could not enable tracing: Destructive actions not allowed" : failure.Message);
        }
        catch (ClosedPipeException)
        {
            return ExitCodes.ClosedPipe;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Say(options, $"cannot write {options.Output ?? "standard output"}: {FileFailure.Reason(failure, options.Output)}");
        }
        return ExitCodes.Failed;
    }

    /// <summary>How many copies of the program share out the events.</summary>
    private static int JobsOf(TraceProgram program, RunOptions options) =>
        options is { Jobs: > 1, Replay: not (null or "-"), Record: null } && TraceSession.CanSplit(program, Settings(program, options)) ? options.Jobs : 1;

    private static TraceProgram Copy(TraceProgram program) => (TraceProgram)Activator.CreateInstance(program.GetType())!;

    private static SessionOptions Settings(TraceProgram program, RunOptions options)
    {
        var settings = TraceSession.OptionsOf(program, options.Settings);
        settings.Manner = options.Manner;
        settings.HidesWarnings = options.HidesWarnings;
        settings.HidesRepeatedWarnings = options.HidesRepeatedWarnings;
        settings.HidesVarying = options.Manner == SessionManner.Dtrace && Environment.GetEnvironmentVariable("_DTRACE_TESTING") is not null;
        return settings;
    }

    private static Stream Open(RunOptions options) => options switch
    {
        { Output: null } => new StandardOutput(),
        { Manner: SessionManner.Dtrace } => new FileStream(options.Output, FileMode.Append),
        _ => new RotatingFile(options.Output, options.Rotation),
    };

    private static Stream Viewed(Stream output, IRunView? view) => view is null ? output : new ViewedOutput(output, view);

    // Null when copies have given up: nothing was printed.
    private static int? Run(TraceProgram program, ProbeInterest wanted, Stream stream, RunOptions options, int jobs, IRunView? view)
    {
        var settings = Settings(program, options);
        var events = SourceChoice.Of(options, wanted, settings, notice => Say(options, notice, isWarning: true));
        using var source = Recorded(events, options);
        if (options.Target is { } target)
            source.Tables.Target = target;
        using var held = jobs > 1 ? new MemoryStream() : null;
        var heldMessages = new List<string>();
        var session = new TraceSession(program, source, new TraceOutput(held ?? stream) { AsJson = options.AsJson, TimeZone = settings.Manner == SessionManner.Dtrace ? TimeZoneInfo.Local : TimeZoneInfo.Utc }, held is null ? Print : heldMessages.Add, settings)
        {
            BetweenBatches = view is null ? null : view.Refresh,
            Copies = jobs > 1 ? [.. Enumerable.Range(0, jobs).Select(_ => Copy(program))] : [],
        };
        view?.Begin(session, events);
        using var signals = new StopSignals(session.RequestStop, settings.Manner == SessionManner.SystemTap ? SystemTapPatience : 1);
        using var clock = options.Timeout is { } time ? new Timer(_ => session.RequestStop(), null, time < LongestTimeout ? time : LongestTimeout, Timeout.InfiniteTimeSpan) : null;
        var start = Stopwatch.GetTimestamp();
        SessionResult result;
        try
        {
            result = session.Run();
        }
        finally
        {
            view?.Hide();
        }
        var elapsed = Stopwatch.GetElapsedTime(start);
        if (session.HasGivenUp)
            return null;
        held?.WriteTo(stream);
        heldMessages.ForEach(Print);
        if (signals.Seen && source is ICommandSource command && !command.LetGo(Patience))
            Say(options, string.Create(CultureInfo.InvariantCulture, $"the command goes on untraced (process {source.Tables.Target})"));
        var problems = result.Source.Problems;
        if (source is RecordingSource recording && recording.Finish() is { } mishap && !problems.Contains(mishap))
            problems = [.. problems, mishap];
        foreach (var problem in problems)
            Say(options, problem, isWarning: true);
        if (result.Source.Dropped > 0)
            Say(options, string.Create(CultureInfo.InvariantCulture, $"{result.Source.Dropped} of {session.EventCount + result.Source.Dropped} events were lost; a larger ring (-b SIZE) loses fewer{(events is UsdtSource ? "" : ", -x bufpolicy=switch none")}"));
        if (options.IsVerbose)
            Say(options, string.Create(CultureInfo.InvariantCulture, $"{session.EventCount} events, {result.Source.Dropped} lost, {elapsed.TotalSeconds:0.000} s"));
        if (settings.Manner == SessionManner.SystemTap)
            return SystemTapStatus(result);
        // A command may end with such a status by itself; so the message says no more than is known.
        if (settings.Manner == SessionManner.Pyd && result.Source.TargetStatus is > SignalBase and <= SignalBase + LastSignal and var status)
            Say(options, string.Create(CultureInfo.InvariantCulture, $"the command ended with status {status}, as by signal {status - SignalBase}"));
        if (problems.Count > 0)
            return ExitCodes.Failed;
        return result.ExitStatus != 0 || settings.Manner == SessionManner.Dtrace ? result.ExitStatus : result.Source.TargetStatus ?? ExitCodes.Fine;

        void Print(string message)
        {
            view?.Hide();
            Console.Error.WriteLine(message);
        }
    }

    private static IEventSource Recorded(IEventSource source, RunOptions options) =>
        options.Record is { } path ? RecordingSource.To(path, source, options.Compression) : source;

    /// <summary>As staprun says it (staprun/mainloop.c): a command that fails makes the run fail.</summary>
    private static int SystemTapStatus(SessionResult result)
    {
        if (result.Source.TargetStatus is > SignalBase and <= SignalBase + LastSignal and var status)
            Console.Error.WriteLine(FormattableString.Invariant($"WARNING: Child process exited with signal {status - SignalBase} ({SignalNames.Of(status - SignalBase)})"));
        else if (result.Source.TargetStatus is { } failed and not 0)
            Console.Error.WriteLine(FormattableString.Invariant($"WARNING: Child process exited with status {failed}"));
        var fails = result.ExitStatus != 0 || result.Source is { TargetStatus: not (null or 0) } or { Problems.Count: > 0 };
        if (fails)
            Console.Error.WriteLine("WARNING: staprun exited with status: 1");
        return fails ? ExitCodes.Failed : ExitCodes.Fine;
    }

    // In the words of the tool that pyd is called as: what it says itself begins so.
    private static void Say(RunOptions options, string message, bool isWarning = false) => Console.Error.WriteLine(options.Manner switch
    {
        SessionManner.Dtrace => $"dtrace: {message}",
        SessionManner.SystemTap => $"{(isWarning ? "WARNING" : "ERROR")}: {message}",
        _ => $"pyd: {message}",
    });
}
