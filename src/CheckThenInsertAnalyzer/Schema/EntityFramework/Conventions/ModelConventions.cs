namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Completes a model by EF Core's conventions (EF Core documentation, Creating and configuring a model).</summary>
internal static class ModelConventions
{
    /// <summary>Adds what follows from the classes to what the source says.</summary>
    /// <param name="model">The model after its context and configuration classes have been read.</param>
    /// <param name="readAttributed">Reads the configuration classes that attributes of newly found entities name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static void Complete(ModelDraft model, Action readAttributed, CancellationToken cancellationToken)
    {
        var discovery = new EntityDiscovery(model, cancellationToken);
        discovery.FindEntities(readAttributed);
        discovery.FindProperties();
        RelationshipDiscovery.Run(model);
        cancellationToken.ThrowIfCancellationRequested();
        KeyConventions.FindKeys(model);
        JoinConventions.MakeJoinEntities(model);
        ForeignKeyConventions.Run(model);
        IndexConventions.Run(model);
    }
}
