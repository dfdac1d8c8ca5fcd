using Embedded;
using Pyd.Runtime.Events;
using Pyd.Runtime.Output;
using Pyd.Runtime.Sessions;
using Pyd.Sources.Agent;
using Pyd.Sources.Recording;

// embedded trace.jsonl           the script on a recorded trace
// embedded -c "python3 x.py"     the script on a program while it runs
if (args is not ([_] or ["-c", _]))
{
    Console.Error.WriteLine("usage: embedded TRACE | embedded -c COMMAND");
    return 2;
}

// The class is made of call_times.d while this project is built.
var program = new CallTimes();
try
{
    using IEventSource source = args is ["-c", var command] ? new AgentSource(command) : TraceFile.Open(args[0]);
    var result = new TraceSession(program, source, TraceOutput.Null, Console.Error.WriteLine).Run();
    foreach (var problem in result.Source.Problems)
        Console.Error.WriteLine(problem);

    // What the script has counted, with the keys' own types.
    foreach (var ((file, function), count) in program.Calls.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(10))
        Console.WriteLine($"{count,8} {file}:{function}{(program.Longest.TryGetValue(function, out var time) ? $", at most {time} ns" : "")}");
    return result.Source.Problems.Count == 0 ? 0 : 1;
}
catch (SourceException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
