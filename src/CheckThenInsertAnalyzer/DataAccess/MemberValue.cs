using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The value of a member of an object that is handed over whole: Dapper's parameter object, an entity.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Member">The member's name as the caller of the database knows it, or a path of names with dots between them; Dapper ignores its case.</param>
internal sealed record MemberValue(IOperation Owner, string Member) : SuppliedValue;
