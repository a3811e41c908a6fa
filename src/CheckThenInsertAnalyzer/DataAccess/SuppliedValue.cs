using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A value that a call hands to the database, as far as the call itself tells it.</summary>
internal abstract record SuppliedValue
{
    /// <summary>A value that cannot be told from the source.</summary>
    public static SuppliedValue Unknown { get; } = new UnknownValue();
}

/// <summary>The value of a C# expression.</summary>
internal sealed record OperationValue(IOperation Operation) : SuppliedValue;

/// <summary>The value of a member of an object that is handed over whole: Dapper's parameter object, an entity.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Member">The member's name as the caller of the database knows it; Dapper ignores its case.</param>
internal sealed record MemberValue(IOperation Owner, string Member) : SuppliedValue;

/// <summary>A constant written into the SQL text.</summary>
/// <param name="Text">As the SQL reader gives it, without quotes.</param>
/// <param name="IsNumber">Whether it is a number.</param>
internal sealed record SqlConstantValue(string Text, bool IsNumber) : SuppliedValue;

/// <summary>A value that cannot be told from the source.</summary>
internal sealed record UnknownValue : SuppliedValue;
