using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>An assumption under which a function is followed: whenever one of the checks is asked, it finds the row, or it finds none.</summary>
/// <param name="Reads">The checks: one, or several that look for the same row.</param>
/// <param name="Presence">What they find.</param>
/// <param name="Row">Which row they find.</param>
internal sealed record Hypothesis(ImmutableArray<ReadCall> Reads, Presence Presence, FoundRow Row)
{
    /// <summary>Nothing is assumed.</summary>
    public static Hypothesis None { get; } = new(ImmutableArray<ReadCall>.Empty, Presence.Absent, FoundRow.Any);

    /// <summary>The same of one check.</summary>
    public Hypothesis(ReadCall read, Presence presence, FoundRow row)
        : this(ImmutableArray.Create(read), presence, row)
    {
    }

    /// <summary>The check that an operation is; null when it is none.</summary>
    public ReadCall? CheckAt(IOperation operation)
    {
        foreach (var read in Reads)
        {
            if (operation.Syntax == read.Operation.Syntax && operation.Kind == read.Operation.Kind)
                return read;
        }

        return null;
    }

    /// <summary>What comes of asking whether a member of the found row is this or that; null when that is left open.</summary>
    public bool? MemberTests => Row switch
    {
        FoundRow.WithSuchMembers => true,
        FoundRow.WithoutSuchMembers => false,
        _ => null,
    };
}
