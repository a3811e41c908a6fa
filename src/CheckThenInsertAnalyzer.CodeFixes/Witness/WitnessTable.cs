using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CheckThenInsertAnalyzer.CodeFixes.Witness;

/// <summary>The table that both calls write to, as a test tells it.</summary>
/// <param name="Setup">The statements that declare the local <c>table</c>, the name as SQL needs it.</param>
internal sealed record WitnessTable(string Setup)
{
    /// <summary>The table of the rows that are inserted; null when its name is not to be had.</summary>
    public static WitnessTable? Of(RowSet rows, WitnessSession session) => rows switch
    {
        TableRows { Table: var table } when NameOf(table) is { } name => new($"const string table = {SymbolDisplay.FormatLiteral(name, quote: true)};"),
        EntityRows { Entity: var entity } when session.Context is not null => new(OfEntity(entity, session)),
        _ => null,
    };

    /// <summary>The model knows best what the table is called, by conventions too.</summary>
    private static string OfEntity(INamedTypeSymbol entity, WitnessSession session) => $"""
        {session.Setup}
        var entity = context.Model.FindEntityType(typeof({entity.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}))!;
        var table = context.GetService<ISqlGenerationHelper>().DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        """;

    private static string? NameOf(QualifiedName table)
    {
        var name = table.Schema is { } schema ? $"{Spelling(schema)}.{Spelling(table.Name)}" : Spelling(table.Name);
        return name.IndexOf(SqlText.Hole) < 0 ? name : null;
    }

    private static string Spelling(SqlName name) => name.IsQuoted ? $"\"{name.Value.Replace("\"", "\"\"")}\"" : name.Value;
}
