using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>One body with everything that rules ask of it, recognised once.</summary>
internal sealed class BodyUnderAnalysis
{
    private readonly Dictionary<FlowGraph, GuardReader> _guards = new();
    private readonly Dictionary<IOperation, FlushCall[]> _flushesAfter = new();
    private ImmutableArray<DatabaseCall> _callsAcross;
    private ImmutableArray<Race> _races;
    private ImmutableArray<StatementRace> _statementRaces;
    private ImmutableArray<UpdateRace> _updateRaces;
    private ImmutableArray<StartupRace> _startupRaces;
    private ImmutableArray<LostWork> _lostWork;
    private ImmutableArray<ITryOperation> _tries;
    private StartupCode? _startup;
    private TemporaryTables? _temporaryTables;

    private readonly IOperation _root;
    private readonly SyntaxNode? _function;

    private BodyUnderAnalysis(ProjectUnderAnalysis project, ISymbol owner, IOperation root, int depth, CancellationToken cancellation)
        : this(project, owner, root, root.DescendantsAndSelf().ToImmutableArray(), locals: null, function: null, depth, cancellation)
    {
    }

    private BodyUnderAnalysis(ProjectUnderAnalysis project, ISymbol owner, IOperation root, ImmutableArray<IOperation> operations, LocalAssignments? locals, SyntaxNode? function, int depth, CancellationToken cancellation)
    {
        _root = root;
        _function = function;
        Project = project;
        Depth = depth;
        Owner = owner;
        Model = root.SemanticModel!;
        Cancellation = cancellation;
        Operations = operations;
        Locals = locals ?? LocalAssignments.Of(Operations);
        Calls = CallRecogniser.Recognise(Operations, Locals, project.Libraries, project.Models, entity => project.Keys.OnlyKeyPropertyOf(entity, cancellation));
        Graphs = new FlowGraphs(root, cancellation);
        Origins = new ValueOriginReader(Locals);
        Keys = new KeyAgreementReader(Origins, new ValueOriginReader(Locals, namesItems: true), entity => project.Keys.Modelled(entity, cancellation));
        Catches = new CatchReader(project.Libraries, project.ViolationPredicates, cancellation);
        Handlers = new ViolationHandlers(Catches, project.ViolationWrappers, ViolationWrappers.MaximumDepth, cancellation);
    }

    /// <summary>What is known of the project.</summary>
    public ProjectUnderAnalysis Project { get; }

    /// <summary>The method, accessor or field whose body it is.</summary>
    public ISymbol Owner { get; }

    /// <summary>The model that the body is bound with.</summary>
    public SemanticModel Model { get; }

    /// <summary>All operations, lambdas and local functions included, outer before inner and earlier before later.</summary>
    public ImmutableArray<IOperation> Operations { get; }

    /// <summary>The try statements that catch something, outer before inner.</summary>
    public ImmutableArray<ITryOperation> Tries => _tries.IsDefault ? _tries = Operations.OfType<ITryOperation>().Where(tried => !tried.Catches.IsEmpty).ToImmutableArray() : _tries;

    /// <summary>What the locals are assigned.</summary>
    public LocalAssignments Locals { get; }

    /// <summary>Whether it is looked at for what it does for its callers.</summary>
    public bool IsCallee { get; private init; }

    /// <summary>The method as its text shows it; null for a body that is no method's.</summary>
    public DeclaredMethod? Declared { get; private init; }

    /// <summary>How many calls may be followed from here.</summary>
    public int Depth { get; }

    /// <summary>The database calls in source order.</summary>
    public ImmutableArray<DatabaseCall> Calls { get; }

    /// <summary>The database calls and what the methods and stored functions that the body calls do to the database, in source order.</summary>
    public ImmutableArray<DatabaseCall> CallsAcross => _callsAcross.IsDefault ? _callsAcross = FindCallsAcross() : _callsAcross;

    /// <summary>The control-flow graphs.</summary>
    public FlowGraphs Graphs { get; }

    /// <summary>Where values come from.</summary>
    public ValueOriginReader Origins { get; }

    /// <summary>Which keys agree.</summary>
    public KeyAgreementReader Keys { get; }

    /// <summary>What catch clauses take.</summary>
    public CatchReader Catches { get; }

    /// <summary>Which handlers stand round a call.</summary>
    public ViolationHandlers Handlers { get; }

    /// <summary>The checks that guard an insert unprotected.</summary>
    public ImmutableArray<Race> Races => _races.IsDefault ? _races = new RaceFinder(this).Find() : _races;

    /// <summary>The statements that check and insert in one, unprotected; those of start-up code are races with other instances.</summary>
    public ImmutableArray<StatementRace> StatementRaces => _statementRaces.IsDefault
        ? _statementRaces = Startup.IsWhole ? ImmutableArray<StatementRace>.Empty : new StatementRaceFinder(this).Find()
        : _statementRaces;

    /// <summary>The checks that guard a change of what they compare, unprotected.</summary>
    public ImmutableArray<UpdateRace> UpdateRaces => _updateRaces.IsDefault ? _updateRaces = new UpdateRaceFinder(this).Find() : _updateRaces;

