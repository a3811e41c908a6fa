using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads CREATE.</summary>
internal static class CreateReader
{
    /// <summary>Reads the statement after its first word; null when it makes nothing that is modelled.</summary>
    public static DdlStep? Read(SqlTokenReader reader, SourceLines lines)
    {
        var orReplace = reader.TakeWords("or", "replace");
        if (!reader.TakeWord("global"))
            reader.TakeWord("local");
        var isTemporary = reader.TakeWord("temp") || reader.TakeWord("temporary");
        if (!isTemporary)
            reader.TakeWord("unlogged");

        if (reader.TakeWord("table"))
            return CreateTableReader.Read(reader, lines, isTemporary, isForeign: false);
        if (reader.TakeWords("foreign", "table"))
            return CreateTableReader.Read(reader, lines, isTemporary: false, isForeign: true);
        if (reader.TakeWord("index"))
            return CreateIndexReader.Read(reader, lines, isUnique: false);
        if (reader.TakeWords("unique", "index"))
            return CreateIndexReader.Read(reader, lines, isUnique: true);

        var line = lines.At(reader.StatementRange.Start);
        if (reader.TakeWord("sequence"))
            return ReadSequence(reader, isTemporary, line);
        if (reader.TakeWord("view") || reader.TakeWords("recursive", "view"))
            return ReadView(reader, RelationKind.View, line) is { } view ? view with { OrReplace = orReplace, IsTemporary = isTemporary } : null;
        if (reader.TakeWords("materialized", "view"))
            return ReadView(reader, RelationKind.MaterializedView, line);
        return ReadOther(reader, lines, line);
    }

    private static DdlStep? ReadOther(SqlTokenReader reader, SourceLines lines, int line)
    {
        if (reader.TakeWord("rule"))
            return ReadRule(reader, line);
        if (reader.TakeWord("trigger"))
            return ReadTrigger(reader, line);
        if (reader.TakeWords("constraint", "trigger"))
            return ReadConstraintTrigger(reader, line);
        if (reader.TakeWord("function") || reader.TakeWord("procedure"))
            return FunctionReader.ReadCreate(reader, line);
        if (reader.TakeWord("type"))
            return ReadType(reader, lines, line);
        return reader.TakeWord("domain") ? ReadDomain(reader, line) : null;
    }

    private static CreateSequence? ReadSequence(SqlTokenReader reader, bool isTemporary, int line)
    {
        reader.TakeWords("if", "not", "exists");
        return reader.TakeQualifiedName() is { } name ? new CreateSequence(name, isTemporary, AlterReader.ReadOwner(reader, name, line), line) : null;
    }

    private static CreateView? ReadView(SqlTokenReader reader, RelationKind kind, int line)
    {
        var ifNotExists = reader.TakeWords("if", "not", "exists");
        if (reader.TakeQualifiedName() is not { } name)
            return null;

        var columns = reader.At(SqlTokenKind.LeftParenthesis) ? IndexElementReader.ReadColumns(reader) : ImmutableArray<string>.Empty;
        while (!reader.TakeWord("as"))
        {
            if (!reader.SkipTokenOrGroup())
                return null;
        }

        var query = columns is null ? ViewQuery.Unknown : ViewQueryReader.Read(reader);
        return new CreateView(name, kind, query, columns ?? ImmutableArray<string>.Empty, line) { IfNotExists = ifNotExists };
    }

    /// <summary>A rule ON INSERT or ON UPDATE makes the server refuse ON CONFLICT; one ON SELECT or ON DELETE does not matter.</summary>
    private static CreateRule? ReadRule(SqlTokenReader reader, int line)
    {
        if (reader.TakeName() is not { } name || !reader.TakeWords("as", "on"))
            return null;

        var isInsert = reader.TakeWord("insert");
        if ((!isInsert && !reader.TakeWord("update")) || !reader.TakeWord("to") || reader.TakeQualifiedName() is not { } table)
            return null;
        while (!reader.AtWord("do") && reader.SkipTokenOrGroup())
        {
        }

        return new CreateRule(name.Value, table, isInsert && reader.TakeWords("do", "instead"), line);
    }

    private static CreateInsteadTrigger? ReadTrigger(SqlTokenReader reader, int line)
    {
        if (reader.TakeName() is not { } name || !reader.TakeWords("instead", "of"))
            return null;

        var isInsert = false;
        while (!reader.TakeWord("on"))
        {
            isInsert |= reader.AtWord("insert");
            if (!reader.SkipTokenOrGroup())
                return null;
        }

        return isInsert && reader.TakeQualifiedName() is { } view ? new CreateInsteadTrigger(name.Value, view, line) : null;
    }

    private static CreateConstraintTrigger? ReadConstraintTrigger(SqlTokenReader reader, int line)
    {
        if (reader.TakeName() is not { } name)
            return null;
        while (!reader.TakeWord("on"))
        {
            if (!reader.SkipTokenOrGroup())
                return null;
        }

        return reader.TakeQualifiedName() is { } table ? new CreateConstraintTrigger(name.Value, table, line) : null;
    }

    private static CreateCompositeType? ReadType(SqlTokenReader reader, SourceLines lines, int line)
    {
        if (reader.TakeQualifiedName() is not { } name || !reader.TakeWord("as") || TableElementReader.ReadList(reader, lines) is not { } attributes)
            return null;
        return new CreateCompositeType(name, attributes.OfType<ColumnDefinition>().ToImmutableArray(), line);
    }

    private static CreateDomain? ReadDomain(SqlTokenReader reader, int line)
    {
        if (reader.TakeQualifiedName() is not { } name)
            return null;

        var checks = ImmutableArray.CreateBuilder<string?>();
        string? constraint = null;
        while (!reader.IsAtEnd)
        {
            if (reader.TakeWord("constraint"))
            {
                constraint = reader.TakeName()?.Value;
                continue;
            }

            if (reader.AtWord("check"))
                checks.Add(constraint);
            if (!reader.SkipTokenOrGroup())
                break;
            constraint = null;
        }

        return new CreateDomain(name, checks.ToImmutable(), line);
    }
}
