using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>SaveChanges or SaveChangesAsync: sends what was added before.</summary>
/// <param name="Context">The DbContext expression; null when it is <c>this</c> by omission or not to be seen.</param>
internal sealed record FlushCall(IOperation Operation, IOperation? Context) : DatabaseCall(Operation, DatabaseLibrary.EntityFramework)
{
    /// <summary>Whether the method that flushes takes a violation itself.</summary>
    public bool IsHandled { get; init; }
}
