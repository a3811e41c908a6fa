using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The value of a C# expression.</summary>
internal sealed record OperationValue(IOperation Operation) : SuppliedValue;
