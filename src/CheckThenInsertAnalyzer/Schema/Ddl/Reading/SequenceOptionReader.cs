using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Passes over the options of a sequence (PostgreSQL documentation, CREATE SEQUENCE), which say nothing of keys.</summary>
internal static class SequenceOptionReader
{
    /// <summary>Takes one option; false when something else stands here.</summary>
    public static bool Skip(SqlTokenReader reader)
    {
        if (reader.TakeWord("as"))
            return TypeNameReader.Read(reader) is not null;
        if (reader.TakeWord("no"))
            return reader.TakeWord("minvalue") || reader.TakeWord("maxvalue") || reader.TakeWord("cycle");
        if (reader.TakeWord("cycle") || reader.TakeWord("logged") || reader.TakeWord("unlogged"))
            return true;
        if (reader.TakeWord("restart"))
            return !IsNumber(reader) || TakeNumber(reader);
        if (reader.TakeWords("owned", "by"))
            return reader.TakeQualifiedName() is not null;
        if (!reader.TakeWord("increment") && !reader.TakeWord("start") && !reader.TakeWord("minvalue") && !reader.TakeWord("maxvalue") && !reader.TakeWord("cache"))
            return false;

        if (!reader.TakeWord("by"))
            reader.TakeWord("with");
        return TakeNumber(reader);
    }

    private static bool IsNumber(SqlTokenReader reader) =>
        reader.AtWord("with") || reader.At(SqlTokenKind.Number) || reader.AtOperator("-") || reader.AtOperator("+");

    private static bool TakeNumber(SqlTokenReader reader)
    {
        reader.TakeWord("with");
        if (!reader.TakeOperator("-"))
            reader.TakeOperator("+");
        return reader.Take(SqlTokenKind.Number);
    }
}
