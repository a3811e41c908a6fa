using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Whose rows a call reads or writes: a table named in SQL, or an entity of the model.</summary>
internal abstract record RowSet
{
    /// <summary>The name as the reader of a message knows it.</summary>
    public abstract string DisplayName { get; }

    /// <summary>Whether both may be the same rows. A table and an entity are never taken for the same without a model that says so.</summary>
    public abstract bool CanBeSameAs(RowSet other);
}

/// <summary>The rows of a table named in SQL.</summary>
internal sealed record TableRows(QualifiedName Table) : RowSet
{
    /// <inheritdoc/>
    public override string DisplayName => Table.ToString();

    /// <inheritdoc/>
    public override bool CanBeSameAs(RowSet other) => other is TableRows { Table: var table } && Table.CanBeSameAs(table);
}

/// <summary>The rows of an entity of an EF Core model.</summary>
internal sealed record EntityRows(INamedTypeSymbol Entity) : RowSet
{
    /// <inheritdoc/>
    public override string DisplayName => Entity.Name;

    /// <inheritdoc/>
    public override bool CanBeSameAs(RowSet other) => other is EntityRows { Entity: var entity } && SymbolEqualityComparer.Default.Equals(Entity, entity);
}
