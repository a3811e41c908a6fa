using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

/// <summary>Reads the migrations of sources that need not compile: nothing is bound.</summary>
public abstract class MigrationTest
{
    private protected static MigratedSchema Read(params (string Path, string Text)[] files)
    {
        var compilation = CSharpCompilation.Create("Shop", files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)));
        return MigratedSchema.Of(MigrationSources.In(compilation, TestContext.Current.CancellationToken));
    }

    /// <summary>A table as text: its columns, then its keys.</summary>
    private protected static string Describe(TableSchema table) =>
        $"{(table.SchemaName is { } schema ? schema + "." : "")}{table.Name} ({string.Join(", ", table.Columns.Select(Describe))})"
        + string.Concat(table.UniqueKeys.Select(key => "; " + Describe(key)))
        + (table.AreKeysKnown ? "" : "; and perhaps others");

    private static string Describe(ColumnSchema column) =>
        $"{column.Name} {column.TypeName}{(column.IsNullable ? " null" : "")}{(column.Generation == ColumnGeneration.None ? "" : " " + column.Generation)}";

    private static string Describe(UniqueKey key) =>
        $"{key.Name} ({key.Describe()})"
        + (key.IsPrimary ? " primary" : key.IsConstraint ? " constraint" : "")
        + (key.Predicate is { } predicate ? $" where {predicate}" : "")
        + (key.NullsNotDistinct ? " nulls not distinct" : "");
}
