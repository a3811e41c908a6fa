using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Reads a LINQ query that ends in a method which runs it: which entity, under which conditions, with which answer.</summary>
internal sealed class EntityQueryReader(EntityFrameworkSymbols symbols, LocalAssignments locals, SqlLiteralReader texts, NavigationReader navigations)
{
    /// <summary>The methods that run a query and tell whether rows exist.</summary>
    private static readonly ImmutableDictionary<string, ReadAnswer> Terminals = new Dictionary<string, ReadAnswer>
    {
        ["Any"] = ReadAnswer.Exists,
        ["Contains"] = ReadAnswer.Exists,
        ["All"] = ReadAnswer.NotExists,
        ["Count"] = ReadAnswer.Count,
        ["LongCount"] = ReadAnswer.Count,
        ["FirstOrDefault"] = ReadAnswer.Row,
        ["SingleOrDefault"] = ReadAnswer.Row,
        ["LastOrDefault"] = ReadAnswer.Row,
        ["Find"] = ReadAnswer.Row,
        ["First"] = ReadAnswer.Row,
        ["Single"] = ReadAnswer.Row,
        ["ToList"] = ReadAnswer.Rows,
        ["ToArray"] = ReadAnswer.Rows,
        ["ToHashSet"] = ReadAnswer.Rows,
        ["ToDictionary"] = ReadAnswer.Rows,
        ["ToLookup"] = ReadAnswer.Rows,
        ["GetValueOrDefault"] = ReadAnswer.Row,
        ["Exists"] = ReadAnswer.Exists,
        ["TrueForAll"] = ReadAnswer.NotExists,
        ["Except"] = ReadAnswer.NotExists,
        ["ContainsKey"] = ReadAnswer.Exists,
        ["TryGetValue"] = ReadAnswer.Exists,
        ["ExecuteUpdate"] = ReadAnswer.Count,
        ["ExecuteDelete"] = ReadAnswer.Count,
        ["UpdateFromQuery"] = ReadAnswer.Count,
        ["DeleteFromQuery"] = ReadAnswer.Count,
        ["BatchUpdate"] = ReadAnswer.Count,
        ["BatchDelete"] = ReadAnswer.Count,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Operators that keep the rows' identity and add no condition.</summary>
    private static readonly ImmutableHashSet<string> Transparent = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "AsEnumerable", "AsAsyncEnumerable", "AsNoTracking", "AsNoTrackingWithIdentityResolution", "AsTracking", "AsQueryable", "AsSplitQuery", "AsSingleQuery", "IgnoreQueryFilters",
        "IgnoreAutoIncludes", "Include", "ThenInclude", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Distinct", "TagWith", "TagWithCallSite", "Take");

    /// <summary>Whether a method of that name may run a query.</summary>
    public static bool IsTerminal(string name) => Terminals.ContainsKey(AsyncName.Without(name));

    /// <summary>What running the query asks; null when the call runs none over an entity that can be told.</summary>
    public IEnumerable<DatabaseCall>? Read(IInvocationOperation terminal)
    {
        var name = AsyncName.Without(terminal.TargetMethod.Name);
        if (!Terminals.TryGetValue(name, out var answer) || terminal.Receiver() is not { } receiver)
            return null;
        if (name == "Find" && !IsSearch(terminal.TargetMethod))
            return ReadFind(terminal, receiver);
        if (name == "Except")
            return ReadExcept(terminal, receiver);
        if (!IsQueryMethod(terminal.TargetMethod) && !IsSearch(terminal.TargetMethod))
            return null;

        var source = Source(receiver);
        if (source is null)
            return null;
        if (source.SqlQuery is { } sqlQuery)
            return SqlCallReader.Read(EntitySql.Of(sqlQuery, texts, answer, IsBooleanQuery(sqlQuery)) with { Operation = terminal });
        if (source.Rows is not { } rows)
            return null;

        var predicate = source.Predicate.And(TerminalPredicate(terminal, name, source));
        var read = new ReadCall(terminal, DatabaseLibrary.EntityFramework, rows, predicate, answer, LocksRows: false) { Change = ChangeOf(name) };
        return source.FromSql is { } fromSql && predicate.Comparisons.IsEmpty ? [read, .. FunctionsAsked(fromSql, terminal, answer)] : [read];
    }

    /// <summary>The statement that asks a stored function for the rows, which tells more of them than the entity's set does.</summary>
    private IEnumerable<DatabaseCall> FunctionsAsked(IInvocationOperation fromSql, IInvocationOperation terminal, ReadAnswer answer) =>
        SqlCallReader.Read(EntitySql.Of(fromSql, texts, answer, scalarIsBoolean: false) with { Operation = terminal })
            .Where(call => call is StatementCall { Statement: { } statement, Sent: { } sent } && SqlCallReader.FunctionCalledBy(statement, sent) is not null);

    private static RowChange ChangeOf(string terminal) => terminal switch
    {
        "ExecuteUpdate" or "UpdateFromQuery" or "BatchUpdate" => RowChange.Update,
        "ExecuteDelete" or "DeleteFromQuery" or "BatchDelete" => RowChange.Delete,
        _ => RowChange.None,
    };

    /// <summary>A set's own Add, as of the keys that a query has read: it tells whether the item was there.</summary>
    public IEnumerable<DatabaseCall>? ReadAddToSet(IInvocationOperation add) =>
        add.TargetMethod is { Name: "Add", ReturnType.SpecialType: SpecialType.System_Boolean } method && IsSearch(method) && add.Receiver() is { } receiver && Source(receiver) is { Rows: { } rows } source
            ? [new ReadCall(add, DatabaseLibrary.EntityFramework, rows, source.Predicate.And(TerminalPredicate(add, "Add", source)), ReadAnswer.NotExists, LocksRows: false)]
            : null;

    /// <summary><c>keys.Except(known)</c>: of the keys those are left that no row has which was read.</summary>
    private IEnumerable<DatabaseCall>? ReadExcept(IInvocationOperation except, IOperation keys)
    {
        if (except.TargetMethod.ContainingType is not { Name: "Enumerable" } || except.Argument("second") is not { } known || Source(known) is not { Rows: { } rows, Selected.Whole: { } column } source)
            return null;
        var key = new KeyPredicate(ImmutableArray.Create(new KeyComparison(column, null, SequenceItems.ItemIn(keys, locals), null)), IsConjunction: true);
        return [new ReadCall(except, DatabaseLibrary.EntityFramework, rows, source.Predicate.And(key), ReadAnswer.NotExists, LocksRows: false)];
    }

    private static bool IsBooleanQuery(IInvocationOperation query) =>
        query.TargetMethod.TypeArguments is [{ SpecialType: SpecialType.System_Boolean }];

    private bool IsQueryMethod(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.Queryable)
        || SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.QueryableExtensions)
        || IsChange(method)
        || IsListing(method);

