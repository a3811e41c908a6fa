using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads COPY.</summary>
internal static class CopyReader
{
    /// <summary>Reads the statement; null when it is not one of PostgreSQL's.</summary>
    public static CopyStatement? Read(SqlTokenReader reader)
    {
        reader.Take();
        var passedOver = reader.PassedOver;
        reader.TakeWord("binary");
        SqlStatement? query = null;
        QualifiedName? table = null;
        ImmutableArray<SqlName>? columns = ImmutableArray<SqlName>.Empty;
        if (reader.At(SqlTokenKind.LeftParenthesis))
            query = ReadQuery(reader);
        else if ((table = reader.TakeQualifiedName()) is not null && reader.At(SqlTokenKind.LeftParenthesis))
            columns = NameListReader.Read(reader);

        var isInto = table is not null && reader.TakeWord("from");
        if ((query is null && table is null) || columns is not { } known || (!isInto && !reader.TakeWord("to")) || !TakeRest(reader, isInto))
            return null;
        return new CopyStatement(table, known, isInto, reader.StatementRange) { Query = query, IsUnderstood = reader.PassedOver == passedOver && query is null or { IsUnderstood: true } };
    }

    private static SqlStatement? ReadQuery(SqlTokenReader reader)
    {
        reader.Take();
        return StatementReader.ReadData(reader) is { } query && PrimaryExpressionReader.Close(reader) ? query : null;
    }

    /// <summary>Takes the file, program or stream, and the options of the new form or the old one.</summary>
    private static bool TakeRest(SqlTokenReader reader, bool isInto)
    {
        var isProgram = reader.TakeWord("program");
        var isStream = !isProgram && (reader.TakeWord("stdin") || reader.TakeWord("stdout"));
        if (!isStream && !(reader.Current.IsString && reader.Take().IsString))
            return false;

        reader.TakeWord("with");
        if (reader.At(SqlTokenKind.LeftParenthesis))
        {
            if (!TakeOptions(reader))
                return false;
        }
        else
        {
            while (!reader.IsAtEnd && !reader.AtWord("where"))
            {
                if (!TakeOldOption(reader))
                    return false;
            }
        }

        if (isInto && reader.TakeWord("where") && ExpressionReader.Read(reader) is null)
            return false;
        return reader.IsAtEnd;
    }

    /// <summary>Takes <c>(FORMAT csv, HEADER, NULL '', FORCE_QUOTE (a, b))</c>.</summary>
    private static bool TakeOptions(SqlTokenReader reader)
    {
        do
        {
            reader.Take();
            if (reader.TakeLabel() is null)
                return false;
            if (reader.At(SqlTokenKind.LeftParenthesis) ? NameListReader.Read(reader) is null : !TakeOptionValue(reader))
                return false;
        }
        while (reader.At(SqlTokenKind.Comma));

        return reader.Take(SqlTokenKind.RightParenthesis);
    }

    private static bool TakeOptionValue(SqlTokenReader reader)
    {
        if (reader.Current.Kind is SqlTokenKind.Comma or SqlTokenKind.RightParenthesis || reader.TakeOperator("*"))
            return true;
        if (reader.TakeOperator("-") || reader.TakeOperator("+"))
            return reader.Take(SqlTokenKind.Number);
        if (!reader.Current.IsString && reader.Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.Number or SqlTokenKind.QuotedName))
            return false;
        reader.Take();
        return true;
    }

    /// <summary>Takes one option of the form before PostgreSQL 9.0, as pg_dump and old scripts have.</summary>
    private static bool TakeOldOption(SqlTokenReader reader)
    {
        if (reader.TakeWord("binary") || reader.TakeWord("freeze") || reader.TakeWord("csv") || reader.TakeWord("header"))
            return true;
        if (reader.TakeWord("force"))
            return (reader.TakeWord("quote") || reader.TakeWords("not", "null") || reader.TakeWord("null")) && TakeForcedColumns(reader);
        if (!reader.TakeWord("delimiter") && !reader.TakeWord("null") && !reader.TakeWord("quote") && !reader.TakeWord("escape") && !reader.TakeWord("encoding"))
            return false;
        reader.TakeWord("as");
        return reader.Current.IsString && reader.Take().IsString;
    }

    private static bool TakeForcedColumns(SqlTokenReader reader)
    {
        if (reader.TakeOperator("*"))
            return true;
        do
        {
            if (reader.TakeName() is null)
                return false;
        }
        while (reader.Take(SqlTokenKind.Comma));

        return true;
    }
}
