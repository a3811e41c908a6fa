using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads tests of an exception's text.</summary>
internal sealed class ViolationTextReader(BodyUnderAnalysis body)
{
    /// <summary>Words that every exception which has them owes to a unique key: what tells other errors, and what a trigger of the user's raises, has none of them.</summary>
    private static readonly string[] CertainWords = ["duplicate key", "unique constraint", "violates unique", "unique key constraint", "duplicate entry", ViolationWords.UniqueViolation];

    /// <summary>Words of other violations.</summary>
    private static readonly string[] OtherWords = ["foreign key", "not-null", "not null", "check constraint", "exclusion"];

    /// <summary>The test that an operation is; null when it is none of an exception's text, or looks for another error's.</summary>
    public ViolationText? Read(IOperation operation)
    {
        if (Sides(operation) is not var (searched, sought)
            || Unfolded(searched) is not { } text
            || ExceptionOf(text) is not var (exception, member)
            || body.Project.ViolationPredicates.TextOf(sought, body.Cancellation) is not { Length: > 3 } words)
            return null;
        var key = IsName(words) ? KeyNamed(words) : null;
        return key is not null || IsOfViolation(words, member, exception) ? new ViolationText(WholeOf(operation), exception, member, words, key) : null;
    }

    /// <summary>The text that is searched and the one that is looked for.</summary>
    private static (IOperation Searched, IOperation Sought)? Sides(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } text, TargetMethod.Name: "Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "Equals", Arguments: [{ Value: var sought }, ..] } => (text, sought),
        IInvocationOperation { Instance: null, TargetMethod: { Name: "IsMatch" or "Match", ContainingType.Name: "Regex" }, Arguments: [{ Value: var text }, { Value: var sought }, ..] } => (text, sought),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand: var text, RightOperand: var sought } => (text, sought),
        _ => null,
    };

    /// <summary>The text before its letters were made small or large.</summary>
    private static IOperation? Unfolded(IOperation text)
    {
        while (true)
        {
            text = text.Accessed();
            if (text is IInvocationOperation { Instance: { } instance, TargetMethod.Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim" })
                text = instance;
            else if (text is ICoalesceOperation coalesce)
                text = coalesce.Value;
            else if (text is IConditionalAccessOperation access)
                text = access.WhenNotNull;
            else
                return text;
        }
    }

    private static (IOperation Exception, string Member)? ExceptionOf(IOperation text)
    {
        var (instance, member) = text switch
        {
            IPropertyReferenceOperation { Property.Name: "Message" or "MessageText" or "Detail", Instance: { } owner } property => (owner, property.Property.Name),
            IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } owner } => (owner, "ToString"),
            _ => (null, ""),
        };
        if (instance?.Accessed() is not { } exception)
            return null;
        return IsDatabaseError(exception.Type) || IsAnyException(exception.Type) ? (exception, member) : null;
    }

    private static bool IsDatabaseError(ITypeSymbol? type) => type?.Name is "PostgresException" or "NpgsqlException" or "DbException" or "DbUpdateException";

    private static bool IsAnyException(ITypeSymbol? type) => type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Less certain words tell a unique violation only of the database's own exceptions.</summary>
    private static bool IsOfViolation(string words, string member, IOperation exception) =>
        !Has(words, OtherWords)
        && (Has(words, CertainWords)
            || (ViolationWords.IsText(words) && (IsDatabaseError(exception.Type) || IsInnerOfDatabaseError(exception)))
            || (member == "Detail" && words.StartsWith("Key (", StringComparison.Ordinal)));

    private static bool IsInnerOfDatabaseError(IOperation exception) =>
        exception is IPropertyReferenceOperation { Property.Name: "InnerException", Instance: { } outer } && IsDatabaseError(outer.Accessed().Type);

    private static bool Has(string text, string[] words) => Array.Exists(words, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsName(string words) => words.IndexOf('_') > 0 && words.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '~' or '$');

    private UniqueKey? KeyNamed(string name)
    {
        foreach (var table in body.Project.Tables.All(body.Cancellation).Tables)
        {
            if (table.UniqueKeys.FirstOrDefault(key => key.Name == name) is { } key)
                return key;
        }

        return null;
    }

    /// <summary>The operation with the access that it stands in and the comparison that makes a bool of it.</summary>
    private static IOperation WholeOf(IOperation operation)
    {
        while (true)
        {
            switch (operation.Parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                case IConditionalAccessOperation access when access.WhenNotNull == operation:
                case ICoalesceOperation { WhenNull.ConstantValue: { HasValue: true, Value: false } } coalesce when coalesce.Value == operation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand: var expected } equality when equality.LeftOperand == operation && expected.WithoutConversions().ConstantValue is { HasValue: true, Value: true }:
                case IBinaryOperation found when found.LeftOperand == operation && IsFound(found):
                    operation = operation.Parent;
                    break;
                default:
                    return operation.WithoutConversions();
            }
        }
    }

    /// <summary><c>IndexOf(…) &gt;= 0</c> in its three forms.</summary>
    private static bool IsFound(IBinaryOperation comparison) => (comparison.OperatorKind, comparison.RightOperand.ConstantValue.Value) is
        (BinaryOperatorKind.GreaterThanOrEqual, 0) or (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals, -1);
}
