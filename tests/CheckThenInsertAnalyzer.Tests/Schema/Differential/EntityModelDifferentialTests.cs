using CheckThenInsertAnalyzer.Schema;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema.Differential;

/// <summary>
/// Every program under Models is compiled; EF Core with its PostgreSQL provider builds its model, and the model read from the source must be the same: tables, columns, types,
/// nullability, generation, keys, unique indexes, filters and all names.
/// </summary>
public sealed class EntityModelDifferentialTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_model_read_from_source_is_what_entity_framework_builds()
    {
        var comparison = new ModelComparison();
        foreach (var name in ModelSource.Names)
        {
            var source = ModelSource.Compile(name);
            var read = new EntityModel(source.Compilation, tree => source.Compilation.GetSemanticModel(tree)).Tables(TestContext.Current.CancellationToken);
            foreach (var (context, model) in Build(source, comparison))
                comparison.Compare(name, model, [.. read.Where(table => table.Context?.MetadataName == context)]);
        }

        var summary =
            $"Compared {comparison.Models} models: {comparison.Tables} tables, {comparison.Columns} columns, {comparison.Keys} keys and unique indexes, {comparison.Properties} properties. "
            + $"Not known: {comparison.UnknownTables} tables, {comparison.UnknownKeyNames} names of keys, {comparison.UnknownTypes} column types.";
        Console.WriteLine(summary);
        output.WriteLine(summary);
        Assert.True(comparison.Differences.Count == 0, string.Join('\n', comparison.Differences));
        Assert.True(comparison.Models >= 40);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Beginning_of_a_program_is_read_without_failing(int parts)
    {
        foreach (var name in ModelSource.Names)
        {
            var text = ModelSource.Text(name);
            for (var part = 1; part < parts; part++)
            {
                var source = ModelSource.Compile(name, text[..(text.Length * part / parts)]);
                var read = new EntityModel(source.Compilation, tree => source.Compilation.GetSemanticModel(tree));
                Assert.All(read.Tables(TestContext.Current.CancellationToken), table => Assert.NotEmpty(table.Table.Name));
            }
        }
    }

    /// <summary>A program whose model EF Core refuses is no program to compare with; the test names it.</summary>
    private static IReadOnlyList<(string Context, IModel Model)> Build(ModelSource source, ModelComparison comparison)
    {
        try
        {
            return source.Build();
        }
        catch (InvalidOperationException refused)
        {
            comparison.Differences.Add($"{source.Name}: {refused.Message}");
            return [];
        }
    }
}
