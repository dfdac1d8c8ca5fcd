using System.Runtime.ExceptionServices;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;

namespace Pyd.Runtime.Sessions;

/// <summary>
/// Copies of a program that share out the events between two moments at which the whole is looked at. They work on one piece of the trace
/// while the next is read.
/// </summary>
internal sealed class Crew : IDisposable
{
    private const int Piece = 1 << 14;

    private readonly TraceProgram _whole;
    private readonly ProgramDescription _description;
    private readonly Member[] _members;
    private readonly bool _byThread;
    private ProbeEvent[] _next = new ProbeEvent[Piece], _current = new ProbeEvent[Piece];
    private int _filled, _count;
    private long _start;
    private bool _isWorking;

    public Crew(TraceProgram whole, ProgramDescription description, IReadOnlyList<TraceProgram> copies, SessionTables tables)
    {
        (_whole, _description, _byThread) = (whole, description, description.SplitsByThread);
        _members = [.. copies.Select((copy, number) => new Member(this, copy, number, tables))];
        Share();
    }

    /// <summary>Whether an event has done what only a whole program can do in order.</summary>
    public bool HasGivenUp => _members.Any(member => member.HasGivenUp);

    /// <summary>Hands over the next events.</summary>
    public void Add(ReadOnlySpan<ProbeEvent> events)
    {
        while (!events.IsEmpty)
        {
            var count = Math.Min(events.Length, Piece - _filled);
            events[..count].CopyTo(_next.AsSpan(_filled));
            _filled += count;
            events = events[count..];
            if (_filled == Piece)
                Work();
        }
    }

    /// <summary>Waits for all, and puts together in the whole what they have added.</summary>
    public void Gather()
    {
        Work();
        Wait();
        if (HasGivenUp)
            return;
        foreach (var member in _members)
            member.Program.AddTo(_whole);
        for (var i = 0; i < _description.Gathered.Count; i++)
            _description.Gathered[i].Gather([.. _members.Select(member => member.Gathered[i])]);
        // What was added is no longer theirs.
        Share();
    }

    /// <summary>Gives all what events read of the whole.</summary>
    public void Share()
    {
        foreach (var member in _members)
            member.Program.TakeFrom(_whole);
    }

    public void Dispose()
    {
        Rest();
        foreach (var member in _members)
            member.Dispose();
    }

    private void Work()
    {
        Wait();
        _start += _count;
        (_next, _current, _count, _filled) = (_current, _next, _filled, 0);
        _isWorking = true;
        foreach (var member in _members)
            member.Begin();
    }

    private void Wait()
    {
        Rest();
        if (_members.FirstOrDefault(member => member.Failure is not null)?.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    private void Rest()
    {
        if (!_isWorking)
            return;
        foreach (var member in _members)
            member.Finish();
        _isWorking = false;
    }

    private int OwnerOf(int thread) => (int)(((uint)thread * 0x9E3779B1u >> 16) % (uint)_members.Length);

    /// <summary>One copy with its thread.</summary>
    private sealed class Member : IDisposable
    {
        private readonly Crew _crew;
        private readonly int _number;
        private readonly CopyClock _clock = new();
        private readonly ProbeRouter _router;
        private readonly EventRun _run;
        private readonly Thread _thread;
        private readonly SemaphoreSlim _begin = new(0), _end = new(0);
        private volatile bool _isOver;

        public Member(Crew crew, TraceProgram program, int number, SessionTables tables)
        {
            (_crew, _number, Program) = (crew, number, program);
            var description = new ProgramDescription();
            program.Describe(description);
            program.Output = new TraceOutput(Stream.Null);
            program.Tables = tables;
            program.Memory.Strings = tables.Strings;
            program.Apply(description);
            program.Requests.Faulted = (RaisedFault _, ref readonly ProbeEvent _, TraceThread _) => GiveUp();
            Gathered = description.Gathered;
            foreach (var gathered in Gathered)
                gathered.Follow(_clock);
            _router = new ProbeRouter(program, description, tables);
            _run = new EventRun(_router, program.Requests, program.Output);
            _thread = new Thread(Live) { IsBackground = true, Name = $"pyd job {number + 1}" };
            _thread.Start();
        }

        public TraceProgram Program { get; }

        public List<IGathered> Gathered { get; }

        public bool HasGivenUp { get; private set; }

        public Exception? Failure { get; private set; }

        public void Begin() => _begin.Release();

        public void Finish() => _end.Wait();

        public void Dispose()
        {
            _isOver = true;
            _begin.Release();
            _thread.Join();
            _begin.Dispose();
            _end.Dispose();
        }

        private void Live()
        {
            for (_begin.Wait(); !_isOver; _begin.Wait())
            {
                try
                {
                    Share();
                }
                catch (SourceException)
                {
                    // A broken trace: the whole comes to the same place and says so.
                    GiveUp();
                }
                catch (Exception failure)
                {
                    // A mistake of pyd's own, for the thread that waits.
                    Failure = failure;
                    GiveUp();
                }
                _end.Release();
            }
        }

        private void Share()
        {
            var crew = _crew;
            var events = crew._current.AsSpan(0, crew._count);
            if (!crew._byThread)
            {
                int first = (int)((long)events.Length * _number / crew._members.Length), end = (int)((long)events.Length * (_number + 1) / crew._members.Length);
                Do(events[first..end], first);
                return;
            }
            for (var i = 0; i < events.Length;)
            {
                var first = i;
                var thread = events[i].Thread;
                while (i < events.Length && events[i].Thread == thread)
                    i++;
                if (crew.OwnerOf(thread) == _number)
                    Do(events[first..i], first);
            }
        }

        private void Do(ReadOnlySpan<ProbeEvent> events, int first)
        {
            _clock.Now = _crew._start + first;
            while (!events.IsEmpty && !HasGivenUp)
            {
                var done = Program.Run(_run, events);
                if (done == 0)
                {
                    _router.Prepare(in events[0]);
                    continue;
                }
                if (Program.Requests.HasFault || Program.Requests.Exiting)
                    GiveUp();
                Program.EndFiring();
                Program.Requests.IsPending = false;
                events = events[done..];
            }
        }

        private void GiveUp() => HasGivenUp = Program.Requests.IsPending = true;
    }
}
