using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The rows of the entity that a type parameter stands for, as in a repository of any entity. Its caller knows which entity that is.</summary>
internal sealed record ParameterRows(ITypeParameterSymbol Parameter) : RowSet
{
    /// <inheritdoc/>
    public override string DisplayName => Parameter.Name;

    /// <inheritdoc/>
    public override bool CanBeSameAs(RowSet other) => other is ParameterRows { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(Parameter, parameter);
}
