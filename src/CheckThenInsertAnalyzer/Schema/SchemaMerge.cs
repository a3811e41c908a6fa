using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Puts together what several sources tell of the same tables. Of one table the source that is trusted most is believed; where another says
/// something else, that is kept as a disagreement and never averaged. What the believed source does not claim to know is taken from the next.
/// </summary>
internal static class SchemaMerge
{
    /// <summary>All tables of sources that are trusted in their order.</summary>
    /// <param name="byTrust">The sources, the most trusted first.</param>
    public static DatabaseSchema Of(IEnumerable<DatabaseSchema> byTrust) => Of(byTrust, Merge);

    /// <summary>All tables of sources that each tell a part, as contexts that share a table do: what one says is not denied by what another leaves out.</summary>
    public static DatabaseSchema Union(IEnumerable<DatabaseSchema> parts) => Of(parts, (one, other) => Merge(Opened(one), Opened(other)) with
    {
        AreColumnsKnown = one.AreColumnsKnown && other.AreColumnsKnown,
        AreKeysKnown = one.AreKeysKnown && other.AreKeysKnown,
    });

    private static TableSchema Opened(TableSchema table) => table with { AreColumnsKnown = false, AreKeysKnown = false };

    private static DatabaseSchema Of(IEnumerable<DatabaseSchema> sources, Func<TableSchema, TableSchema, TableSchema> merge)
    {
        var tables = new List<TableSchema>();
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var functions = ImmutableArray<FunctionSchema>.Empty;
        foreach (var schema in sources)
        {
            functions = WithMore(functions, schema.Functions);
            var more = new List<TableSchema>();
            foreach (var table in schema.Tables)
            {
                if (PlaceOf(table, tables, places) is { } place)
                    tables[place] = merge(tables[place], table);
                else
                    more.Add(table);
            }

            foreach (var table in more)
                Add(table, tables, places);
        }

        return new(tables.ToImmutableArray()) { Functions = functions };
    }

    /// <summary>A function of that name in a more trusted source is believed.</summary>
    private static ImmutableArray<FunctionSchema> WithMore(ImmutableArray<FunctionSchema> believed, ImmutableArray<FunctionSchema> more)
    {
        if (believed.IsEmpty || more.IsEmpty)
            return believed.IsEmpty ? more : believed;
        var names = new HashSet<string>(believed.Select(function => function.Name), StringComparer.Ordinal);
        return believed.AddRange(more.Where(function => !names.Contains(function.Name)));
    }

    private static void Add(TableSchema table, List<TableSchema> tables, Dictionary<string, List<int>> places)
    {
        if (!places.TryGetValue(table.Name, out var known))
            places.Add(table.Name, known = []);
        known.Add(tables.Count);
        tables.Add(table);
    }

    /// <summary>Where the table of more trusted sources stands that is the same; null when there is none or several may be it.</summary>
    private static int? PlaceOf(TableSchema table, List<TableSchema> tables, Dictionary<string, List<int>> places)
    {
        if (!places.TryGetValue(table.Name, out var known))
            return null;

        var same = known.Where(place => table.SchemaName is null || tables[place].SchemaName is null || tables[place].SchemaName == table.SchemaName).Take(2).ToList();
        return same.Count == 1 ? same[0] : null;
    }

    private static TableSchema Merge(TableSchema believed, TableSchema other) => believed with
    {
        SchemaName = believed.SchemaName ?? other.SchemaName,
        Columns = believed.AreColumnsKnown ? believed.Columns : believed.Columns.AddRange(other.Columns.Where(column => believed.Column(column.Name) is null)),
        AreColumnsKnown = believed.AreColumnsKnown || other.AreColumnsKnown,
        UniqueKeys = believed.AreKeysKnown ? believed.UniqueKeys : believed.UniqueKeys.AddRange(other.UniqueKeys.Where(key => Same(key, believed) is null)),
        AreKeysKnown = believed.AreKeysKnown || other.AreKeysKnown,
        OtherConstraints = believed.OtherConstraints.Union(other.OtherConstraints, StringComparer.Ordinal).ToImmutableArray(),
        Disagreements = believed.Disagreements.AddRange(KeyDisagreements(believed, other)).AddRange(GenerationDisagreements(believed, other)),
    };

    /// <summary>Where the one has a key that the other denies, or calls it differently.</summary>
    public static IEnumerable<SchemaDisagreement> KeyDisagreements(TableSchema believed, TableSchema other)
    {
        foreach (var key in believed.UniqueKeys)
        {
            var same = Same(key, other);
            if (same is null && other.AreKeysKnown)
                yield return new(SchemaDisagreementKind.Key, key.Describe(), key.Source, other.Source);
            else if (same is not null && !ShareName(key, believed, other))
                yield return new(SchemaDisagreementKind.KeyName, key.Describe(), key.Source, same.Source);
        }

        foreach (var key in other.UniqueKeys)
        {
            if (believed.AreKeysKnown && Same(key, believed) is null)
                yield return new(SchemaDisagreementKind.Key, key.Describe(), believed.Source, key.Source);
        }
    }

    private static IEnumerable<SchemaDisagreement> GenerationDisagreements(TableSchema believed, TableSchema other)
    {
        foreach (var column in believed.Columns)
        {
            if (other.Column(column.Name) is { } same && (same.DrawsFromSequence != column.DrawsFromSequence || IsAlways(same) != IsAlways(column)))
                yield return new(SchemaDisagreementKind.Generation, column.Name, believed.Source, other.Source);
        }
    }

    private static bool IsAlways(ColumnSchema column) => column.Generation == ColumnGeneration.IdentityAlways;

    /// <summary>Whether both tables know one name of the key: its columns may have several, as a primary key and an index beside it. A key without a name has any.</summary>
    private static bool ShareName(UniqueKey key, TableSchema believed, TableSchema other)
    {
        var names = AllSame(key, believed).Select(same => same.Name).ToList();
        return AllSame(key, other).Any(same => same.Name is null || names.Contains(null) || names.Contains(same.Name));
    }

    /// <summary>The table's key that makes the same rows unique; null when it has none.</summary>
    private static UniqueKey? Same(UniqueKey key, TableSchema table) => AllSame(key, table).FirstOrDefault();

    private static IEnumerable<UniqueKey> AllSame(UniqueKey key, TableSchema table)
    {
        var parts = PartsOf(key);
        return table.UniqueKeys.Where(known => Bare(known.Predicate) == Bare(key.Predicate) && PartsOf(known).SetEquals(parts));
    }

    private static HashSet<string> PartsOf(UniqueKey key) =>
        new(key.Parts.Select(part => part.Column ?? "=" + Bare(part.Expression)), StringComparer.Ordinal);

    /// <summary>The text without what the server writes differently from people: spaces, parentheses, quotes, case.</summary>
    private static string? Bare(string? text) =>
        text is null ? null : new string(text.Where(character => !char.IsWhiteSpace(character) && character is not ('(' or ')' or '"')).ToArray()).ToLowerInvariant();
}
