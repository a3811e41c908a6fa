using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads a MERGE.</summary>
internal static class MergeReader
{
    /// <summary>Reads the statement whose WITH has been read; null, and the reader broken, when it is not one of PostgreSQL's.</summary>
    public static MergeStatement? Read(SqlTokenReader reader, ImmutableArray<CommonTable> commonTables, int start)
    {
        var passedOver = reader.PassedOver;
        if (!reader.TakeWords("merge", "into") || FromTableReader.Read(reader) is not { } target || !reader.TakeWord("using")
            || FromReader.Read(reader) is not { } source || !reader.TakeWord("on") || ExpressionReader.Read(reader) is not { } condition)
            return reader.Break<MergeStatement>();

        var clauses = ReadClauses(reader);
        var returning = !reader.IsBroken && reader.AtWord("returning") ? ReturningReader.Read(reader) : null;
        if (reader.IsBroken || clauses.IsEmpty)
            return reader.Break<MergeStatement>();
        return new MergeStatement(target, source, condition, clauses, new SqlRange(start, reader.LastEnd))
        {
            CommonTables = commonTables,
            Returning = returning,
            IsUnderstood = reader.PassedOver == passedOver && !HasUnreachable(clauses),
        };
    }

    /// <summary>Whether a clause stands behind one without condition for the same rows, which the server takes for a syntax error.</summary>
    private static bool HasUnreachable(ImmutableArray<MergeClause> clauses)
    {
        var closed = new bool[3];
        foreach (var clause in clauses)
        {
            var kind = clause.IsBySource ? 2 : clause.IsMatched ? 1 : 0;
            if (closed[kind])
                return true;
            closed[kind] = clause.Condition is null;
        }

        return false;
    }

    private static ImmutableArray<MergeClause> ReadClauses(SqlTokenReader reader)
    {
        var clauses = ImmutableArray.CreateBuilder<MergeClause>();
        while (reader.TakeWord("when"))
        {
            if (ReadClause(reader) is not { } clause)
            {
                reader.Break();
                break;
            }

            clauses.Add(clause);
        }

        return clauses.ToImmutable();
    }

    private static MergeClause? ReadClause(SqlTokenReader reader)
    {
        var isNegated = reader.TakeWord("not");
        if (!reader.TakeWord("matched"))
            return null;

        var isBySource = isNegated && reader.AtWord("by") && reader.IsWord(reader.Peek(1), "source");
        if (isBySource || (isNegated && reader.AtWord("by") && reader.IsWord(reader.Peek(1), "target")))
            reader.Index += 2;

        var condition = reader.TakeWord("and") ? ExpressionReader.Read(reader) : null;
        if (reader.IsBroken || !reader.TakeWord("then"))
            return null;

        var clause = new MergeClause(!isNegated || isBySource, condition, MergeAction.Nothing, ImmutableArray<SqlName>.Empty, ImmutableArray<SqlExpression>.Empty, ImmutableArray<Assignment>.Empty)
        {
            IsBySource = isBySource,
        };
        return ReadAction(reader, clause);
    }

    private static MergeClause? ReadAction(SqlTokenReader reader, MergeClause clause)
    {
        if (reader.TakeWords("do", "nothing"))
            return clause;
        if (!clause.IsMatched)
            return reader.TakeWord("insert") ? ReadInsert(reader, clause) : null;
        if (reader.TakeWord("delete"))
            return clause with { Action = MergeAction.Delete };
        return reader.TakeWord("update") && AssignmentListReader.Read(reader) is { } assignments ? clause with { Action = MergeAction.Update, Assignments = assignments } : null;
    }

    private static MergeClause? ReadInsert(SqlTokenReader reader, MergeClause clause)
    {
        clause = clause with { Action = MergeAction.Insert };
        if (reader.TakeWords("default", "values"))
            return clause;

        var columns = reader.At(SqlTokenKind.LeftParenthesis) ? NameListReader.Read(reader) : ImmutableArray<SqlName>.Empty;
        if (columns is not { } known)
            return null;

        var overriding = OverridingReader.Read(reader);
        if (reader.IsBroken || !reader.AtWord("values"))
            return null;

        var rows = ValuesReader.Read(reader, allowsDefault: true);
        var isOneRow = rows.Length == 1 && (known.IsEmpty || known.Length == rows[0].Values.Length);
        return isOneRow ? clause with { Columns = known, Values = rows[0].Values, Overriding = overriding } : null;
    }
}
