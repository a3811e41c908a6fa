namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads CALL.</summary>
internal static class CallReader
{
    /// <summary>Reads the statement; null when it is not one of PostgreSQL's or has arguments that are not kept.</summary>
    public static CallStatement? Read(SqlTokenReader reader)
    {
        reader.Take();
        var passedOver = reader.PassedOver;
        var start = reader.Current.Range.Start;
        if (reader.TakeQualifiedName() is not { } name || !reader.At(SqlTokenKind.LeftParenthesis) || CallOrColumnReader.ReadArguments(reader, name, start) is not FunctionExpression call)
            return null;
        return reader.IsAtEnd ? new CallStatement(call, reader.StatementRange) { IsUnderstood = reader.PassedOver == passedOver } : null;
    }
}
