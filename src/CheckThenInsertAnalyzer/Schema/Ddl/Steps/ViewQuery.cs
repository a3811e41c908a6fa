using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a view's query tells.</summary>
/// <param name="From">The one table that it reads; null when it reads several or what it reads is not understood.</param>
/// <param name="IsStar">Whether it selects all columns of <paramref name="From"/>.</param>
/// <param name="Items">The columns that it selects: the name, and the column of <paramref name="From"/> that it is, null for an expression. Null when they are not understood.</param>
/// <param name="PassesInsertsOn">Whether it is simple enough that the server passes an INSERT on (PostgreSQL documentation, CREATE VIEW, Updatable Views); null when that is not known.</param>
internal sealed record ViewQuery(QualifiedName? From, bool IsStar, ImmutableArray<(string? Name, string? Column)>? Items, bool? PassesInsertsOn)
{
    /// <summary>All relations that it reads, as far as they stand after FROM or JOIN.</summary>
    public ImmutableArray<QualifiedName> Tables { get; init; } = ImmutableArray<QualifiedName>.Empty;

    /// <summary>All names in it, the columns that it reads among them.</summary>
    public ImmutableHashSet<string> Names { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The query of which nothing is understood.</summary>
    public static ViewQuery Unknown { get; } = new(null, IsStar: false, Items: null, PassesInsertsOn: null);

    /// <summary>The columns with the column of the source that each shows; null when they are not known.</summary>
    /// <param name="source">What <see cref="From"/> names; null when it is not known.</param>
    /// <param name="names">The names that stand before AS; they replace the first ones.</param>
    public IReadOnlyList<(string Name, string? Column)>? ColumnsOf(CatalogRowSet? source, ImmutableArray<string> names)
    {
        var items = IsStar ? All(source) : Items?.Select(item => (item.Name, item.Column)).ToList();
        if (items is null || names.Length > items.Count)
            return null;

        var columns = new List<(string Name, string? Column)>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            var name = index < names.Length ? names[index] : items[index].Name;
            if (name is null)
                return null;
            columns.Add((name, items[index].Column));
        }

        return columns;
    }

    private static List<(string? Name, string? Column)>? All(CatalogRowSet? source) => source switch
    {
        CatalogTable { AreColumnsKnown: true, IsLeftOut: false } table => table.Columns.ConvertAll(column => ((string?)column.Name, (string?)column.Name)),
        CatalogView { Columns: { } columns } => columns.Select(column => ((string?)column.Name, (string?)column.Name)).ToList(),
        _ => null,
    };
}
