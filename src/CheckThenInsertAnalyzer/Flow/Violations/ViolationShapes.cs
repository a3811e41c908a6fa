using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The table of shapes: in which a call raises its violations, and of which exceptions each consists (FACTS F5).</summary>
internal static class ViolationShapes
{
    /// <summary>The shape in which the call itself raises a unique violation; null when it raises none.</summary>
    public static ViolationShape? Of(DatabaseCall call) => call switch
    {
        FlushCall => ViolationShape.Wrapped,
        SqlInsertCall or MergeInsertCall or CalledInsertCall { Library: not DatabaseLibrary.EntityFramework } => ViolationShape.Bare,
        StatementCall { Statement: Postgres.SelectStatement select } => select.CommonTables.Any(commonTable => commonTable.Body is not Postgres.SelectStatement and not Postgres.DeleteStatement) ? ViolationShape.Bare : null,
        StatementCall { Statement: not Postgres.LockTableStatement and not Postgres.DeleteStatement } => ViolationShape.Bare,
        _ => null,
    };

    /// <summary>The same shape as it comes out of Wait and Result.</summary>
    public static ViolationShape InAggregate(ViolationShape shape) => shape switch
    {
        ViolationShape.Bare => ViolationShape.BareInAggregate,
        ViolationShape.Wrapped => ViolationShape.WrappedInAggregate,
        _ => shape,
    };

    /// <summary>The exceptions of the shape, the caught one first.</summary>
    public static ImmutableArray<ExceptionLink> ChainOf(ViolationShape shape, LibrarySymbols libraries)
    {
        var raised = new ExceptionLink("PostgresException", libraries.Npgsql?.PostgresException);
        var update = new ExceptionLink("UniqueConstraintException", libraries.EntityFramework?.DbUpdateException);
        var aggregate = new ExceptionLink("AggregateException", null);
        return shape switch
        {
            ViolationShape.Wrapped => ImmutableArray.Create(update, raised),
            ViolationShape.Several => ImmutableArray.Create(new ExceptionLink("NpgsqlException", libraries.Npgsql?.PostgresException.BaseType), aggregate, raised),
            ViolationShape.BareInAggregate => ImmutableArray.Create(aggregate, raised),
            ViolationShape.WrappedInAggregate => ImmutableArray.Create(aggregate, update, raised),
            _ => ImmutableArray.Create(raised),
        };
    }

    /// <summary>The shape in words, as a message says it.</summary>
    public static string Describe(ViolationShape shape) => shape switch
    {
        ViolationShape.Wrapped => "a DbUpdateException whose InnerException is a PostgresException",
        ViolationShape.Several => "a NpgsqlException round an AggregateException of PostgresExceptions",
        ViolationShape.BareInAggregate => "an AggregateException round a PostgresException",
        ViolationShape.WrappedInAggregate => "an AggregateException round a DbUpdateException round a PostgresException",
        _ => "a PostgresException",
    };
}
