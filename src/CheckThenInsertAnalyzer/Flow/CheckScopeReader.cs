using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells on which ways to an insert a check is made that decides it where it is made.</summary>
internal sealed class CheckScopeReader(BodyUnderAnalysis body)
{
    /// <summary>The scope of a check that does not guard the insert on every way; null when it does not decide the insert where it is made either.</summary>
    /// <param name="insert">The insert.</param>
    /// <param name="read">The check.</param>
    /// <param name="compared">What it compares, in the names of the insert's rows.</param>
    public CheckScope? Of(InsertCall insert, ReadCall read, KeyPredicate compared)
    {
        if (!insert.Chain.IsEmpty || body.GuardsHolding(insert, read) is not { } guards || guards.ConditionsOf(insert, read) is not { Count: > 0 } conditions)
            return null;
        var values = compared.Comparisons.Select(comparison => body.Origins.Of(comparison.Value)).OfType<PathOrigin>().ToList();
        return conditions.All(condition => Mentions(condition, values)) ? CheckScope.WithValue : CheckScope.Sometimes;
    }

    private bool Mentions(IOperation condition, List<PathOrigin> values) =>
        body.Operations.Any(part => condition.Syntax.Span.Contains(part.Syntax.Span) && body.Origins.Of(new OperationValue(part)) is PathOrigin path && values.Exists(value => IsPartOf(path, value) || IsPartOf(value, path)));

    private static bool IsPartOf(PathOrigin part, PathOrigin whole) =>
        SymbolEqualityComparer.Default.Equals(part.Root, whole.Root)
        && (whole.Members.Length == 0 || part.Members == whole.Members || part.Members.StartsWith(whole.Members + ".", StringComparison.Ordinal));
}
