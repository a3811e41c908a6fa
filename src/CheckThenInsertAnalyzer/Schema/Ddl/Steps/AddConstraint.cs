namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ADD CONSTRAINT and its forms without a name.</summary>
internal sealed record AddConstraint(ConstraintDefinition Constraint) : AlterAction(Constraint is IndexConstraint ? AlterPass.AddKey : AlterPass.AddOther)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly) => Constraint.AddTo(catalog, table, isOnly);
}
