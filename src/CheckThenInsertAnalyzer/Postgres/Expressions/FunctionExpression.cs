using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>A function call such as <c>lower(email)</c> or <c>count(*)</c>.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Arguments">Empty for <c>f()</c> and for <c>f(*)</c>.</param>
/// <param name="IsStar">Whether the argument is <c>*</c>.</param>
internal sealed record FunctionExpression(QualifiedName Name, ImmutableArray<SqlExpression> Arguments, bool IsStar, SqlRange Range) : SqlExpression(Range)
{
    /// <summary>The names that <c>name => value</c> gives to arguments, one an argument; null for an argument without. Empty when none has a name.</summary>
    public ImmutableArray<SqlName?> ArgumentNames { get; init; } = ImmutableArray<SqlName?>.Empty;
}
