using CheckThenInsertAnalyzer.PostgresTests.Harness;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Pages;

/// <summary>A piece of a rule's page, and what a fix makes of it, which the page shows too.</summary>
/// <param name="Fix">The fix's equivalence key, which begins with the rule's id.</param>
/// <param name="Before">Which piece of C# on the page is fixed, counted from 0.</param>
/// <param name="After">Which piece shows the outcome.</param>
/// <param name="Setting">What the piece stands in.</param>
internal sealed record PageExample(string Fix, int Before, int After, PageSetting Setting)
{
    /// <summary>The rule.</summary>
    public string Rule => Fix[..Fix.IndexOf('.')];

    /// <summary>The program that holds the piece.</summary>
    public ProofSource Source
    {
        get
        {
            var pieces = RulePage.PiecesOf(Rule);
            return new ProofSource
            {
                Code = Setting.Program(Setting.Declaration is { } declaration ? pieces[declaration] : "", pieces[Before]),
                Ddl = Setting.Ddl,
                Libraries = Setting.Libraries,
                ResultMeaning = Setting.ResultMeaning,
            };
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Fix}, {Before} to {After}";
}
