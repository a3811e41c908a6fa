using System.Collections.Immutable;
using System.Globalization;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Follows a value back to where it comes from: through locals assigned once, object initialisers, constructor arguments and later writes.
/// Trimming and changing case are looked through: a check on the trimmed key guards the insert of the key.
/// </summary>
/// <param name="locals">What the body assigns.</param>
/// <param name="namesItems">Whether an item of a sequence stands for itself under whatever name loops and lambdas give it.</param>
internal sealed class ValueOriginReader(LocalAssignments locals, bool namesItems = false)
{
    private const int MaximumSteps = 32;

    /// <summary>The origin of a value that a call hands over; null stands for a column that is not written.</summary>
    public ValueOrigin Of(SuppliedValue? value) => value switch
    {
        null => UnwrittenOrigin.Instance,
        OperationValue { Operation: var operation } => Of(operation, 0),
        MemberValue { Owner: var owner, Member: var member } => OfPath(owner, member),
        PathValue { Root: var root, Members: var members } => new PathOrigin(root, members),
        SqlConstantValue constant => new ConstantOrigin(constant.Text),
        SqlColumnValue column => new ColumnOrigin(column.Qualifier, column.Column),
        _ => UnknownOrigin.Instance,
    };

    private ValueOrigin Of(IOperation operation, int steps)
    {
        if (steps > MaximumSteps)
            return UnknownOrigin.Instance;

        operation = operation.WithoutConversions();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return new ConstantOrigin(Convert.ToString(constant, CultureInfo.InvariantCulture));

        return operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation when namesItems && OfItem(operation, steps) is { } item => item,
            IParameterReferenceOperation parameter => new PathOrigin(parameter.Parameter, ""),
            ILocalReferenceOperation local => OfLocal(local.Local, steps),
            IPropertyReferenceOperation { Instance: { } owner, Property: { IsIndexer: false } property } when owner is not IInstanceReferenceOperation => OfMember(owner, property.Name, steps),
            IFieldReferenceOperation { Instance: { } owner, Field: var field } when owner is not IInstanceReferenceOperation => OfMember(owner, field.Name, steps),
            IMemberReferenceOperation { Member: IPropertySymbol { IsIndexer: false } or IFieldSymbol } member => new PathOrigin(member.Member, ""),
            IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property.Name: var name }, Operation: var owner } => OfMember(owner, name, steps),
            ICoalesceOperation coalesce => Of(coalesce.Value, steps + 1),
            IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } text, TargetMethod.Name: var name } when IsNormalisation(name) => Of(text, steps + 1),
            _ => UnknownOrigin.Instance,
        };
    }

    private ValueOrigin OfPath(IOperation owner, string path)
    {
        if (path.IndexOf('.') is var dot && dot < 0)
            return OfMember(owner, path, 0);
        var (first, rest) = (path.Substring(0, dot), path.Substring(dot + 1));
        if (rest == "Value" && ContentOf(owner, first) is { } content)
            return Of(content, 0);
        return OfMember(owner, first, 0) is PathOrigin origin ? origin.Member(rest) : UnknownOrigin.Instance;
    }

    private static bool IsNormalisation(string method) =>
        method is "Trim" or "TrimStart" or "TrimEnd" or "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Normalize";

    /// <summary>An item of the sequence in which loops and lambdas find it, behind filters and lists; null when it is none.</summary>
    private PathOrigin? OfItem(IOperation item, int steps) =>
        SequenceItems.SequenceOf(item) is { } sequence && Of(SequenceItems.Sources(sequence, locals).Last(), steps + 1) is PathOrigin path ? path.Member(SequenceItems.Item) : null;

    /// <summary>A local stands for the value that it is assigned once, when that has an origin; else for itself.</summary>
    private ValueOrigin OfLocal(ILocalSymbol local, int steps)
    {
        var origin = locals.OnlyValueOf(local) is { } value ? Of(value, steps + 1) : UnknownOrigin.Instance;
        return origin is UnknownOrigin ? new PathOrigin(local, "") : origin;
    }

    private ValueOrigin OfMember(IOperation owner, string member, int steps)
    {
        if (steps > MaximumSteps)
            return UnknownOrigin.Instance;

        owner = owner.WithoutConversions();
        if (owner is ILocalReferenceOperation { Local: var local })
        {
            if (WrittenMember(local, member) is { } written)
                return Of(written, steps + 1);
            if (CreationOf(local) is { } creation
                && OfCreated(creation, member, steps, isFinal: locals.MemberWritesTo(local).Count == 0 || IsPlain(creation)) is not UnknownOrigin and var origin)
                return origin;
        }
        else if (owner is IParameterReferenceOperation { Parameter: var parameter } && WrittenMember(parameter, member) is { } writtenToParameter)
        {
            return Of(writtenToParameter, steps + 1);
        }
        else if (IsCreation(owner))
        {
            return OfCreated(owner, member, steps, isFinal: true);
        }

        return Of(owner, steps + 1) is PathOrigin path ? path.Member(member) : UnknownOrigin.Instance;
    }

    private IOperation? WrittenMember(ISymbol owner, string member) =>
        locals.MemberWritesTo(owner).LastOrDefault(write => write.Target is IMemberReferenceOperation { Member.Name: var name } && name == member)?.Value;

    /// <summary>The object that a local holds: its only creation among the values it gets (the others look it up).</summary>
    private IOperation? CreationOf(ILocalSymbol local)
    {
        IOperation? creation = null;
        foreach (var value in locals.ValuesOf(local))
        {
            var unwrapped = value?.WithoutWaiting();
            if (unwrapped is ICoalesceOperation { WhenNull: var whenNull })
                unwrapped = whenNull.WithoutConversions();
            if (unwrapped is null || !IsCreation(unwrapped))
                continue;
            if (creation is not null)
                return null;
            creation = unwrapped;
        }

        return creation;
    }

    private static bool IsCreation(IOperation operation) =>
        operation is IObjectCreationOperation or IAnonymousObjectCreationOperation or IWithOperation || IsFactory(operation);

    private static bool IsPlain(IOperation creation) => creation is IObjectCreationOperation { Arguments.IsEmpty: true } or IAnonymousObjectCreationOperation;

    private ValueOrigin OfCreated(IOperation creation, string member, int steps, bool isFinal)
    {
        var initializers = creation switch
        {
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers,
            IAnonymousObjectCreationOperation anonymous => anonymous.Initializers,
            IWithOperation { Initializer: { } initializer } => initializer.Initializers,
            _ => ImmutableArray<IOperation>.Empty,
        };
        foreach (var initializer in initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name }, Value: var value } && name == member)
                return Of(value, steps + 1);
        }

        if (creation is IWithOperation { Operand: var copied })
            return OfMember(copied, member, steps + 1);
        if (ArgumentFor(creation, member) is { } argument)
            return Of(argument, steps + 1);
        if (NavigationOf(initializers, member) is { } navigation)
            return Of(navigation, steps + 1) is PathOrigin owner ? new OwnerKeyOrigin(owner) : UnknownOrigin.Instance;
        return isFinal && IsPlain(creation) ? UnwrittenOrigin.Instance : UnknownOrigin.Instance;
    }

    /// <summary>The object that EF Core takes the foreign key from: <c>Author = author</c> gives <c>AuthorId</c> its value. Null when none is written.</summary>
    private static IOperation? NavigationOf(ImmutableArray<IOperation> initializers, string member) =>
        initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(initializer =>
            initializer is { Target: IPropertyReferenceOperation { Property: { Type: { IsReferenceType: true, SpecialType: SpecialType.None }, Name: var name } } }
            && member.Length > name.Length
            && member.StartsWith(name, StringComparison.Ordinal))?.Value;

    /// <summary>What a value object is made of, as <c>Email.Of(text)</c> or <c>new Email(text)</c>: its Value.</summary>
    private IOperation? ContentOf(IOperation owner, string member)
    {
        owner = owner.WithoutConversions();
        var creation = owner is ILocalReferenceOperation { Local: var local } ? CreationOf(local) : IsCreation(owner) ? owner : null;
        return (creation is null ? null : ArgumentFor(creation, member) ?? InitialValueOf(creation, member))?.WithoutConversions() switch
        {
            IObjectCreationOperation { Arguments: [var only] } => only.Value,
            IInvocationOperation { Arguments: [var only] } factory when IsFactory(factory) => only.Value,
            _ => null,
        };
    }

    private static IOperation? InitialValueOf(IOperation creation, string member) =>
        (creation as IObjectCreationOperation)?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(initializer => initializer.Target is IMemberReferenceOperation { Member.Name: var name } && name == member)?.Value;

    /// <summary>A static method of a type that makes one of it, as <c>Wallet.Create(tenantId)</c>.</summary>
    private static bool IsFactory(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { IsStatic: true, MethodKind: MethodKind.Ordinary } method } && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType);

    /// <summary>A constructor's or factory's argument whose name is the member's, as records and most classes have it.</summary>
    private static IOperation? ArgumentFor(IOperation creation, string member)
    {
        var arguments = creation switch
        {
            IObjectCreationOperation created => created.Arguments,
            IInvocationOperation factory => factory.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        return arguments.FirstOrDefault(argument => string.Equals(argument.Parameter?.Name, member, StringComparison.OrdinalIgnoreCase))?.Value;
    }
}
