using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>The rewrites that let the insert do the update too: <c>ON CONFLICT (key) DO UPDATE SET …</c> (FACTS K3).</summary>
/// <param name="Guard">The syntax of check and insert.</param>
/// <param name="Ways">What is done with the row and without it.</param>
/// <param name="Update">The update.</param>
/// <param name="Clause">The clause without ON CONFLICT, for titles.</param>
/// <param name="Literals">The string tokens to replace.</param>
internal sealed record UpsertEdit(GuardSyntax Guard, TwoWays Ways, CounterpartUpdate Update, string Clause, LiteralEdits Literals)
{
    /// <summary>The edit; null when an obligation fails.</summary>
    public static UpsertEdit? Of(Race race, SqlInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body)
    {
        if (!OnConflictObligations.Hold(race, insert, body)
            || TwoWays.Of(guard) is not { } ways
            || CounterpartUpdate.Of(race, insert, ways, body) is not { } update
            || !update.IsTakenAs(insert)
            || !ways.EndAlike(guard.Guarded, update.Statement)
            || !IsReadOnlyHere(guard, ways, body))
            return null;

        var since = race.Check.Operation.Syntax.SpanStart;
        var target = race.Arbiter!.Parts.Select(part => OnConflictElement.Column(part.Column!)).ToList();
        if (insert.Sql is not { } sql
            || UpsertClause.Of(race.Arbiter, insert, update.Call, since, body) is not { } assignments
            || OnConflictWriter.DoUpdate(sql.Text, insert.Statement, target, predicate: null, assignments) is not { } insertion
            || LiteralEdits.Inserting(insertion, insert, body) is not { } literals)
            return null;

        return new UpsertEdit(guard, ways, update, $"({string.Join(", ", target.Select(element => IdentifierQuoting.Quote(element.Text)))}) DO UPDATE SET {assignments}", literals);
    }

    /// <summary>Check and update stay as a fast path, and the clause settles what slips through it.</summary>
    public Rewrite KeepingTheUpdate() =>
        new($"Keep the {(Update.Statement is null ? "UPDATE" : "check")} as a fast path and add ON CONFLICT {Clause}", "", Literals.ApplyTo);

    /// <summary>Check and update go: the insert alone does both. Null when they cannot be taken out without changing what else happens.</summary>
    public Rewrite? OneStatement(Race race, BodyUnderAnalysis body)
    {
        if (CheckRemoval.OfCheck(Guard, race, body) is not { } removal
            || (!Guard.IsWrapped && Guard.Guarded.Parent != removal.Block)
            || !BeforeInsert().All(CheckRemoval.OnlyPrepares)
            || !BeforeUpdate().All(CheckRemoval.OnlyPrepares)
            || Ways.WhenPresent.Any(HasComment)
            || (Guard.IsWrapped && Ways.WhenAbsent.Any(statement => DeclaresWhatOthersDo(statement, removal.Block))))
            return null;

        if (Guard.IsWrapped)
            removal = removal with { Removed = removal.Removed.Union(Ways.Following) };
        return new Rewrite($"Let one statement do both: ON CONFLICT {Clause}", "", root => root.ReplaceSyntax(
            [removal.Block], (_, rewritten) => Apply(removal, (BlockSyntax)rewritten),
            Literals.Tokens.Keys, (token, _) => Literals.Tokens[token],
            [], (trivia, _) => trivia))
        {
            TakesCheckOut = true,
        };
    }

    private BlockSyntax Apply(CheckRemoval removal, BlockSyntax current)
    {
        if (!Guard.IsWrapped)
            return removal.Apply(current, replaced: null);

        var decision = (IfStatementSyntax)current.Statements[removal.Block.Statements.IndexOf(Guard.If)];
        var branch = Guard.If.Statement.Span.Contains(Guard.Guarded.Span) ? decision.Statement : decision.Else!.Statement;
        var statements = branch is BlockSyntax block ? block.Statements.ToArray() : [branch];
        if (statements[statements.Length - 1] is ReturnStatementSyntax { Expression: null } && removal.Block.Parent is BaseMethodDeclarationSyntax)
            statements = statements.Take(statements.Length - 1).ToArray();
        statements = statements.Select((statement, index) => Indentation.Raise(statement, Ways.WhenAbsent[index], Guard.If)).ToArray();
        statements[0] = statements[0].WithLeadingTrivia(Guard.If.GetLeadingTrivia().AddRange(OwnComments(statements[0])));
        if (statements.Length == 1)
            statements[0] = statements[0].WithTrailingTrivia(statements[0].GetTrailingTrivia().Any(KeptComments.IsComment) ? statements[0].GetTrailingTrivia() : Guard.If.GetTrailingTrivia());
        return removal.Apply(current, Guard.If, statements.Select(statement => statement.WithAdditionalAnnotations(Formatter.Annotation)).ToArray());
    }

    /// <summary>The comments before a statement, behind the indentation that the decision had.</summary>
    private static IEnumerable<SyntaxTrivia> OwnComments(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Any(KeptComments.IsComment) ? statement.GetLeadingTrivia().SkipWhile(trivia => !KeptComments.IsComment(trivia)) : [];

    private IEnumerable<StatementSyntax> BeforeInsert() => Ways.WhenAbsent.TakeWhile(statement => statement != Guard.Guarded);

    private IEnumerable<StatementSyntax> BeforeUpdate() => Ways.WhenPresent.TakeWhile(statement => Update.Statement is not null && statement != Update.Statement);

    private static bool HasComment(StatementSyntax statement) => statement.DescendantTrivia().Any(KeptComments.IsComment) || statement.ContainsDirectives;

    /// <summary>What the check has found may go into the decision and the update only.</summary>
    private static bool IsReadOnlyHere(GuardSyntax guard, TwoWays ways, BodyUnderAnalysis body)
    {
        var found = guard.If.Condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(body.LocalDeclaredBy).Append(guard.CheckLocal).OfType<ISymbol>();
        return found.All(symbol => body.MentionsOf(symbol).All(mention =>
            guard.If.Condition.Span.Contains(mention.Span) || ways.WhenPresent.Any(statement => !ways.WhenAbsent.Contains(statement) && statement.Span.Contains(mention.Span))));
    }

    /// <summary>A name that is declared once more in the block could not stand there twice.</summary>
    private static bool DeclaresWhatOthersDo(StatementSyntax statement, BlockSyntax block) =>
        statement is LocalDeclarationStatementSyntax { Declaration.Variables: var variables }
        && variables.Any(variable => block.DescendantNodes().Count(node => Declares(node, variable.Identifier.ValueText)) > 1);

    private static bool Declares(SyntaxNode node, string name) => node switch
    {
        VariableDeclaratorSyntax { Identifier.ValueText: var declared } => declared == name,
        SingleVariableDesignationSyntax { Identifier.ValueText: var declared } => declared == name,
        ForEachStatementSyntax { Identifier.ValueText: var declared } => declared == name,
        ParameterSyntax { Identifier.ValueText: var declared } => declared == name,
        _ => false,
    };
}
