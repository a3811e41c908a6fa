using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells of each call of a body where its unique violations arrive, and in which shapes (FACTS F5).</summary>
internal sealed class ViolationArrivals
{
    private readonly BodyUnderAnalysis _body;
    private readonly Lazy<bool> _hasErrorBarriers;

    /// <summary>Reads the body.</summary>
    public ViolationArrivals(BodyUnderAnalysis body)
    {
        _body = body;
        _hasErrorBarriers = new Lazy<bool>(() => body.Operations.Any(part => part is IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "EnableErrorBarriers" } }));
    }

    /// <summary>The arrivals of all calls whose text stands in a block, wherever they arrive.</summary>
    public ImmutableArray<ViolationArrival> Of(IOperation block)
    {
        var calls = ViolationHandlers.CallsIn(block, _body.Calls).SelectMany(Of);
        return calls.Concat(block.Descendants().Select(OfEnding).OfType<ViolationArrival>()).ToImmutableArray();
    }

    private IEnumerable<ViolationArrival> Of(DatabaseCall call)
    {
        if (call is EntityInsertCall { Chain.IsEmpty: true } insert)
            return _body.FlushesAfter(insert).Where(flush => flush.Chain.IsEmpty).Select(flush => Of(flush) with { Source = insert.Operation, Call = insert });
        return ViolationShapes.Of(call) is { } shape ? [Of(call, shape)] : [];
    }

    private ViolationArrival Of(FlushCall flush) => Of(flush, ViolationShape.Wrapped);

    private ViolationArrival Of(DatabaseCall call, ViolationShape shape)
    {
        var (place, isWaitedFor) = AwaitedPlace.Of(call.Operation);
        var shapes = ShapesOf(call, shape);
        return new ViolationArrival(call.Operation, place, isWaitedFor ? shapes.Select(ViolationShapes.InAggregate).ToImmutableArray() : shapes) { Call = call };
    }

    private ImmutableArray<ViolationShape> ShapesOf(DatabaseCall call, ViolationShape shape) => shape switch
    {
        // Several rows with a deferred key are flushed in a transaction of EF Core's own, whose Commit raises it bare.
        ViolationShape.Wrapped when WritesDeferrableKey() => ImmutableArray.Create(ViolationShape.Wrapped, ViolationShape.Bare),
        ViolationShape.Bare when _hasErrorBarriers.Value && call.Operation is IInvocationOperation { Instance.Type.Name: "NpgsqlBatch" } => ImmutableArray.Create(ViolationShape.Bare, ViolationShape.Several),
        _ => ImmutableArray.Create(shape),
    };

    private bool WritesDeferrableKey() =>
        _body.Calls.OfType<EntityInsertCall>().Any(insert => _body.Project.Keys.UniqueKeysOf(insert.Rows, _body.Cancellation).Any(key => key.IsDeferrable));

    /// <summary>What ends a write that other calls have begun.</summary>
    private static ViolationArrival? OfEnding(IOperation operation) => operation is IInvocationOperation { TargetMethod: var method } call && (BinaryCopy.CompletedBy(call) is not null || Ends(method))
        ? new ViolationArrival(call, call, ImmutableArray.Create(ViolationShape.Bare))
        : null;

    private static bool Ends(IMethodSymbol method) => (method.Name, method.ContainingType?.Name) switch
    {
        ("Commit" or "CommitAsync", _) => IsTransaction(method.ContainingType),
        ("BeginTextImport" or "BeginTextImportAsync" or "BeginRawBinaryCopy" or "BeginRawBinaryCopyAsync", "NpgsqlConnection") => true,
        ("NextResult" or "NextResultAsync", "DbDataReader" or "NpgsqlDataReader" or "IDataReader") => true,
        (var name, "GridReader") => name.StartsWith("Read", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsTransaction(ITypeSymbol? type) =>
        type is not null && (type.Name is "DbTransaction" or "IDbTransaction" or "IDbContextTransaction" or "NpgsqlTransaction" or "DatabaseFacade" || IsTransaction(type.BaseType));
}
