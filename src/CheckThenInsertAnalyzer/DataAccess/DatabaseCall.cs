using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>What one C# call does to the database. A text with several statements gives several.</summary>
/// <param name="Operation">The invocation.</param>
/// <param name="Library">Through which library.</param>
internal abstract record DatabaseCall(IOperation Operation, DatabaseLibrary Library)
{
    /// <summary>The text that is sent; null when EF Core writes it.</summary>
    public SqlLiteral? Sql { get; init; }

    /// <summary>Whether it is guessed from the name of a method whose code is out of sight.</summary>
    public bool IsGuess { get; init; }

    /// <summary>The methods between the invocation and the database, outermost first; empty when the invocation itself reaches it.</summary>
    public ImmutableArray<CallStep> Chain { get; init; } = ImmutableArray<CallStep>.Empty;
}
