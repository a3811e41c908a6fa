using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the constraints of columns and tables that have a name in the catalog: keys, EXCLUDE, CHECK and FOREIGN KEY.</summary>
internal static class ConstraintReader
{
    /// <summary>Whether PRIMARY KEY, UNIQUE or CHECK stands here, which columns and tables have alike.</summary>
    public static bool IsAtCommon(SqlTokenReader reader) => reader.AtWord("unique") || reader.AtWords("primary", "key") || reader.AtWord("check");

    /// <summary>Whether a constraint of a table stands here.</summary>
    public static bool IsAtTable(SqlTokenReader reader) =>
        IsAtCommon(reader)
        || reader.AtWord("constraint")
        || reader.AtWords("foreign", "key")
        || reader.AtWords("exclude", "using")
        || (reader.AtWord("exclude") && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis);

    /// <summary>Reads a constraint of a table with what CONSTRAINT calls it; null when it is not understood.</summary>
    public static ConstraintDefinition? ReadTable(SqlTokenReader reader, SourceLines lines)
    {
        var line = lines.At(reader.Current.Range.Start);
        string? name = null;
        if (reader.TakeWord("constraint"))
        {
            name = reader.TakeName()?.Value;
            if (name is null)
                return null;
        }

        if (reader.TakeWords("foreign", "key"))
            return IndexElementReader.ReadColumns(reader) is { } columns && reader.TakeWord("references") ? ReadReference(reader, name, columns, line) : null;
        if (reader.TakeWord("exclude"))
            return ReadExclusion(reader, name, line);
        if (reader.TakeWords("not", "null"))
            return ReadNotNull(reader, name, line);
        return ReadCommon(reader, name, column: null, line);
    }

    /// <summary>Reads PRIMARY KEY, UNIQUE or CHECK; null when it is not understood.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What CONSTRAINT calls it; null when nothing does.</param>
    /// <param name="column">The column whose constraint it is; null for a table's, which lists its columns.</param>
    /// <param name="line">Where it stands.</param>
    public static ConstraintDefinition? ReadCommon(SqlTokenReader reader, string? name, string? column, int line)
    {
        if (reader.TakeWord("check"))
            return ReadCheck(reader, name, line);
        if (reader.TakeWord("unique"))
            return ReadKey(reader, IndexKind.UniqueConstraint, name, column, line);
        return reader.TakeWords("primary", "key") ? ReadKey(reader, IndexKind.PrimaryKey, name, column, line) : null;
    }

    /// <summary>Reads what follows REFERENCES; null when it is not understood.</summary>
    public static ForeignKeyConstraint? ReadReference(SqlTokenReader reader, string? name, ImmutableArray<string> columns, int line)
    {
        if (reader.TakeQualifiedName() is not { } referenced)
            return null;

        var referencedColumns = ImmutableArray<string>.Empty;
        if (reader.At(SqlTokenKind.LeftParenthesis))
        {
            if (IndexElementReader.ReadColumns(reader) is not { } written)
                return null;
            referencedColumns = written;
        }

        if (reader.TakeWord("match"))
            reader.Take();
        while (reader.TakeWords("on", "delete") || reader.TakeWords("on", "update"))
        {
            if (!SkipAction(reader))
                return null;
        }

        TakeAttributes(reader);
        return new ForeignKeyConstraint(name, columns, referenced, referencedColumns, line);
    }

    /// <summary>Takes [NOT] DEFERRABLE, INITIALLY …, NOT VALID, NO INHERIT and [NOT] ENFORCED in any order.</summary>
    public static ConstraintAttributes TakeAttributes(SqlTokenReader reader)
    {
        var attributes = default(ConstraintAttributes);
        while (true)
        {
            if (reader.TakeWord("deferrable"))
                attributes = attributes with { IsDeferrable = true };
            else if (reader.TakeWords("initially", "deferred"))
                attributes = attributes with { IsDeferrable = true, IsInitiallyDeferred = true };
            else if (reader.TakeWords("no", "inherit"))
                attributes = attributes with { IsNoInherit = true };
            else if (!SkipAttribute(reader))
                return attributes;
        }
    }

    /// <summary>Takes NULLS [NOT] DISTINCT and says whether it has NOT.</summary>
    public static bool TakeNullsNotDistinct(SqlTokenReader reader)
    {
        if (reader.TakeWords("nulls", "not", "distinct"))
            return true;
        reader.TakeWords("nulls", "distinct");
        return false;
    }

    /// <summary>Takes WITH (…) and USING INDEX TABLESPACE.</summary>
    public static void SkipStorage(SqlTokenReader reader)
    {
        if (reader.AtWord("with") && reader.Peek(1).Kind == SqlTokenKind.LeftParenthesis)
        {
            reader.Take();
            reader.SkipGroup();
        }

        if (reader.TakeWords("using", "index", "tablespace"))
            reader.Take();
    }

