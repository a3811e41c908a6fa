using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A binary COPY, which stores its rows, or raises what forbids them, when it is completed (FACTS F5).</summary>
internal static class BinaryCopy
{
    /// <summary>The importer that the operation completes; null when it is another operation.</summary>
    public static IOperation? CompletedBy(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "Complete" or "CompleteAsync", Instance: { Type.Name: "NpgsqlBinaryImporter" } importer } ? importer : null;
}
