using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads what sets the search path of a session.</summary>
internal static class SearchPathReader
{
    /// <summary>Reads SET after its first word; null when it sets something else.</summary>
    public static SetSearchPath? ReadSet(SqlTokenReader reader, int line)
    {
        if (!reader.TakeWord("local"))
            reader.TakeWord("session");
        if (reader.TakeWord("schema"))
            return SqlTokenValue.String(reader.Text, reader.Current) is { } schema ? new SetSearchPath(ImmutableArray.Create(schema), line) : null;
        if (!reader.TakeWord("search_path") || (!reader.TakeWord("to") && !reader.TakeOperator("=")))
            return null;
        if (reader.TakeWord("default"))
            return new SetSearchPath(null, line);

        var schemas = ImmutableArray.CreateBuilder<string>();
        do
        {
            var token = reader.Take();
            if ((token.IsString ? SqlTokenValue.String(reader.Text, token) : SqlTokenValue.Name(reader.Text, token)?.Value) is not { } schema)
                return null;
            if (schema.Length > 0)
                schemas.Add(schema);
        }
        while (reader.Take(SqlTokenKind.Comma));

        return new SetSearchPath(schemas.ToImmutable(), line);
    }

    /// <summary>Reads RESET and DISCARD after their first word.</summary>
    public static SetSearchPath? ReadReset(SqlTokenReader reader, int line) =>
        reader.AtWord("search_path") || reader.AtWord("all") ? new SetSearchPath(null, line) : null;

    /// <summary>Reads <c>SELECT set_config('search_path', …)</c> after its first word, as pg_dump writes it.</summary>
    public static SetSearchPath? ReadSetConfig(SqlTokenReader reader, int line)
    {
        if (reader.TakeQualifiedName() is not { Name.Value: "set_config" }
            || !reader.Take(SqlTokenKind.LeftParenthesis)
            || SqlTokenValue.String(reader.Text, reader.Take()) != "search_path"
            || !reader.Take(SqlTokenKind.Comma)
            || SqlTokenValue.String(reader.Text, reader.Take()) is not { } list)
        {
            return null;
        }

        var schemas = ImmutableArray.CreateBuilder<string>();
        var names = new SqlTokenReader(list);
        if (names.MoveToNextStatement())
        {
            do
            {
                if (names.TakeLabel() is { } name)
                    schemas.Add(name.Value);
            }
            while (names.Take(SqlTokenKind.Comma));
        }

        return new SetSearchPath(schemas.ToImmutable(), line);
    }
}
