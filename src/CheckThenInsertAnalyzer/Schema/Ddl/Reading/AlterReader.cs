using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads ALTER.</summary>
internal static class AlterReader
{
    /// <summary>Reads the statement after its first word; null when it changes nothing that is modelled.</summary>
    public static DdlStep? Read(SqlTokenReader reader, SourceLines lines)
    {
        var line = lines.At(reader.StatementRange.Start);

        // ALTER TABLE takes views, indexes and sequences too, and the other way round where it makes sense.
        if (reader.TakeWord("table") || reader.TakeWords("foreign", "table") || reader.TakeWord("view") || reader.TakeWords("materialized", "view"))
            return AlterTableReader.Read(reader, lines);
        if (reader.TakeWord("index"))
            return ReadIndex(reader, line);
        if (reader.TakeWord("sequence"))
            return ReadSequence(reader, line);
        if (reader.TakeWord("schema"))
            return reader.TakeName() is { } schema && reader.TakeWords("rename", "to") && reader.TakeName() is { } newName ? new RenameSchema(schema.Value, newName.Value, line) : null;
        return reader.TakeWord("type") || reader.TakeWord("domain") ? ReadType(reader, line) : null;
    }

    /// <summary>Reads OWNED BY wherever it stands in what is left of the statement; null when it does not.</summary>
    public static OwnSequence? ReadOwner(SqlTokenReader reader, QualifiedName sequence, int line)
    {
        while (!reader.TakeWords("owned", "by"))
        {
            if (!reader.SkipTokenOrGroup())
                return null;
        }

        if (reader.TakeWord("none"))
            return new OwnSequence(sequence, null, null, line);
        if (reader.TakeName() is not { } first || !reader.Take(SqlTokenKind.Dot) || reader.TakeLabel() is not { } second)
            return null;
        return reader.Take(SqlTokenKind.Dot) && reader.TakeLabel() is { } column
            ? new OwnSequence(sequence, new QualifiedName(first, second), column.Value, line)
            : new OwnSequence(sequence, new QualifiedName(null, first), second.Value, line);
    }

    private static DdlStep? ReadIndex(SqlTokenReader reader, int line)
    {
        reader.TakeWords("if", "exists");
        if (reader.TakeQualifiedName() is not { } name)
            return null;
        if (reader.TakeWords("attach", "partition"))
            return reader.TakeQualifiedName() is { } part ? new AttachIndex(name, part, line) : null;
        return ReadRename(reader, name, line);
    }

    private static DdlStep? ReadSequence(SqlTokenReader reader, int line)
    {
        reader.TakeWords("if", "exists");
        if (reader.TakeQualifiedName() is not { } name)
            return null;
        if (reader.TakeWords("set", "schema"))
            return reader.TakeName() is { } schema ? new MoveRelation(name, schema.Value, line) : null;
        return ReadRename(reader, name, line) ?? ReadOwner(reader, name, line) as DdlStep;
    }

    private static RenameRelation? ReadRename(SqlTokenReader reader, QualifiedName name, int line) =>
        reader.TakeWords("rename", "to") && reader.TakeName() is { } newName ? new RenameRelation(name, newName.Value, line) : null;

    private static DdlStep? ReadType(SqlTokenReader reader, int line)
    {
        if (reader.TakeQualifiedName() is not { } name)
            return null;
        if (reader.TakeWords("rename", "to"))
            return reader.TakeName() is { } newName ? new RenameType(name, newName.Value, line) : null;
        return null;
    }
}
