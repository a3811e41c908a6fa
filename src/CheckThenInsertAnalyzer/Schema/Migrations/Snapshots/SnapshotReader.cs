using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Reads the model snapshot that EF Core writes beside its migrations: the model after the latest one, regular enough to be read from syntax
/// alone. What does not look like what EF Core writes is passed over.
/// </summary>
internal sealed class SnapshotReader
{
    private readonly List<SnapshotEntity> _entities = [];
    private string? _defaultSchema;
    private ColumnGeneration _integerKeys;

    /// <summary>What the snapshot's BuildModel method says.</summary>
    public static SnapshotModel Read(MethodDeclarationSyntax buildModel)
    {
        if (buildModel.ParameterList.Parameters.FirstOrDefault() is not { Identifier.ValueText: var builder } || buildModel.Body is not { } body)
            return SnapshotModel.Empty;

        var reader = new SnapshotReader();
        foreach (var statement in body.Statements)
        {
            if (statement is ExpressionStatementSyntax { Expression: var expression } && BuilderChain.Of(expression) is { } chain && chain.Root == builder)
                reader.Read(chain);
        }

        return SnapshotTables.Of(reader._entities, reader._defaultSchema);
    }

    /// <summary>The chain speaks of the model itself or of one entity.</summary>
    private void Read(BuilderChain chain)
    {
        if (chain.First is "Entity" or "SharedTypeEntity")
        {
            if (ConstantText.Of(chain.Steps[0].Argument("name", 0)) is { } name)
                SnapshotEntityReader.Read(EntityNamed(name, chain.Steps[0]), chain.Steps[0], _entities, _integerKeys);
            return;
        }

        if (chain.LastStep("HasDefaultSchema") is { } schema)
            _defaultSchema = ConstantText.Of(schema.Argument("schema", 0));

        // Before EF Core 5 the strategy of integer keys is said once for the model.
        foreach (var step in chain.Steps)
            _integerKeys = SnapshotPropertyReader.GenerationOfAnnotation(step) ?? _integerKeys;
    }

    private SnapshotEntity EntityNamed(string name, BuilderStep step)
    {
        var entity = _entities.Find(known => known.Name == name && known.Owner is null);
        if (entity is null)
            _entities.Add(entity = new(name, owner: null, navigation: null, step.Source));

        return entity;
    }
}