    /// <summary>The checks of start-up code that guard an insert, unprotected.</summary>
    public ImmutableArray<StartupRace> StartupRaces => _startupRaces.IsDefault ? _startupRaces = new StartupRaceFinder(this).Find() : _startupRaces;

    /// <summary>The violations that are caught in a transaction which goes on.</summary>
    public ImmutableArray<LostWork> LostWork => _lostWork.IsDefault ? _lostWork = new LostWorkFinder(this).Find() : _lostWork;

    /// <summary>Which of the body runs where the application starts.</summary>
    public StartupCode Startup => _startup ??= new StartupCode(this);

    /// <summary>The tables of this session alone.</summary>
    public TemporaryTables TemporaryTables => _temporaryTables ??= TemporaryTables.Of(Calls);

    /// <summary>Ends the analysis early.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Recognises a body; null when it does not bind or holds nothing for any rule.</summary>
    public static BodyUnderAnalysis? Create(ProjectUnderAnalysis project, ISymbol owner, SyntaxNode body, SemanticModel model, CancellationToken cancellation) =>
        BodyRoot.Operation(body, model, cancellation) is { } root ? new BodyUnderAnalysis(project, owner, root, project.Options.Of(body.SyntaxTree).MaximumCallDepth, cancellation) { Declared = DeclarationsOfFile.Of(body.SyntaxTree, cancellation).At(body.Span) } : null;

    /// <summary>Recognises the body of a called method, from where no more than so many calls are followed.</summary>
    public static BodyUnderAnalysis? OfCallee(ProjectUnderAnalysis project, ISymbol owner, SyntaxNode body, SemanticModel model, int depth, CancellationToken cancellation) =>
        BodyRoot.Operation(body, model, cancellation) is { } root ? new BodyUnderAnalysis(project, owner, root, depth, cancellation) { IsCallee = true } : null;

    private ImmutableArray<DatabaseCall> FindCallsAcross()
    {
        var called = new CalledMethods(this).Find();
        called = called.AddRange(new CalledFunctions(this).Among(Calls.Concat(called)).ToList());
        return called.IsEmpty ? Calls : Calls.Concat(called).OrderBy(call => call.Operation.Syntax.SpanStart).ToImmutableArray();
    }

    /// <summary>Every place where the body reads or writes a local, parameter or field; its declaration is not among them.</summary>
    public IEnumerable<SyntaxNode> MentionsOf(ISymbol symbol) =>
        Operations.Where(operation => SymbolEqualityComparer.Default.Equals(ReferencedSymbol(operation), symbol)).Select(operation => operation.Syntax);

