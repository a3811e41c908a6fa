using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads SQL text. What it does not know it says it does not know; it never guesses and never throws.</summary>
internal static class SqlParser
{
    /// <summary>The statements of the text, in order; empty ones are left out.</summary>
    public static ImmutableArray<SqlStatement> Parse(string text)
    {
        var statements = ImmutableArray.CreateBuilder<SqlStatement>();
        var reader = new SqlTokenReader(text);
        while (reader.MoveToNextStatement())
            statements.Add(ReadStatement(reader));
        return statements.ToImmutable();
    }

    /// <summary>The expression that the text consists of; null when the text is anything else.</summary>
    public static SqlExpression? ParseExpression(string text)
    {
        var reader = new SqlTokenReader(text);
        return reader.MoveToNextStatement() && ExpressionReader.Read(reader) is { } expression && reader.IsAtEnd && !reader.MoveToNextStatement() ? expression : null;
    }

    private static SqlStatement ReadStatement(SqlTokenReader reader)
    {
        var first = reader.Current;
        SqlStatement? statement = null;
        if (reader.IsWord(first, "select"))
            statement = ReadSelect(reader);
        else if (reader.IsWord(first, "insert"))
            statement = InsertReader.Read(reader);
        else if (reader.IsWord(first, "update"))
            statement = ModificationReader.ReadUpdate(reader);
        else if (reader.IsWord(first, "delete"))
            statement = ModificationReader.ReadDelete(reader);
        else if (reader.IsWord(first, "lock"))
            statement = LockTableReader.Read(reader);
        return statement ?? new OtherStatement(Keyword(reader, first), reader.StatementRange);
    }

    private static SelectStatement ReadSelect(SqlTokenReader reader)
    {
        var select = SelectReader.Read(reader);
        return select with { IsReliable = select.IsReliable && reader.IsAtEnd, Range = reader.StatementRange };
    }

    private static string Keyword(SqlTokenReader reader, SqlToken first) =>
        first is { Kind: SqlTokenKind.Word, HasHole: false } ? reader.Text.Substring(first.Range.Start, first.Range.Length).ToUpperInvariant() : "";
}
