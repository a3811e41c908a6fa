using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads DROP.</summary>
internal static class DropReader
{
    /// <summary>Reads the statement after its first word; null when it drops nothing that is modelled.</summary>
    public static DdlStep? Read(SqlTokenReader reader, int line)
    {
        if (reader.TakeWord("schema"))
            return ReadNames(reader) is { } schemas ? new DropSchemas(schemas.Select(name => name.Name.Value).ToImmutableArray(), line) : null;
        if (reader.TakeWord("type") || reader.TakeWord("domain"))
            return ReadNames(reader) is { } types ? new DropTypes(types, line) : null;
        if (reader.TakeWord("function") || reader.TakeWord("procedure") || reader.TakeWord("routine"))
            return FunctionReader.ReadDrop(reader, line);
        if (reader.TakeWord("rule"))
            return ReadPart(reader) is var (rule, ruled) ? new DropRule(rule, ruled, line) : null;
        if (reader.TakeWord("trigger"))
            return ReadPart(reader) is var (trigger, triggered) ? new DropTrigger(trigger, triggered, line) : null;

        var isRelation = reader.TakeWord("table") || reader.TakeWord("index") || reader.TakeWord("sequence") || reader.TakeWord("view")
            || reader.TakeWords("materialized", "view") || reader.TakeWords("foreign", "table");
        return isRelation && ReadNames(reader) is { } names ? new DropRelations(names, line) : null;
    }

    private static ImmutableArray<QualifiedName>? ReadNames(SqlTokenReader reader)
    {
        reader.TakeWord("concurrently");
        reader.TakeWords("if", "exists");
        var names = ImmutableArray.CreateBuilder<QualifiedName>();
        do
        {
            if (reader.TakeQualifiedName() is not { } name)
                return null;
            names.Add(name);
        }
        while (reader.Take(SqlTokenKind.Comma));

        return names.ToImmutable();
    }

    /// <summary>Reads <c>name ON table</c>.</summary>
    private static (string Name, QualifiedName Table)? ReadPart(SqlTokenReader reader)
    {
        reader.TakeWords("if", "exists");
        return reader.TakeName() is { } name && reader.TakeWord("on") && reader.TakeQualifiedName() is { } table ? (name.Value, table) : null;
    }
}
