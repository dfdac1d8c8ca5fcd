namespace Pyd.Compiler.Binding;

/// <summary>The strongly connected components of a graph: what calls each other (H. N. Gabow, Path-based depth-first search, 2000).</summary>
internal static class Components
{
    /// <summary>The components of all that some nodes lead to, each after those that it leads to; recursion needs no stack.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IEnumerable<T> roots, Func<T, IEnumerable<T>> next, IEqualityComparer<T>? comparer = null) where T : notnull
    {
        var components = new List<IReadOnlyList<T>>();
        // In the order in which they are met; the largest number once their component is known.
        var numbers = new Dictionary<T, int>(comparer);
        var path = new Stack<(int Number, Queue<T> Next)>();
        var open = new Stack<T>();
        var starts = new Stack<int>();
        foreach (var root in roots.Where(root => !numbers.ContainsKey(root)))
        {
            Enter(root);
            while (path.Count > 0)
            {
                var (number, ahead) = path.Peek();
                if (ahead.Count > 0)
                    Follow(ahead.Dequeue());
                else
                    Leave(number);
            }
        }
        return components;

        void Enter(T node)
        {
            path.Push((numbers.Count, new Queue<T>(next(node))));
            open.Push(node);
            starts.Push(numbers.Count);
            numbers.Add(node, numbers.Count);
        }

        void Follow(T node)
        {
            if (!numbers.TryGetValue(node, out var number))
            {
                Enter(node);
                return;
            }
            while (starts.Peek() > number)
                starts.Pop();
        }

        void Leave(int number)
        {
            path.Pop();
            if (starts.Peek() != number)
                return;
            starts.Pop();
            var component = new List<T>();
            while (open.Count > 0 && numbers[open.Peek()] >= number)
            {
                component.Add(open.Pop());
                numbers[component[^1]] = int.MaxValue;
            }
            components.Add(component);
        }
    }
}