    /// <summary>Changes of all rows of a query, by EF Core or by a package whose extension of queries says in its name what it does and tells how many rows there were.</summary>
    private bool IsChange(IMethodSymbol method) =>
        ChangeOf(AsyncName.Without(method.Name)) != RowChange.None
        && (SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.RelationalQueryableExtensions)
            || (method.IsExtensionMethod
                && method.ReturnType.WithoutTask().SpecialType == SpecialType.System_Int32
                && symbols.EntityOfQuery(method.Parameters[0].Type) is not null));

    /// <summary>Methods that search what a query has read into memory: the rows are the query's still.</summary>
    private static bool IsSearch(IMethodSymbol method) =>
        method.ContainingType is
        {
            Name: "Enumerable" or "List" or "HashSet" or "ICollection" or "ISet" or "IReadOnlySet" or "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "CollectionExtensions" or "ILookup",
            ContainingNamespace.Name: "Linq" or "Generic",
        };

    /// <summary>ToList and its like on a query are Enumerable's own.</summary>
    private static bool IsListing(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
        && method.Name.StartsWith("To", StringComparison.Ordinal);

    /// <summary><c>set.Find(key)</c> and <c>context.Find&lt;T&gt;(key)</c> look for the primary key (FACTS H12).</summary>
    private IEnumerable<DatabaseCall>? ReadFind(IInvocationOperation find, IOperation receiver)
    {
        var rows = symbols.RowsOfSet(receiver.Type)
            ?? (symbols.IsContext(receiver.Type) && find.TargetMethod.TypeArguments is [var argument] ? EntityFrameworkSymbols.RowsOf(argument) : null);
        if (rows is null)
            return null;

        var key = (find.Argument("keyValues") ?? find.Argument("keyValue"))?.WithoutConversions();
        var values = key switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
            null => ImmutableArray<IOperation>.Empty,
            _ => ImmutableArray.Create(key),
        };
        var predicate = rows is EntityRows { Entity: var entity } && ConventionalKey.Of(entity, values.Length) is { Count: > 0 } properties
            ? new KeyPredicate(values.Select((value, index) => new KeyComparison(properties[index], null, new OperationValue(value), null)).ToImmutableArray(), IsConjunction: true)
            : KeyPredicate.Unknown;
        return [new ReadCall(find, DatabaseLibrary.EntityFramework, rows, predicate, ReadAnswer.Row, LocksRows: false)];
    }

    private KeyPredicate TerminalPredicate(IInvocationOperation terminal, string name, QuerySource source)
    {
        if (name is "Contains" or "ContainsKey" or "TryGetValue" or "GetValueOrDefault" or "Add")
            return (terminal.Argument("key") ?? terminal.Argument("item") ?? terminal.Argument("value")) is { } item && source.Selected is { } selected ? Equal(selected, item.WithoutConversions()) : KeyPredicate.Unknown;

        return (terminal.Argument("predicate") ?? terminal.Argument("match")) is { } predicate
            ? ReadCondition(predicate, source.Selected, expectInequality: name is "All" or "TrueForAll")
            : KeyPredicate.Everything;
    }

    /// <summary>What is selected equals the item, a tuple part by part.</summary>
    private static KeyPredicate Equal(SelectedColumns selected, IOperation item)
    {
        if (selected.Whole is { } column)
            return new KeyPredicate(ImmutableArray.Create(new KeyComparison(column, null, new OperationValue(item), null)), IsConjunction: true);
        if (item is not ITupleOperation { Elements: var elements } || elements.Length != selected.Parts.Count)
            return KeyPredicate.Unknown;

        var comparisons = ImmutableArray.CreateBuilder<KeyComparison>();
        for (var i = 0; i < elements.Length; i++)
        {
            if (!selected.Parts.TryGetValue(SelectedColumns.TupleElement(i), out var part))
                return KeyPredicate.Unknown;
            comparisons.Add(new KeyComparison(part, null, new OperationValue(elements[i]), null));
        }

        return new KeyPredicate(comparisons.ToImmutable(), IsConjunction: true);
    }

    /// <summary>A lambda's condition, also one that a local holds; one that the method is given is its caller's to tell.</summary>
    private KeyPredicate ReadCondition(IOperation condition, SelectedColumns? selected, bool expectInequality)
    {
        condition = condition.WithoutConversions();
        if (condition is ILocalReferenceOperation { Local: var local } && locals.OnlyValueOf(local) is { } held)
            condition = held.WithoutConversions();
        return condition is IParameterReferenceOperation { Parameter: var given } && !expectInequality && selected is null
            ? KeyPredicate.GivenBy(given)
            : EntityPredicateReader.Read(condition, selected, expectInequality);
    }

    /// <summary>Walks the query back to its set, gathering the conditions; null when an operator stands between that changes what the rows are.</summary>
    private QuerySource? Source(IOperation query)
    {
        var predicate = KeyPredicate.Everything;
        SelectedColumns? selected = null;
        IInvocationOperation? fromSql = null;
        QuerySource? seen = null;
        for (var step = 0; step < 64; step++)
        {
            query = query.WithoutWaiting();
            if (symbols.RowsOfSet(query.Type) is { } rows)
                return new QuerySource(rows, predicate, selected, SqlQuery: null) { FromSql = fromSql };

            switch (query)
            {
                case ILocalReferenceOperation { Local: { } local } when locals.OnlyValueOf(local) is { } value:
                    query = value;
                    break;
                case ILocalReferenceOperation { Local: { } local } when Beginning(local, query, ref predicate, ref selected) is { } beginning:
                    query = beginning;
                    break;
                case ITranslatedQueryOperation { Operation: var translated }:
                    query = translated;
                    break;
                case var copy when CopiedBy(copy) is { } copied:
                    query = copied;
                    break;
                case IInvocationOperation { TargetMethod.Name: "SqlQuery" or "SqlQueryRaw" } sql when SymbolEqualityComparer.Default.Equals(sql.TargetMethod.ContainingType, symbols.DatabaseFacadeExtensions):
                    return new QuerySource(Rows: null, predicate, selected, sql);
                case IInvocationOperation sql when IsFromSql(sql) && IsInsert(sql):
                    return new QuerySource(Rows: null, predicate, selected, sql);
                case IInvocationOperation sql when IsFromSql(sql) && sql.Receiver() is { } set:
                    fromSql = sql;
                    predicate = predicate.And(KeyPredicate.Unknown);
                    query = set;
                    break;
                case IInvocationOperation listing when IsListed(listing) && listing.Receiver() is { } listed:
                    // A dictionary is asked for its keys, which are a property of the rows.
                    if (listing.Argument("keySelector") is { } keys)
                        selected = EntityPredicateReader.Selected(keys);
                    query = listed;
                    break;
                case IPropertyReferenceOperation when navigations.Read(query) is { } navigation:
                    return new QuerySource(navigation.Rows, predicate.And(navigation.Predicate), selected, SqlQuery: null);
                case IInvocationOperation invocation when invocation.Receiver() is { } receiver && Apply(invocation, ref predicate, ref selected):
                    query = receiver;
                    break;
                case IInvocationOperation { TargetMethod: var method } when IsQueryMethod(method) || method.ContainingType?.Name is "Queryable" or "Enumerable":
                    return seen;
                case IInvocationOperation { TargetMethod: var method } kept when KeptRows.AreSameKind(method) && kept.Receiver() is { } given:
                    seen ??= MadeElsewhere(query, predicate, selected);
                    predicate = predicate.And(KeptRows.Demand(method, name => Transparent.Contains(name) || name is "ToList" or "ToArray"));
                    query = given;
                    break;
                default:
                    return MadeElsewhere(query, predicate, selected) ?? seen;
            }
        }

        return seen;
    }

    /// <summary>A query that is made elsewhere may ask for more than can be seen here.</summary>
    private QuerySource? MadeElsewhere(IOperation query, KeyPredicate predicate, SelectedColumns? selected) =>
        symbols.EntityOfQuery(query.Type) is { } queried ? new QuerySource(new EntityRows(queried), predicate.And(KeyPredicate.Unknown), selected, SqlQuery: null) : null;

    /// <summary>
    /// Where a query begins that is built up over several statements, as <c>query = query.Where(…)</c>: what they add may be added on one way only, so that
    /// the conditions are not all that is asked. Null when the local gets several queries, or anything that is none.
    /// </summary>
    private IOperation? Beginning(ILocalSymbol local, IOperation use, ref KeyPredicate predicate, ref SelectedColumns? selected)
    {
        IOperation? beginning = null;
        foreach (var value in locals.ValuesOf(local))
        {
            if (value is null)
                return null;
            if (value.Syntax.SpanStart > use.Syntax.SpanStart)
                continue;

            var part = value.WithoutConversions();
            var isAddition = false;
            while (part is IInvocationOperation step && step.Receiver()?.WithoutConversions() is { } receiver && value.DescendantsAndSelf().Any(operation => IsReference(operation, local)))
            {
                if (!Apply(step, ref predicate, ref selected))
                    return null;
                isAddition = true;
                part = receiver;
            }

            if (isAddition && IsReference(part, local))
                continue;
            if (isAddition || beginning is not null)
                return null;
            beginning = value;
        }

        predicate = predicate.And(KeyPredicate.Unknown);
        return beginning;
    }

    private static bool IsReference(IOperation operation, ILocalSymbol local) => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    /// <summary>The rows that a collection is made of: <c>new HashSet&lt;string&gt;(rows)</c>, <c>[.. rows]</c>; null when it is made otherwise.</summary>
    private static IOperation? CopiedBy(IOperation collection)
    {
        if (collection is IObjectCreationOperation { Type: { Name: "HashSet" or "List" or "SortedSet" or "Queue", ContainingNamespace.Name: "Generic" }, Arguments: [var rows, ..] })
            return rows.Value;
        if (collection.Syntax is not CollectionExpressionSyntax { Elements: [SpreadElementSyntax { Expression: var spread }] })
            return null;

        // Roslyn 4.8 parses collection expressions but has no public operation for them.
        return collection.Descendants().FirstOrDefault(part => part.Syntax == spread);
    }

    /// <summary>ToList, ToArrayAsync and their like: what they read is searched later.</summary>
    private bool IsListed(IInvocationOperation invocation) =>
        Terminals.TryGetValue(AsyncName.Without(invocation.TargetMethod.Name), out var answer)
        && answer == ReadAnswer.Rows
        && (IsListing(invocation.TargetMethod) || IsQueryMethod(invocation.TargetMethod));

    private bool Apply(IInvocationOperation step, ref KeyPredicate predicate, ref SelectedColumns? selected)
    {
        var name = step.TargetMethod.Name;
        if (name == "Where" && step.Argument("predicate") is { } condition)
        {
            predicate = predicate.And(ReadCondition(condition, selected: null, expectInequality: false));
            return true;
        }

        if (name == "Select" && selected is null)
        {
            // What is selected does not change whether there is a row; one property may be compared later by the terminal method.
            selected = step.Argument("selector") is { } selector ? EntityPredicateReader.Selected(selector) : SelectedColumns.Unknown;
            return true;
        }

        return Transparent.Contains(name);
    }

    private bool IsFromSql(IInvocationOperation step) =>
        step.TargetMethod.Name.StartsWith("FromSql", StringComparison.Ordinal)
        && SymbolEqualityComparer.Default.Equals(step.TargetMethod.ContainingType, symbols.RelationalQueryableExtensions);

    /// <summary>Whether the SQL of FromSql stores rows and gives them back by RETURNING.</summary>
    private bool IsInsert(IInvocationOperation fromSql) =>
        texts.Read(fromSql.Argument("sql")) is { Text: var text } && text.TrimStart().StartsWith("INSERT", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a query begins.</summary>
    private sealed record QuerySource(RowSet? Rows, KeyPredicate Predicate, SelectedColumns? Selected, IInvocationOperation? SqlQuery)
    {
        /// <summary>The FromSql that the set's rows are read by; null when there is none.</summary>
        public IInvocationOperation? FromSql { get; init; }
    }
}