    /// <summary>The local that a declarator or designation of the body declares; null when it declares none.</summary>
    public ILocalSymbol? LocalDeclaredBy(SyntaxNode declaration)
    {
        foreach (var operation in Operations)
        {
            if (operation.Syntax != declaration && operation.Syntax != declaration.Parent)
                continue;
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator:
                    return declarator.Symbol;
                case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local }:
                    return local;
                case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol local }:
                    return local;
                case ILocalReferenceOperation { IsDeclaration: true } reference:
                    return reference.Local;
            }
        }

        return null;
    }

    /// <summary>The local that a name of the body refers to; null when it refers to anything else.</summary>
    public ILocalSymbol? LocalNamed(SyntaxNode name) =>
        Operations.OfType<ILocalReferenceOperation>().FirstOrDefault(reference => reference.Syntax == name)?.Local;

    private static ISymbol? ReferencedSymbol(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    /// <summary>The guards of a pair of calls in the innermost function that holds both; null when it has no flow graph.</summary>
    public GuardReader? GuardsHolding(DatabaseCall one, DatabaseCall other) =>
        Graphs.Holding(one.Operation.Syntax, other.Operation.Syntax) is { } graph ? GuardsOf(graph) : null;

    /// <summary>Whether the insert happens only where the check has found no row: in its own function, or where that function is handed on or called.</summary>
    public bool IsGuarded(InsertCall insert, ReadCall read) =>
        Graphs.Round(insert.Operation.Syntax).Any(graph => GuardsOf(graph).IsGuarded(insert, read))
        || (insert is RelatedInsertCall { Creation: { } creation } update && IsMadeWhereAbsent(update, creation, read))
        || new FilteredInserts(Graphs, GuardsOf, Locals).AreGuarded(insert, read) || new InjectedFunctions(this).AreGuarded(insert, read);

    /// <summary>Whether the object is made only where the check has found no row, and comes from there to the Update without an Add.</summary>
    private bool IsMadeWhereAbsent(RelatedInsertCall update, IOperation creation, ReadCall read) =>
        Graphs.Round(creation.Syntax).Any(graph =>
            GuardsOf(graph) is var guards
            && guards.BlockOf(creation.Syntax) is { } made
            && guards.IsGuarded(made, read)
            && guards.BlockOf(update.Operation.Syntax) is { } sent
            && guards.When(read, Presence.Absent).Contains(sent))
        && !Calls.Any(call => call is EntityInsertCall { Entity: { } added } && AssignedVariable.SymbolOf(added) is { } local && SymbolEqualityComparer.Default.Equals(local, AssignedVariable.SymbolOf(update.Entity)));

    /// <summary>Whether the insert happens only where none of several checks for the same row has found it.</summary>
    public bool IsGuarded(InsertCall insert, ImmutableArray<ReadCall> reads) => Graphs.Round(insert.Operation.Syntax).Any(graph => GuardsOf(graph).IsGuarded(insert, reads));

    /// <summary>Whether a row that the check finds keeps the insert from happening only when it has certain members.</summary>
    public bool IsGuardedInPart(InsertCall insert, ReadCall read) =>
        Graphs.Round(insert.Operation.Syntax).Any(graph => graph.BlockOf(insert.Operation.Syntax) is { } block && GuardsOf(graph).IsGuarded(block, read) && !GuardsOf(graph).IsGuardedByAnyRow(block, read));

    /// <summary>Whether any row that the check finds keeps the insert from happening, and not only one with certain members.</summary>
    public bool IsGuardedByAnyRow(InsertCall insert, ReadCall read) =>
        Graphs.Round(insert.Operation.Syntax).Any(graph => graph.BlockOf(insert.Operation.Syntax) is { } block && GuardsOf(graph).IsGuardedByAnyRow(block, read));

    /// <summary>Whether an operation happens only where the check has found no row, or none but the one that its identity was compared with.</summary>
    public bool IsGuardedAgainstOthers(IOperation operation, ReadCall read) =>
        Graphs.Round(operation.Syntax).Any(graph => GuardsOf(graph) is var guards && guards.BlockOf(operation.Syntax) is { } block && guards.IsGuardedAgainstOthers(block, read));

    /// <summary>Whether control passes the first operation on every way to the second, in the innermost function that holds both.</summary>
    public bool ComesAlwaysBefore(IOperation first, IOperation second) =>
        Graphs.Holding(first.Syntax, second.Syntax) is { } graph && GuardsOf(graph).ComesAlwaysBefore(first, second);

    /// <summary>Whether the one insert can run after the other without the check being asked again in between.</summary>
    public bool CanFollow(InsertCall later, InsertCall earlier, ReadCall check) =>
        Graphs.Holding(earlier.Operation.Syntax, later.Operation.Syntax) is { } graph
        && graph.BlockOf(earlier.Operation.Syntax) is { } from
        && graph.BlockOf(later.Operation.Syntax) is { } to
        && (from.Ordinal != to.Ordinal ? graph.CanReach(from, to, graph.BlockOf(check.Operation.Syntax)) : earlier.Operation.Syntax.SpanStart < later.Operation.Syntax.SpanStart);

    /// <summary>The guards of the body's own graph, without its lambdas; null when it has no graph.</summary>
    public GuardReader? Guards => (_function is null ? Graphs.Root : Graphs.Of(_function)) is { } graph ? GuardsOf(graph) : null;

    /// <summary>A local function of this body as a body of its own, which still sees the locals round it; null when it is not declared here.</summary>
    public BodyUnderAnalysis? Within(IMethodSymbol localFunction) =>
        Operations.OfType<ILocalFunctionOperation>().FirstOrDefault(function => SymbolEqualityComparer.Default.Equals(function.Symbol, localFunction)) is { } function
            ? new BodyUnderAnalysis(Project, localFunction, _root, function.DescendantsAndSelf().ToImmutableArray(), Locals, function.Syntax, Depth - 1, Cancellation) { IsCallee = true }
            : null;

    /// <summary>What a lambda gives when the check finds a row, or none; null when it gives nothing or has no graph.</summary>
    public KnownValue? ResultOf(SyntaxNode function, ReadCall read, Presence presence) => Graphs.Of(function) is { } graph ? GuardsOf(graph).When(read, presence).Returned : null;

    private GuardReader GuardsOf(FlowGraph graph)
    {
        if (!_guards.TryGetValue(graph, out var guards))
            _guards.Add(graph, guards = new GuardReader(graph, Locals, Graphs));
        return guards;
    }

    /// <summary>The flushes that may send what an Add readies: those of the same function that come after it.</summary>
    public IEnumerable<FlushCall> FlushesAfter(InsertCall insert) => FlushesAfter(insert.Operation);

    /// <summary>The flushes that may send what an operation readies: those of the same function that come after it.</summary>
    public IReadOnlyList<FlushCall> FlushesAfter(IOperation operation)
    {
        if (!_flushesAfter.TryGetValue(operation, out var flushes))
            _flushesAfter.Add(operation, flushes = FindFlushesAfter(operation).ToArray());
        return flushes;
    }

    private IEnumerable<FlushCall> FindFlushesAfter(IOperation operation)
    {
        var readied = operation.Syntax;
        foreach (var flush in CallsAcross.OfType<FlushCall>())
        {
            if (Graphs.Holding(readied, flush.Operation.Syntax) is { } graph
                && graph.BlockOf(readied) is { } from
                && graph.BlockOf(flush.Operation.Syntax) is { } to
                && (from.Ordinal != to.Ordinal ? graph.CanReach(from, to) : readied.SpanStart < flush.Operation.Syntax.SpanStart))
                yield return flush;
        }
    }
}
