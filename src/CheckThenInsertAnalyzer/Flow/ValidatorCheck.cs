using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A validator that refuses what is there already.</summary>
/// <param name="Place">The query, or the rule that is given a method which asks.</param>
/// <param name="Rows">Of which table or entity.</param>
/// <param name="Predicate">Which rows it looks for.</param>
/// <param name="Library">Through which library it asks.</param>
internal sealed record ValidatorCheck(IOperation Place, RowSet Rows, KeyPredicate Predicate, DatabaseLibrary Library);
