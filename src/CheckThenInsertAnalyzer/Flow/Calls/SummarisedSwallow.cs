using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>That a method takes the unique violation of what it sends, and returns.</summary>
/// <param name="Library">Through which library it is sent.</param>
/// <param name="IsFlush">Whether a SaveChanges raises the violation.</param>
/// <param name="Given">The places of the parameters that hold the transaction, connection or context.</param>
/// <param name="Held">The fields and types of contexts that the method has of its own.</param>
/// <param name="Returned">What is known of the value that it returns then; null when it returns none.</param>
/// <param name="Chain">The methods between this one and the database, this one first.</param>
internal sealed record SummarisedSwallow(DatabaseLibrary Library, bool IsFlush, ImmutableArray<int> Given, ImmutableArray<ISymbol> Held, KnownValue? Returned, ImmutableArray<CallStep> Chain)
{
    /// <summary>Whether another method that may answer the same call does the same.</summary>
    public bool IsLike(SummarisedSwallow other) => other.IsFlush == IsFlush && other.Given.SequenceEqual(Given) && Equals(other.Returned, Returned);
}
