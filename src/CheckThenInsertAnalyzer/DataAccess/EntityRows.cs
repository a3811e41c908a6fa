using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The rows of an entity of an EF Core model.</summary>
internal sealed record EntityRows(INamedTypeSymbol Entity) : RowSet
{
    /// <inheritdoc/>
    public override string DisplayName => Entity.Name;

    /// <inheritdoc/>
    public override bool CanBeSameAs(RowSet other) => other is EntityRows { Entity: var entity } && SymbolEqualityComparer.Default.Equals(Entity, entity);
}
