using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Where and in which shapes the unique violations of a call arrive.</summary>
/// <param name="Source">The call that writes; the place itself where it only ends what others have written.</param>
/// <param name="Place">The operation that throws; null when it is the caller's await of a returned task.</param>
/// <param name="Shapes">The shapes; several when it depends on the data or the model.</param>
internal sealed record ViolationArrival(IOperation Source, IOperation? Place, ImmutableArray<ViolationShape> Shapes)
{
    /// <summary>The call that writes; null for a Commit and its like.</summary>
    public DatabaseCall? Call { get; init; }
}
