using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>
/// Walks whatever the readers give, property by property, so that a node which is new needs no new test: it checks that each range lies
/// within that of the node above, measures the depth, and takes a fingerprint that tells two readings apart.
/// </summary>
internal sealed class SqlTree
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.NonPublic;
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Action<SqlTree, object>> Walkers = [];

    private SqlRange outer;
    private int depth;
    private ulong fingerprint = 14695981039346656037;

    private SqlTree(int textLength) => outer = new SqlRange(0, textLength);

    /// <summary>Differs, as good as certainly, for trees that differ anywhere.</summary>
    public ulong Fingerprint => fingerprint;

    /// <summary>How many nodes stand above one another at most.</summary>
    public int Depth { get; private set; }

    /// <summary>Walks the nodes of a text; throws when a range is wrong.</summary>
    public static SqlTree Of<T>(int textLength, ImmutableArray<T> nodes)
    {
        var tree = new SqlTree(textLength);
        tree.Nodes(nodes);
        return tree;
    }

    private static Action<SqlTree, object> WalkerOf(Type type)
    {
        var tree = Expression.Parameter(typeof(SqlTree));
        var node = Expression.Parameter(typeof(object));
        var typed = Expression.Convert(node, type);
        var calls = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters().Length == 0 && property.Name != nameof(SqlStatement.Range))
            .Select(property => Visit(tree, Expression.Property(typed, property)))
            .Append(Expression.Empty());
        return Expression.Lambda<Action<SqlTree, object>>(Expression.Block(calls), tree, node).Compile();
    }

    private static Expression Visit(Expression tree, Expression value)
    {
        var type = value.Type;
        if (type == typeof(string))
            return Expression.Call(tree, nameof(Text), null, value);
        if (type == typeof(bool))
            return Expression.Call(tree, nameof(Number), null, Expression.Condition(value, Expression.Constant(1), Expression.Constant(0)));
        if (type == typeof(int) || type.IsEnum)
            return Expression.Call(tree, nameof(Number), null, Expression.Convert(value, typeof(int)));
        if (type == typeof(SqlRange))
            return Expression.Call(tree, nameof(Range), null, value);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return Expression.Call(tree, typeof(SqlTree).GetMethod(nameof(Nodes), Instance)!.MakeGenericMethod(type.GetGenericArguments()), value);
        return Expression.Call(tree, nameof(Node), null, Expression.Convert(value, typeof(object)));
    }

    private static SqlRange? RangeOf(object node) => node switch
    {
        SqlExpression expression => expression.Range,
        SqlStatement statement => statement.Range,
        SqlName name => name.Range,
        _ => Ranges.Of(node),
    };

    private void Node(object? node)
    {
        if (node is null)
        {
            Number(-1);
            return;
        }

        if (node is string text)
        {
            Text(text);
            return;
        }

        var above = outer;
        Depth = Math.Max(Depth, ++depth);
        if (RangeOf(node) is { } range)
        {
            Range(range);
            if (range.Length == 0 && node is SqlExpression or SqlStatement or SqlName)
                throw new InvalidOperationException($"{node.GetType().Name} is empty at {range.Start}");
            outer = range;
        }

        Text(node.GetType().Name);
        Walkers.GetOrAdd(node.GetType(), WalkerOf)(this, node);
        outer = above;
        depth--;
    }

    private void Nodes<T>(ImmutableArray<T> nodes)
    {
        if (nodes.IsDefault)
            throw new InvalidOperationException($"a list of {typeof(T).Name} was never set");

        Number(nodes.Length);
        foreach (var node in nodes)
            Node(node);
    }

    private void Range(SqlRange range)
    {
        if (range.Start < outer.Start || range.End < range.Start || range.End > outer.End)
            throw new InvalidOperationException($"the range {range.Start}-{range.End} is not within {outer.Start}-{outer.End}");
        Number(range.Start);
        Number(range.End);
    }

    private void Text(string? text)
    {
        Number(text?.Length ?? -1);
        foreach (var character in text ?? "")
            Number(character);
    }

    private void Number(int number) => fingerprint = (fingerprint ^ unchecked((uint)number)) * 1099511628211;

    /// <summary>The property Range of those records that have one.</summary>
    private static class Ranges
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Func<object, SqlRange>?> Getters = [];

        public static SqlRange? Of(object node) => Getters.GetOrAdd(node.GetType(), Getter)?.Invoke(node);

        private static Func<object, SqlRange>? Getter(Type type)
        {
            if (type.GetProperty(nameof(SqlStatement.Range)) is not { } property || property.PropertyType != typeof(SqlRange))
                return null;

            var node = Expression.Parameter(typeof(object));
            return Expression.Lambda<Func<object, SqlRange>>(Expression.Property(Expression.Convert(node, type), property), node).Compile();
        }
    }
}
