namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Reads DO.</summary>
internal static class DoReader
{
    /// <summary>Reads the statement; null when it is not one of PostgreSQL's.</summary>
    public static DoStatement? Read(SqlTokenReader reader)
    {
        reader.Take();
        SqlToken? body = null;
        string? language = null;
        while (!reader.IsAtEnd)
        {
            if (reader.TakeWord("language"))
            {
                if (language is not null || (language = LanguageReader.Read(reader)) is null)
                    return null;
            }
            else if (body is null && reader.Current.IsString)
            {
                body = reader.Take();
            }
            else
            {
                return null;
            }
        }

        if (body is not { } code)
            return null;

        language ??= "plpgsql";
        var block = language == "plpgsql" && BodyText.Open(reader, code) is { } inside ? ProcedureBodyReader.Read(inside) : null;
        return new DoStatement(language, block, reader.StatementRange) { IsUnderstood = block is { IsReliable: true } };
    }
}
