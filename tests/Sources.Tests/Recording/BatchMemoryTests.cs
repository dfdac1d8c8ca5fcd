using Pyd.Sources.Recording;

namespace Pyd.Sources.Tests.Recording;

public sealed class BatchMemoryTests
{
    [Fact]
    public void WhatWasGivenBackServesTheNext()
    {
        var memory = new BatchMemory();
        var first = memory.Allocate(1000);
        first.Memory.Span[0] = 42;
        Assert.Equal(1000, first.Memory.Length);
        first.Dispose();
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => first.Memory);
        var (second, third) = (memory.Allocate(900), memory.Allocate(1000));
        third.Memory.Span[0] = 1;
        Assert.Equal(42, second.Memory.Span[0]);
        Assert.Equal((900, 1000), (second.Memory.Length, third.Memory.Length));
    }
}
