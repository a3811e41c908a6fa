using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What a filter requires of the chain of exceptions that it is asked about.</summary>
/// <param name="Depth">0 for the caught exception, 1 for its InnerException and so on.</param>
/// <param name="Type">What the exception at that depth has to be.</param>
internal readonly record struct RequiredException(int Depth, ITypeSymbol Type)
{
    /// <summary>What the clause requires: its type, and what every exception is that passes its filter.</summary>
    public static IReadOnlyList<RequiredException> Of(ICatchClauseOperation clause)
    {
        var reader = new RequiredExceptionReader(clause);
        return reader.Read();
    }
}
