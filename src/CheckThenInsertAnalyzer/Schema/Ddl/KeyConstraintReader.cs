using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads PRIMARY KEY and UNIQUE, as constraints of a column or of the table.</summary>
internal static class KeyConstraintReader
{
    /// <summary>Whether PRIMARY KEY or UNIQUE stands here.</summary>
    public static bool IsAt(SqlTokenReader reader) => reader.AtWord("unique") || reader.AtWords("primary", "key");

    /// <summary>Reads the constraint that stands here.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What CONSTRAINT calls it; null when nothing does.</param>
    /// <param name="column">The column whose constraint it is; null for a table's, which lists its columns.</param>
    /// <param name="source">Where it stands.</param>
    /// <returns>Null when it is no ordinary unique key or could not be read.</returns>
    public static KeyConstraint? Read(SqlTokenReader reader, string? name, string? column, SchemaSource source)
    {
        var isPrimary = !reader.TakeWord("unique");
        if (isPrimary)
            reader.Index += 2;

        var nullsNotDistinct = TakeNullsNotDistinct(reader);
        var columns = column is null ? ReadColumns(reader) : ImmutableArray.Create(column);
        var included = reader.TakeWord("include") ? ReadColumns(reader) : ImmutableArray<string>.Empty;
        if (columns is not { } keyColumns || included is not { } includedColumns)
            return null;

        SkipStorage(reader);
        return new KeyConstraint(isPrimary, name, keyColumns, includedColumns, nullsNotDistinct, TakeDeferrable(reader), source);
    }

    /// <summary>Takes NULLS [NOT] DISTINCT and says whether it has NOT.</summary>
    public static bool TakeNullsNotDistinct(SqlTokenReader reader)
    {
        if (!reader.AtWord("nulls"))
            return false;
        if (reader.IsWord(reader.Peek(1), "not") && reader.IsWord(reader.Peek(2), "distinct"))
        {
            reader.Index += 3;
            return true;
        }

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

        if (reader.AtWords("using", "index") && reader.IsWord(reader.Peek(2), "tablespace"))
            reader.Index += 4;
    }

    /// <summary>Takes [NOT] DEFERRABLE, INITIALLY … and [NOT] ENFORCED in any order and says whether the constraint is deferrable.</summary>
    public static bool TakeDeferrable(SqlTokenReader reader)
    {
        var isDeferrable = false;
        while (true)
        {
            if (reader.TakeWord("deferrable") || reader.TakeWords("initially", "deferred"))
                isDeferrable = true;
            else if (!reader.TakeWords("not", "deferrable") && !reader.TakeWords("initially", "immediate") && !reader.TakeWord("enforced") && !reader.TakeWords("not", "enforced"))
                return isDeferrable;
        }
    }

    /// <summary>Reads <c>(a, b)</c>; null when something else than names is in it, such as WITHOUT OVERLAPS (FACTS B10).</summary>
    private static ImmutableArray<string>? ReadColumns(SqlTokenReader reader)
    {
        if (!reader.At(SqlTokenKind.LeftParenthesis))
            return null;

        var columns = ImmutableArray.CreateBuilder<string>();
        do
        {
            reader.Take();
            if (reader.TakeName() is not { } column)
                return null;
            columns.Add(column.Value);
        }
        while (reader.At(SqlTokenKind.Comma));

        return reader.Take(SqlTokenKind.RightParenthesis) ? columns.ToImmutable() : null;
    }
}
