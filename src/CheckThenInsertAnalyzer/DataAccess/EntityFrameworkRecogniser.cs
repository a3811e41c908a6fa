using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Recognises what EF Core's contexts, sets and queries do.</summary>
internal sealed class EntityFrameworkRecogniser
{
    private readonly EntityFrameworkSymbols _symbols;
    private readonly LocalAssignments _locals;
    private readonly SqlLiteralReader _texts;
    private readonly EntityQueryReader _queries;
    private readonly RelatedInsertReader _related;
    private readonly CompiledQueryReader _compiled;

    /// <summary>Recognises the calls of one body.</summary>
    public EntityFrameworkRecogniser(EntityFrameworkSymbols symbols, LocalAssignments locals, SqlLiteralReader texts, SemanticModels models, IReadOnlyList<IOperation> body, Func<INamedTypeSymbol, IPropertySymbol?> keyOf)
    {
        _symbols = symbols;
        _locals = locals;
        _texts = texts;
        var navigations = new NavigationReader(symbols, locals, body);
        _queries = new EntityQueryReader(symbols, locals, texts, navigations);
        _related = new RelatedInsertReader(symbols, locals, navigations, new UntrackedRows(symbols, locals, models, body), keyOf);
        _compiled = new CompiledQueryReader(symbols, texts);
    }

    /// <summary>The method names worth a look at the symbol.</summary>
    public static bool IsCandidate(string name) =>
        name.StartsWith("Add", StringComparison.Ordinal)
        || name is "Update" or "Attach" or "Invoke"
        || name.StartsWith("SaveChanges", StringComparison.Ordinal)
        || name.StartsWith("ExecuteSql", StringComparison.Ordinal)
        || EntityQueryReader.IsTerminal(name);

    /// <summary>What a call does; null when it is none of EF Core's, or one that only prepares a query.</summary>
    public IEnumerable<DatabaseCall>? Recognise(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.Name is "SaveChanges" or "SaveChangesAsync")
            return IsFlush(invocation) ? [new FlushCall(invocation, invocation.Instance)] : null;
        if (method.Name.StartsWith("Add", StringComparison.Ordinal))
            return RecogniseAdd(invocation) ?? _related.ReadNavigation(invocation) ?? _queries.ReadAddToSet(invocation);
        if (method.Name is "Update" or "Attach")
            return _related.ReadUpdate(invocation);
        if (method.Name == "Invoke")
            return _compiled.Read(invocation);
        if (method.Name.StartsWith("ExecuteSql", StringComparison.Ordinal))
            return RecogniseExecuteSql(invocation);
        return _queries.Read(invocation);
    }

    /// <summary>What an assignment does; null when it makes no entity one to be inserted.</summary>
    public DatabaseCall? Recognise(ISimpleAssignmentOperation assignment) => _related.ReadState(assignment);

    /// <summary>SaveChanges of a context, or of an interface that stands for one: it has a DbSet beside.</summary>
    private bool IsFlush(IInvocationOperation invocation) =>
        invocation.Instance is { Type: { } type }
        && (_symbols.IsContext(type)
            || (type.TypeKind == TypeKind.Interface && type.GetMembers().OfType<IPropertySymbol>().Any(property => _symbols.EntityOfSet(property.Type) is not null)));

    private IEnumerable<DatabaseCall>? RecogniseAdd(IInvocationOperation invocation)
    {
        if (invocation is not { TargetMethod.Name: "Add" or "AddAsync" or "AddRange" or "AddRangeAsync", Instance: { Type: { } type } instance }
            || (invocation.Argument("entity") ?? invocation.Argument("entities")) is not { } given)
            return null;

        var setRows = _symbols.RowsOfSet(type);
        if (setRows is null && !_symbols.IsContext(type))
            return null;

        var argument = given.WithoutConversions();
        if (argument is ISimpleAssignmentOperation assignment)
            argument = assignment.Value.WithoutConversions();
        var added = invocation.TargetMethod.Name.StartsWith("AddRange", StringComparison.Ordinal) ? OnlyElementOf(argument) : argument;
        return (setRows ?? EntityFrameworkSymbols.RowsOf(added?.Type ?? ElementTypeOf(argument.Type))) switch
        {
            EntityRows rows => [new EntityInsertCall(invocation, rows, added, instance) { Item = added is null ? SequenceItems.ItemOf(argument, _locals) : null }],
            ParameterRows rows => [new GenericInsertCall(invocation, rows, added)],
            _ => null,
        };
    }

    /// <summary>The one element of an argument list or array; null when there are several or they are not to be seen.</summary>
    private static IOperation? OnlyElementOf(IOperation argument) =>
        argument switch
        {
            IArrayCreationOperation { Initializer.ElementValues: { Length: 1 } elements } => elements[0].WithoutConversions(),
            IObjectCreationOperation { Initializer.Initializers: { Length: 1 } items } when items[0] is IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } item } => item[0].Value.WithoutConversions(),
            // Roslyn 4.8 parses collection expressions but has no public operation for them.
            { Syntax: CollectionExpressionSyntax { Elements: { Count: 1 } written }, ChildOperations: { Count: 1 } children } when written[0] is ExpressionElementSyntax => children.First().WithoutConversions(),
            _ => null,
        };

    private static ITypeSymbol? ElementTypeOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol named => named.AllInterfaces.Add(named).FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        _ => null,
    };

    private IEnumerable<DatabaseCall>? RecogniseExecuteSql(IInvocationOperation invocation)
    {
        if (!SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.ContainingType, _symbols.DatabaseFacadeExtensions))
            return null;

        return SqlCallReader.Read(EntitySql.Of(invocation, _texts, answer: null, scalarIsBoolean: false));
    }
}
