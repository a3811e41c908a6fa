using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>Writes a catch clause anew for unique violations of a shape, with what its filter asks and with its block.</summary>
internal sealed class ReshapedHandler
{
    private readonly ICatchClauseOperation _clause;
    private readonly CatchClauseSyntax _syntax;
    private readonly ViolationFilter _filter;
    private readonly ISymbol? _outerVariable;
    private readonly string _outer;

    private ReshapedHandler(ICatchClauseOperation clause, CatchClauseSyntax syntax)
    {
        _clause = clause;
        _syntax = syntax;
        _filter = ViolationFilter.Of(clause);
        _outerVariable = (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;
        _outer = _outerVariable?.Name ?? FreeName.In(syntax, clause.SemanticModel!, "ex", "exception", "violation");
    }

    /// <summary>The clause; null when its block or filter uses the exception in a way that the new shape does not allow.</summary>
    public static CatchClauseSyntax? Of(ICatchClauseOperation clause, CatchClauseSyntax syntax, ViolationShape shape, TypeNames names, LibrarySymbols libraries)
    {
        if (libraries.Npgsql?.PostgresException is not { } postgres)
            return null;
        var handler = new ReshapedHandler(clause, syntax);
        if (shape == ViolationShape.Bare)
            return handler.Bare(names.Of(postgres), names.OfUniqueViolation(libraries));
        return libraries.EntityFramework?.DbUpdateException is { } update ? handler.Wrapped(names.Of(update), names.Of(postgres), names.OfUniqueViolation(libraries)) : null;
    }

    /// <summary><c>catch (PostgresException ex) when (ex.SqlState == …)</c>: what went by a name of its own in the filter is the exception itself.</summary>
    private CatchClauseSyntax? Bare(string postgres, string uniqueViolation)
    {
        var isOfNpgsql = _clause.ExceptionType.Name is "PostgresException";
        if (OuterUses().Specific.Any(use => !IsMessage(use) && (!isOfNpgsql || use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "InnerException" })))
            return null;

        var renamed = InnerUses().ToDictionary(use => use, _ => _outer);
        var terms = _filter.OthersAskForState ? [] : new List<string> { $"{_outer}.SqlState == {uniqueViolation}" };
        terms.AddRange(_filter.Members.Select(member => $"{_outer}.{member.Member} {(member.IsConstant ? "==" : "is")} {member.Pattern}"));
        return Written(postgres, terms, renamed);
    }

    /// <summary><c>catch (DbUpdateException ex) when (ex.InnerException is PostgresException { … })</c>, with a name for the inner one when it is used.</summary>
    private CatchClauseSyntax? Wrapped(string update, string postgres, string uniqueViolation)
    {
        var outerUses = OuterUses().Specific;
        if (outerUses.Count > 0 && _clause.ExceptionType.Name is not ("PostgresException" or "NpgsqlException"))
            return null;

        var innerUses = InnerUses();
        var isUsed = outerUses.Count > 0 || innerUses.Count > 0;
        var inner = _filter.InnerVariable?.Name ?? FreeName.In(_syntax, _clause.SemanticModel!, "postgres", "postgresException", "inner");
        var members = _filter.Members.Select(member => $"{member.Member}: {member.Pattern}").ToList();
        if (!_filter.OthersAskForState)
            members.Insert(0, $"SqlState: {uniqueViolation}");

        var pattern = postgres + (members.Count > 0 ? $" {{ {string.Join(", ", members)} }}" : "") + (isUsed ? " " + inner : "");
        return Written(update, [$"{_outer}.InnerException is {pattern}"], outerUses.Concat(innerUses).ToDictionary(use => use, _ => inner));
    }

    private static bool IsMessage(IdentifierNameSyntax use) => use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message" };

    private ExceptionUses OuterUses() => ExceptionUses.Of(_outerVariable, Pieces());

    private List<IdentifierNameSyntax> InnerUses() => Pieces()
        .SelectMany(piece => piece.DescendantsAndSelf())
        .OfType<ILocalReferenceOperation>()
        .Where(reference => _filter.InnerVariable is { } inner && SymbolEqualityComparer.Default.Equals(reference.Local, inner))
        .Select(reference => reference.Syntax)
        .OfType<IdentifierNameSyntax>()
        .Distinct()
        .ToList();

    /// <summary>The block and the terms of the filter that stay; the rest of the filter is written anew.</summary>
    private IEnumerable<IOperation> Pieces() =>
        (_clause.Filter?.DescendantsAndSelf().Where(part => _filter.Others.Contains(part.Syntax)) ?? []).Append(_clause.Handler);

    private CatchClauseSyntax Written(string type, List<string> terms, IReadOnlyDictionary<IdentifierNameSyntax, string> renamed)
    {
        terms.AddRange(_filter.Others.Select(other => Bracketed(ExceptionUses.Renamed(other, renamed).WithoutTrivia())));
        var head = (TryStatementSyntax)SyntaxFactory.ParseStatement($"try {{ }} catch ({type} {_outer}) when ({string.Join(" && ", terms)}) {{ }}");
        var (declaration, filter) = (head.Catches[0].Declaration!, head.Catches[0].Filter!);
        var end = (_syntax.Filter ?? (SyntaxNode)_syntax.Declaration!).GetTrailingTrivia();
        return _syntax
            .WithDeclaration(declaration)
            .WithFilter(filter.WithTrailingTrivia(end))
            .WithBlock(ExceptionUses.Renamed(_syntax.Block, renamed));
    }

    private static string Bracketed(ExpressionSyntax term) =>
        term is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } or ConditionalExpressionSyntax or AssignmentExpressionSyntax ? $"({term})" : term.ToString();
}
