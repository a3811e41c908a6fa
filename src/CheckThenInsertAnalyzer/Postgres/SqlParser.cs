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
            statements.Add(StatementReader.Read(reader));
        reader.Close();
        return statements.ToImmutable();
    }

    /// <summary>The expression that the text consists of; null when the text is anything else.</summary>
    public static SqlExpression? ParseExpression(string text)
    {
        var reader = new SqlTokenReader(text);
        return reader.MoveToNextStatement() && ExpressionReader.Read(reader) is { } expression && reader.IsAtEnd && !reader.MoveToNextStatement() ? expression : null;
    }
}
