using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>Sets a savepoint before the try statement, rolls back to it first thing in the handler and releases it when nothing has failed (FACTS G3).</summary>
internal static class SavepointRound
{
    private const string Savepoint = "before_insert";

    /// <summary>The rewrite; null where the transaction cannot be named, or more than the insert would be rolled back.</summary>
    public static Rewrite? Of(LostWork lost, TryStatementSyntax tried, CatchClauseSyntax clause, BodyUnderAnalysis body)
    {
        if (tried is not { Parent: BlockSyntax, ContainsDirectives: false }
            || lost.Transaction.Variable is not { } transaction
            || NamesOf(transaction, tried, body) is not var (name, words)
            || !IsAllThatIsTried(lost, tried, body))
            return null;

        return new Rewrite("Set a savepoint before the insert and roll back to it", "CTI3006.KeepTheWork", root => Apply(root, tried, clause, name, words, LineBreak.Of(root)));
    }

    private static SyntaxNode Apply(SyntaxNode root, TryStatementSyntax tried, CatchClauseSyntax clause, string transaction, Words words, SyntaxTrivia lineBreak)
    {
        var inner = Indentation.Of(tried).Inner;
        var catches = tried.Catches.Select(one => one == clause ? one.WithBlock(HandlerStart.With(one.Block, Statement(transaction, words.RollBack, inner, lineBreak), inner, lineBreak)) : one);
        var block = EndsOpen(tried.Block) ? tried.Block.AddStatements(Statement(transaction, words.Release, inner, lineBreak)) : tried.Block;
        var save = Statement(transaction, words.Save, "", lineBreak).WithLeadingTrivia(tried.GetLeadingTrivia());
        var rewritten = tried.WithCatches(SyntaxFactory.List(catches)).WithBlock(block).WithLeadingTrivia(SyntaxFactory.Whitespace(Indentation.Of(tried).Outer));
        return root.ReplaceNode(tried, [save, rewritten]);
    }

    private static StatementSyntax Statement(string transaction, string call, string indentation, SyntaxTrivia lineBreak) =>
        SyntaxFactory.ParseStatement((call.Contains("Async(") ? "await " : "") + transaction + "." + call + ";")
            .WithLeadingTrivia(SyntaxFactory.Whitespace(indentation))
            .WithTrailingTrivia(lineBreak);

    /// <summary>Whether something behind the last statement of a block is reached. A savepoint that is not released ends with the transaction.</summary>
    private static bool EndsOpen(BlockSyntax block) => block.Statements.Last() is not (ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or ThrowStatementSyntax);

    /// <summary>
    /// Nothing of the try block but the failing call reaches the database before it, and nothing behind it may throw into a handler that takes any error:
    /// what was kept before would be rolled back.
    /// </summary>
    private static bool IsAllThatIsTried(LostWork lost, TryStatementSyntax tried, BodyUnderAnalysis body)
    {
        var failing = lost.Failing.Operation.Syntax;
        var isAlone = !body.CallsAcross.Any(call => tried.Block.Span.Contains(call.Operation.Syntax.Span) && call.Operation.Syntax != failing);
        var last = tried.Block.Statements.Last();
        return isAlone && (last.Span.Contains(failing.Span) || lost.Clause!.ExceptionType.Name is "PostgresException" or "NpgsqlException" or "DbException" or "DbUpdateException");
    }

    /// <summary>How the transaction is named and its methods are called at the try statement; null when it is not in scope there, or has no savepoints.</summary>
    private static (string Name, Words Words)? NamesOf(ISymbol transaction, TryStatementSyntax tried, BodyUnderAnalysis body)
    {
        if (body.Model.LookupSymbols(tried.SpanStart, name: transaction.Name) is not [var found] || !SymbolEqualityComparer.Default.Equals(found, transaction) || TypeOf(transaction) is not { } type)
            return null;
        var isAsync = IsInAsync(tried);
        var words = TransactionTypes.IsOfContext(type)
            ? new Words("CreateSavepoint", "RollbackToSavepoint", "ReleaseSavepoint", isAsync)
            : new Words("Save", "Rollback", "Release", isAsync);
        return words.Names.All(name => Has(type, name)) ? (transaction.Name, words) : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool Has(ITypeSymbol type, string method)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(method).OfType<IMethodSymbol>().Any(one => one.Parameters.Length > 0 && one.Parameters[0].Type.SpecialType == SpecialType.System_String))
                return true;
        }

        return false;
    }

    private static bool IsInAsync(SyntaxNode node) => node.Ancestors().FirstOrDefault(outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or GlobalStatementSyntax) switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    /// <summary>The names of a transaction's methods for savepoints.</summary>
    private sealed record Words(string SaveName, string RollBackName, string ReleaseName, bool IsAsync)
    {
        public IEnumerable<string> Names => new[] { SaveName, RollBackName, ReleaseName }.Select(name => IsAsync ? name + "Async" : name);

        public string Save => Call(SaveName);

        public string RollBack => Call(RollBackName);

        public string Release => Call(ReleaseName);

        private string Call(string name) => $"{name}{(IsAsync ? "Async" : "")}(\"{Savepoint}\")";
    }
}