    /// <summary>Takes an expression in parentheses and gives it as written, without them; null when it is not understood.</summary>
    public static string? TakeParenthesized(SqlTokenReader reader)
    {
        var start = reader.Current.Range.End;
        var isRead = reader.Take(SqlTokenKind.LeftParenthesis) && ExpressionReader.Read(reader) is not null && reader.Take(SqlTokenKind.RightParenthesis);
        return isRead ? reader.Text.Substring(start, reader.LastEnd - 1 - start).Trim() : null;
    }

    private static bool SkipAttribute(SqlTokenReader reader) =>
        reader.TakeWords("not", "deferrable") || reader.TakeWords("initially", "immediate") || reader.TakeWords("not", "valid")
        || reader.TakeWord("enforced") || reader.TakeWords("not", "enforced");

    private static CheckConstraint? ReadCheck(SqlTokenReader reader, string? name, int line)
    {
        if (TakeParenthesized(reader) is not { } expression)
            return null;
        return new CheckConstraint(name, expression, TakeAttributes(reader).IsNoInherit, line);
    }

    private static IndexConstraint? ReadKey(SqlTokenReader reader, IndexKind kind, string? name, string? column, int line)
    {
        var nullsNotDistinct = TakeNullsNotDistinct(reader);
        var hasOverlaps = false;
        var columns = column is null ? ReadKeyColumns(reader, out hasOverlaps) : ImmutableArray.Create(column);
        var included = reader.TakeWord("include") ? IndexElementReader.ReadColumns(reader) : ImmutableArray<string>.Empty;
        if (columns is not { } keyColumns || included is not { } includedColumns)
            return null;

        SkipStorage(reader);
        var attributes = TakeAttributes(reader);
        var elements = keyColumns.Select(name => new IndexElement(new KeyPart(name, null), name)).ToImmutableArray();
        var index = new IndexDefinition(hasOverlaps ? IndexKind.Exclusion : kind, elements)
        {
            Included = includedColumns,
            NullsNotDistinct = nullsNotDistinct,
            IsDeferrable = attributes.IsDeferrable,
            IsInitiallyDeferred = attributes.IsInitiallyDeferred,
            Method = hasOverlaps ? "gist" : "btree",
        };
        return new IndexConstraint(name, index, line);
    }

    /// <summary>Reads <c>(a, b)</c> or <c>(a, b WITHOUT OVERLAPS)</c>.</summary>
    private static ImmutableArray<string>? ReadKeyColumns(SqlTokenReader reader, out bool hasOverlaps)
    {
        hasOverlaps = false;
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return null;

        var columns = ImmutableArray.CreateBuilder<string>();
        do
        {
            reader.Take();
            if (columns.Count == IndexDefinition.MostElements || reader.TakeName() is not { } column)
                return null;
            columns.Add(column.Value);
        }
        while (reader.At(SqlTokenKind.Comma));

        hasOverlaps = reader.TakeWords("without", "overlaps");
        return reader.Take(SqlTokenKind.RightParenthesis) ? columns.ToImmutable() : null;
    }

    private static IndexConstraint? ReadExclusion(SqlTokenReader reader, string? name, int line)
    {
        var method = reader.TakeWord("using") ? reader.TakeName()?.Value : "btree";
        if (method is null || IndexElementReader.ReadList(reader, hasOperators: true) is not { } elements)
            return null;
        var included = reader.TakeWord("include") ? IndexElementReader.ReadColumns(reader) : ImmutableArray<string>.Empty;
        if (included is not { } includedColumns)
            return null;

        SkipStorage(reader);
        var isPartial = reader.TakeWord("where");
        var predicate = isPartial ? TakeParenthesized(reader) : null;
        if (isPartial && predicate is null)
            return null;

        var attributes = TakeAttributes(reader);
        var index = new IndexDefinition(IndexKind.Exclusion, elements)
        {
            Method = method,
            Included = includedColumns,
            Predicate = predicate,
            IsDeferrable = attributes.IsDeferrable,
            IsInitiallyDeferred = attributes.IsInitiallyDeferred,
        };
        return new IndexConstraint(name, index, line);
    }

    private static NotNullConstraint? ReadNotNull(SqlTokenReader reader, string? name, int line)
    {
        if (reader.TakeName() is not { } column)
            return null;
        TakeAttributes(reader);
        return new NotNullConstraint(name, column.Value, line);
    }

    private static bool SkipAction(SqlTokenReader reader)
    {
        if (reader.TakeWord("cascade") || reader.TakeWord("restrict") || reader.TakeWords("no", "action"))
            return true;
        if (!reader.TakeWords("set", "null") && !reader.TakeWords("set", "default"))
            return false;
        return !reader.At(SqlTokenKind.LeftParenthesis) || reader.SkipGroup();
    }
}
