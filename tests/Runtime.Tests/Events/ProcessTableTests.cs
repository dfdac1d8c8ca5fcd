using Pyd.Runtime.Events;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Runtime.Tests.Events;

public sealed class ProcessTableTests
{
    [Fact]
    public void A_process_id_that_comes_again_is_the_last_process()
    {
        var table = new ProcessTable();
        table.Add(Named("sh"));
        table.Add(Named("python"));
        Assert.Equal("python", table.Find(7)?.ExecName.ToString());
        Assert.Null(table.Find(8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 16)]
    [InlineData(-1)]
    public void A_thread_that_is_not_there_says_so(int number)
    {
        var table = new ProcessTable();
        Assert.Equal(0, table.AddThread(table.Add(Named("sh")), 7));
        Assert.Equal($"event of thread {number}, which the trace does not define", Assert.Throws<SourceException>(() => table.Thread(number)).Message);
    }

    private static ProcessInfo Named(string name) => new(7, 1, 0, 0, TraceString.From(name), name, false);
}
