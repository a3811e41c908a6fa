using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Finds the uniqueness checks of validators: the rules of FluentValidation, validation attributes and objects that validate themselves. FluentValidation
/// is known by its names. A rule that demands the row to be there is none.
/// </summary>
internal sealed class ValidatorCheckFinder(BodyUnderAnalysis body)
{
    /// <summary>The checks in source order.</summary>
    public IEnumerable<ValidatorCheck> Find()
    {
        if (IsFluentValidator(body.Owner.ContainingType))
            return InLambdas().Concat(InMethodsThatAreGiven());
        return IsValidationMethod(body.Owner) ? AskedBy(body.CallsAcross.OfType<ReadCall>()) : [];
    }

    private IEnumerable<ValidatorCheck> InLambdas() => AskedBy(body.CallsAcross.OfType<ReadCall>().Where(read => FunctionRound(read.Operation) is { } function && IsGivenToRule(function)));

    private IEnumerable<ValidatorCheck> AskedBy(IEnumerable<ReadCall> reads) => reads
        .Where(read => IsKey(read.Predicate) && body.GuardsHolding(read, read) is { } guards && Refuses(read, guards))
        .Select(read => new ValidatorCheck(read.Operation, read.Rows, read.Predicate, read.Library));

    /// <summary><c>MustAsync(BeUnique)</c>: the method's result says what it asks.</summary>
    private IEnumerable<ValidatorCheck> InMethodsThatAreGiven()
    {
        if (body.Project.Calls is not { } project || body.Depth <= 0)
            yield break;
        foreach (var operation in body.Operations)
        {
            if (operation is not IMethodReferenceOperation { Method: var method } || RuleOf(operation) is not { } rule)
                continue;
            var read = project.Summaries.Of(method.OriginalDefinition, body.Depth, body.Cancellation).Reads.FirstOrDefault(asked => asked.Answer == ReadAnswer.NotExists && IsKey(asked.Predicate));
            if (read is not null)
                yield return new ValidatorCheck(rule, read.Rows, read.Predicate, read.Library);
        }
    }

    private static bool IsKey(KeyPredicate predicate) => !predicate.Comparisons.IsEmpty && !predicate.HasRangeOrPattern;

    /// <summary>Whether a row that is found makes the value invalid: by a false result, or by a failure that is made only then.</summary>
    private bool Refuses(ReadCall read, GuardReader guards)
    {
        if (guards.When(read, Presence.Present).Returned?.Truth == false && guards.When(read, Presence.Absent).Returned?.Truth != false)
            return true;
        return body.Operations.Any(operation => IsFailure(operation) && guards.BlockOf(operation.Syntax) is { } block && guards.IsPresentAt(block, read));
    }

    private static bool IsFailure(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type.Name: "ValidationResult" or "ValidationFailure", Arguments.IsEmpty: false } => true,
        IInvocationOperation { TargetMethod.Name: "AddFailure" } => true,
        _ => false,
    };

    private static IOperation? FunctionRound(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation)
                return outer;
        }

        return null;
    }

    private static bool IsGivenToRule(IOperation function) => RuleOf(function) is not null;

    /// <summary>The rule that a function is given to; null when it is given to anything else.</summary>
    private static IOperation? RuleOf(IOperation function)
    {
        var outer = function.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            outer = outer.Parent;
        return outer is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Must" or "MustAsync" or "Custom" or "CustomAsync" } rule } ? rule : null;
    }

    private static bool IsFluentValidator(INamedTypeSymbol? type) =>
        type is not null && type.SelfAndBases().Any(self => self.Name is "AbstractValidator" or "InlineValidator");

    private static bool IsValidationMethod(ISymbol owner) => owner is IMethodSymbol { ContainingType: { } type, Name: var name }
        && ((name is "IsValid" && type.SelfAndBases().Any(self => self.Name == "ValidationAttribute"))
            || (name is "Validate" && type.AllInterfaces.Any(implemented => implemented.Name == "IValidatableObject")));
}
