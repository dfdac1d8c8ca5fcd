using Pyd.Runtime.Formatting;
using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Runtime.Tests.Formatting;

public sealed class GlobalDisplayTests
{
    [Fact]
    public void Scalars()
    {
        Printed.Is("u=-5\n", output => GlobalDisplay.Integer(output, TraceString.From("u"), -5));
        Printed.Is("s=\"q\"uo\nte\\\"\n", output => GlobalDisplay.String(output, TraceString.From("s"), TraceString.From("q\"uo\nte\\")));
    }
}
