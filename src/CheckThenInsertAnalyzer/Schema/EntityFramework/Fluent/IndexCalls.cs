using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What calls on an IndexBuilder say.</summary>
internal static class IndexCalls
{
    public static ConfiguredIndex Read(IInvocationOperation call, ConfiguredIndex configured, FluentBody body)
    {
        var index = configured.Index;
        switch (call.TargetMethod.Name)
        {
            case "IsUnique":
                // A flag that is not constant is no evidence that the index is unique.
                index.IsUnique = FluentArguments.Flag(call, "unique") is true;
                break;
            case "HasFilter" or "SetFilter":
                index.Filter = FluentArguments.Text(call, "sql", body.Frame) ?? FluentArguments.Text(call, "value", body.Frame);
                index.IsFilterUnknown = index.Filter is null && call.Arguments.LastOrDefault()?.Value.ConstantValue is not { HasValue: true };
                break;
            case "HasDatabaseName" or "HasName" or "SetDatabaseName":
                index.DatabaseName = FluentArguments.Text(call, "name", body.Frame);
                index.IsNameUnknown = FluentArguments.IsUnreadable(call, "name", body.Frame);
                break;
            case "AreNullsDistinct":
                index.NullsNotDistinct = FluentArguments.Flag(call, "nullsDistinct") is false;
                break;
            case "HasOperators":
                index.OperatorClasses = FluentArguments.Texts(call, "operators", body.Frame);
                break;
            case "UseCollation":
                index.Collations = FluentArguments.Texts(call, "values", body.Frame);
                break;
            case "HasMethod":
                index.IsOtherMethod = FluentArguments.Text(call, "method", body.Frame) is not (null or "btree");
                break;
            case "IsTsVectorExpressionIndex":
                index.IsOtherMethod = true;
                break;
        }

        return configured;
    }
}
