using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>Writes the target of the key that is meant into an ON CONFLICT clause.</summary>
public abstract class ConflictTargetFix : FindingFixProvider
{
    private protected abstract string TitleFor(KeyTarget target);

    private protected sealed override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is ConflictClauseFinding { Target: { } target } found && ConflictClauseEdit.Of(found.Insert, target, body) is { } literals)
            yield return new Rewrite(TitleFor(target), RuleId + ".ConflictTarget", literals.ApplyTo);
    }
}
