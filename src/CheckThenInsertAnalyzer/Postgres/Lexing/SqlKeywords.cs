namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>The key words that may not name everything, of PostgreSQL 14 to 18 (pg_get_keywords()).</summary>
internal static class SqlKeywords
{
    private const string ColumnNames =
        "between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int integer interval "
        + "json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value "
        + "least merge_action national nchar none normalize nullif numeric out overlay position precision real row setof smallint substring "
        + "time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi "
        + "xmlroot xmlserialize xmltable";

    private const string FunctionNames =
        "authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like natural notnull "
        + "outer overlaps right similar tablesample verbose";

    private const string ReservedWords =
        "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog "
        + "current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false "
        + "fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null "
        + "offset on only or order placing primary references returning select session_user some symmetric system_user table then to "
        + "trailing true union unique user using variadic when where window with";

    private const int Letters = 26;

    /// <summary>The key words by their length and first letter.</summary>
    private static readonly KeyValuePair<string, SqlKeywordClass>[]?[] Buckets = Group();

    /// <summary>The class of the word that stands in the text without quotes.</summary>
    public static SqlKeywordClass Classify(string text, SqlRange word)
    {
        var letter = (text[word.Start] | 0x20) - 'a';
        var bucket = word.Length * Letters + letter;
        if (letter is < 0 or >= Letters || bucket >= Buckets.Length || Buckets[bucket] is not { } keywords)
            return SqlKeywordClass.Unreserved;

        foreach (var keyword in keywords)
        {
            if (Matches(text, word, keyword.Key))
                return keyword.Value;
        }

        return SqlKeywordClass.Unreserved;
    }

    /// <summary>Whether the text has this word there, in any case of its ASCII letters.</summary>
    /// <param name="keyword">In lower case.</param>
    public static bool Matches(string text, SqlRange word, string keyword)
    {
        if (word.Length != keyword.Length)
            return false;

        for (var index = 0; index < keyword.Length; index++)
        {
            if (SqlCharacters.ToLower(text[word.Start + index]) != keyword[index])
                return false;
        }

        return true;
    }

    private static KeyValuePair<string, SqlKeywordClass>[]?[] Group()
    {
        var all = Words(ColumnNames, SqlKeywordClass.ColumnName)
            .Concat(Words(FunctionNames, SqlKeywordClass.FunctionName))
            .Concat(Words(ReservedWords, SqlKeywordClass.Reserved))
            .GroupBy(keyword => keyword.Key.Length * Letters + keyword.Key[0] - 'a')
            .ToDictionary(group => group.Key, group => group.ToArray());
        var buckets = new KeyValuePair<string, SqlKeywordClass>[]?[all.Keys.Max() + 1];
        foreach (var bucket in all)
            buckets[bucket.Key] = bucket.Value;
        return buckets;
    }

    private static IEnumerable<KeyValuePair<string, SqlKeywordClass>> Words(string list, SqlKeywordClass kind) =>
        list.Split(' ').Select(word => new KeyValuePair<string, SqlKeywordClass>(word, kind));
}
