using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Reads calls of methods whose code is out of sight, as those of an interface that another project implements: by the names that
/// <c>.editorconfig</c> teaches, or else by name and signature. The latter is a guess, and only made for two calls on one receiver.
/// </summary>
internal sealed class NamedCalls(BodyUnderAnalysis body, AnalysisOptions options)
{
    /// <summary>The checks and inserts among the calls that are out of sight.</summary>
    public IEnumerable<DatabaseCall> Among(IReadOnlyList<IInvocationOperation> calls)
    {
        var unseen = calls.Where(IsUnseen).ToList();
        foreach (var call in unseen)
        {
            if (InsertOf(call) is not { } insert)
                continue;
            var checks = unseen.Select(other => CheckOf(other, call, insert)).OfType<ReadCall>().ToList();
            if (checks.Count == 0)
                continue;
            yield return insert;
            foreach (var check in checks)
                yield return check;
        }
    }

    /// <summary>Methods of the platform and of the libraries are what they are.</summary>
    private bool IsUnseen(IInvocationOperation call) =>
        (MethodNames.MayCheck(call.TargetMethod.Name) || MethodNames.MayInsert(call.TargetMethod.Name) || IsTaught(call, options.ExistenceMethods) || IsTaught(call, options.InsertMethods))
        && call.TargetMethod is { MethodKind: MethodKind.Ordinary, ContainingType: { } type }
        && !type.IsInOrBelow("System")
        && !type.IsInOrBelow("Microsoft")
        && body.Project.Calls.Callees.Of(call, body.Cancellation).IsEmpty
        && body.Calls.All(known => known.Operation != call);

    private CalledInsertCall? InsertOf(IInvocationOperation call)
    {
        var isTaught = IsTaught(call, options.InsertMethods);
        if (!isTaught && !MethodNames.MayInsert(call.TargetMethod.Name))
            return null;

        var entity = call.Arguments.FirstOrDefault(argument => EntityOf(argument) is not null);
        if (entity is null && !isTaught)
            return null;
        var rows = entity is null ? new NamedRows(call.TargetMethod.ContainingType.Name) : (RowSet)new EntityRows(EntityOf(entity)!);
        return new CalledInsertCall(call, DatabaseLibrary.EntityFramework, rows, entity is null ? null : new OperationValue(entity.Value), ArgumentsOf(call), IsSettled: ViolationHandlers.AreAttempted(call)) { IsGuess = !isTaught };
    }

    /// <summary>An object of the application's own that the call is given.</summary>
    private static INamedTypeSymbol? EntityOf(IArgumentOperation argument) =>
        argument.Value.WithoutConversions().Type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None, IsAnonymousType: false } type && !type.IsInOrBelow("System") && !type.IsInOrBelow("Microsoft")
            ? type
            : null;

    private static ImmutableDictionary<string, SuppliedValue?> ArgumentsOf(IInvocationOperation call)
    {
        var values = ImmutableDictionary.CreateBuilder<string, SuppliedValue?>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in call.Arguments)
        {
            if (argument is { Parameter.Name: { } name, ArgumentKind: not ArgumentKind.DefaultValue })
                values[name] = new OperationValue(argument.Value);
        }

        return values.ToImmutable();
    }

    /// <summary>What a call checks that may guard the insert; null when it checks nothing, or not what the insert writes.</summary>
    private ReadCall? CheckOf(IInvocationOperation check, IInvocationOperation inserting, CalledInsertCall insert)
    {
        var isTaught = IsTaught(check, options.ExistenceMethods);
        if (check == inserting || (!isTaught && !IsOnSameReceiver(check, inserting)) || AnswerOf(check, insert, isTaught) is not { } answer)
            return null;
        var comparisons = ComparisonsOf(check, insert);
        return comparisons.IsEmpty
            ? null
            : new ReadCall(check, insert.Library, insert.Rows, new KeyPredicate(comparisons, IsConjunction: false), answer, LocksRows: false) { IsGuess = !isTaught || insert.IsGuess };
    }

    private static ReadAnswer? AnswerOf(IInvocationOperation check, InsertCall insert, bool isTaught)
    {
        var type = check.TargetMethod.ReturnType.WithoutTask();
        if (type.SpecialType == SpecialType.System_Boolean)
            return MethodNames.AnswerOfTruth(check.TargetMethod.Name) ?? (isTaught ? ReadAnswer.Exists : null);
        if (insert.Rows is EntityRows { Entity: var entity } && SymbolEqualityComparer.Default.Equals(type, entity) && (isTaught || MethodNames.MayCheck(check.TargetMethod.Name)))
            return ReadAnswer.Row;
        return isTaught && type.IsReferenceType ? ReadAnswer.Row : null;
    }

    private ImmutableArray<KeyComparison> ComparisonsOf(IInvocationOperation check, CalledInsertCall insert)
    {
        var comparisons = ImmutableArray.CreateBuilder<KeyComparison>();
        foreach (var argument in check.Arguments)
        {
            if (argument.Parameter is not { } parameter || argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (parameter.Type is INamedTypeSymbol { Name: "Expression" or "Func" })
                comparisons.AddRange(EntityPredicateReader.Read(argument.Value, selected: null, expectInequality: false).Comparisons);
            else if (ColumnOf(parameter.Name, insert) is { } column)
                comparisons.Add(new KeyComparison(column, null, new OperationValue(argument.Value), null));
        }

        return comparisons.ToImmutable();
    }

    /// <summary>The property or argument of the insert that has a parameter's name.</summary>
    private static string? ColumnOf(string parameter, CalledInsertCall insert)
    {
        if (insert.Rows is EntityRows { Entity: var entity })
            return entity.SelfAndBases().SelectMany(type => type.GetMembers().OfType<IPropertySymbol>()).FirstOrDefault(property => string.Equals(property.Name, parameter, StringComparison.OrdinalIgnoreCase))?.Name;
        return insert.Values.ContainsKey(parameter) ? parameter : null;
    }

    private static bool IsOnSameReceiver(IInvocationOperation one, IInvocationOperation other) =>
        ReceiverOf(one) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, ReceiverOf(other));

    private static ISymbol? ReceiverOf(IInvocationOperation call) => call.Instance?.WithoutConversions() switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        IParameterReferenceOperation parameter => parameter.Parameter,
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };

    private static bool IsTaught(IInvocationOperation call, ImmutableArray<NamedMethod> methods) => methods.Any(method => method.IsMethod(call.TargetMethod));
}
