using Pyd.Runtime.Variables;
using Xunit;

namespace Pyd.Runtime.Tests.Variables;

public sealed class ArrayTests
{
    [Fact]
    public void MissingElementsReadAsNothing()
    {
        Assert.Equal(0, new IntegerArray<TextKey>("a").Get("x"));
        Assert.Same(TraceString.Empty, new StringArray<TextKey>("a").Get("x"));
    }

    [Fact]
    public void AssigningNothingRemoves()
    {
        var numbers = new IntegerArray<TextKey>("a");
        numbers.Assign("x", 3);
        Assert.True(numbers.Contains("x"));
        numbers.Assign("x", 0);
        Assert.False(numbers.Contains("x"));
        numbers.Set("x", 0);
        Assert.True(numbers.Contains("x"));

        var texts = new StringArray<TextKey>("s");
        texts.Assign("x", TraceString.From("v"));
        Assert.Equal(1, texts.Count);
        texts.Assign("x", null);
        Assert.Equal(0, texts.Count);
    }

    [Fact]
    public void AddReturnsTheNewValue()
    {
        var array = new IntegerArray<IntegerKey>("a");
        Assert.Equal(5, array.Add(1, 5));
        Assert.Equal(3, array.Add(1, -2));
        array.Remove(1);
        Assert.Equal(1, array.Add(1, 1));
        array.Clear();
        Assert.Equal(2, array.Add(9, 2));
    }

    // SystemTap 4.8: each foreach in turn over one array, whose order the sorts before it have changed.
    [Fact]
    public void ForeachVisitsInSystemTapsOrder()
    {
        var a = Sample();
        Assert.Equal("z b m q c d", Visit(a, -1, 1, -1));
        Assert.Equal("z d m b q c", Visit(a, 0, 1, -1));
        Assert.Equal("b q c m z d", Visit(a, 0, -1, -1));
        Assert.Equal("b c d m q z", Visit(a, 1, 1, -1));
        Assert.Equal("z q m d c b", Visit(a, 1, -1, -1));
        Assert.Equal("q c", Visit(a, 0, -1, 2));
        Assert.Equal("", Visit(a, -1, 1, 0));
        a.Remove("b");
        a.Set("new", 9);
        a.Set("b", 1);
        Assert.Equal("q c m z d new b", Visit(a, -1, 1, -1));
    }

    [Fact]
    public void LimitedForeachSelects()
    {
        var a = Sample();
        string[] descending = ["b", "b q", "b q c", "b q c m", "b q c m z", "b q c m z d", "b q c m z d"];
        string[] ascending = ["z", "z d", "z d m", "z d m b", "z d m b q", "z d m b q c", "z d m b q c"];
        string[] byKey = ["b", "b c", "b c d", "b c d m", "b c d m q", "b c d m q z", "b c d m q z"];
        for (var n = 1; n <= 7; n++)
            Assert.Equal(descending[n - 1], Visit(a, 0, -1, n));
        for (var n = 1; n <= 7; n++)
            Assert.Equal(ascending[n - 1], Visit(a, 0, 1, n));
        for (var n = 1; n <= 7; n++)
            Assert.Equal(byKey[n - 1], Visit(a, 1, 1, n));
        Assert.Equal("b c", Visit(a, -1, 1, 2));
    }

    [Fact]
    public void UnreadArraysPrintByDecreasingValue()
    {
        var a = new IntegerArray<TextKey>("arr");
        a.Set("a", 5);
        a.Set("b", 7);
        a.Set("c", 5);
        a.Set("d", -1);
        Printed.Is("arr[\"b\"]=7\narr[\"a\"]=5\narr[\"c\"]=5\narr[\"d\"]=-1\n", a.Display);

        var s = new StringArray<PairKey>("sarr");
        s.Set(new PairKey(1, "x\"y"), TraceString.From("v1"));
        s.Set(new PairKey(2, "y"), TraceString.From("zz"));
        s.Set(new PairKey(3, "é\n"), TraceString.From("v1"));
        Printed.Is("sarr[2,\"y\"]=\"zz\"\nsarr[1,\"x\"y\"]=\"v1\"\nsarr[3,\"é\n\"]=\"v1\"\n", s.Display);
    }

    private static IntegerArray<TextKey> Sample()
    {
        var a = new IntegerArray<TextKey>("a");
        foreach (var (key, value) in new[] { ("z", 1), ("b", 3), ("m", 2), ("q", 3), ("c", 3), ("d", 1) })
            a.Set(key, value);
        return a;
    }

    private static string Visit(IntegerArray<TextKey> array, int column, int direction, long limit) =>
        string.Join(' ', array.Order(column, direction, limit).Select(slot => array.KeyAt(slot).ToString()));
}
