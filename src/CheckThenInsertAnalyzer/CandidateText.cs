using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer;

/// <summary>
/// A look at the text of a body before anything is bound: binding costs far more than all that the rules do, and most bodies have nothing
/// for any of them. A word too many (in a comment, say) only costs time; so no word is looked for that a finding could lack.
/// </summary>
internal sealed class CandidateText
{
    private static readonly string[] Adds = ["Add(", "Add<", "AddAsync", "AddRange", "EntityState.Added"];
    private static readonly string[] AddsNew = ["Add(new ", "AddAsync(new "];
    private static readonly string[] Attaches = ["Update(", "Update<", "Attach(", "Attach<"];

    /// <summary>Beginnings of the libraries' methods that send SQL: a Query elsewhere, in the name of a type say, is none.</summary>
    private static readonly Regex Sending = new(@"\.\s*(?:Execute|FromSql|SqlQuery|Query(?:<|\(|Async|First|Single|Multiple|Unbuffered))|Npgsql(?:Batch)?Command|CommandText", RegexOptions.CultureInvariant);

    private static readonly string[] Errors = ["SqlState", "ErrorCode", "HResult"];

    /// <summary>A search in what may be an exception's text.</summary>
    private static readonly Regex ErrorText = new(@"\b(?:Message|MessageText|Detail|ToString\(\))(?:[?!]|\s*\?\?[^)]*\))?(?:\s*\.\s*To(?:Lower|Upper)(?:Invariant)?\(\))?(?:\s*\.\s*(?:Contains|StartsWith|EndsWith|IndexOf|Equals)\(|\s*==|\s*,)", RegexOptions.CultureInvariant);

    private static readonly string[] Reads = ["Any", "All", "Count", "OrDefault", "Find", "First", "Single", "Last", "ToList", "ToArray", "ToHashSet", "ToDictionary", "Contains", "Exists", "TrueForAll", "TryGetValue", "Except(", "ExecuteUpdate", "ExecuteDelete", "FromQuery", "BatchUpdate", "BatchDelete"];
    private static readonly string[] Lookups = ["OrDefault", "Find", "First(", "FirstAsync", "Single(", "SingleAsync"];
    private static readonly string[] Validating = ["Must(", "MustAsync(", "Custom(", "CustomAsync(", "ValidationResult", "bool IsValid("];
    private static readonly string[] Transactions = ["BeginTransaction", "UseTransaction", "TransactionScope("];
    private static readonly string[] Contexts = ["Context", "Db", "Set<"];

    /// <summary>A call or command whose first argument begins with a name: its SQL stands somewhere else.</summary>
    private static readonly Regex SqlElsewhere = new(@"(?:\.\s*(?:Execute|Query|FromSql|SqlQuery)\w*(?:<[^()]*>)?|Npgsql(?:Batch)?Command(?:\s+\w+\s*=\s*new)?|\.CreateCommand|CommandDefinition)\(\s*(?:\w+\s*:\s*)?@?[A-Za-z_]|CommandText\s*=\s*@?[A-Za-z_]", RegexOptions.CultureInvariant);

    /// <summary>SQL that calls a function that is none of the server's most common ones.</summary>
    private static readonly Regex SqlFunction = new(@"\b(?:CALL|SELECT|FROM)\s+(?!(?:exists|count|max|min|sum|coalesce|unnest|now)\s*\()[\w.]+\s*\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly string _text;
    private bool? _sends;

    private CandidateText(string text) => _text = text;

    /// <summary>Whether a text sends SQL that stands somewhere else.</summary>
    public static bool KeepsSqlElsewhere(string text) => SqlElsewhere.IsMatch(text);

    /// <summary>The text of a body.</summary>
    public static CandidateText Of(SyntaxNode body, CancellationToken cancellation) => Of(body.SyntaxTree.GetText(cancellation).ToString(body.Span));

    /// <summary>The same of a text that is at hand.</summary>
    public static CandidateText Of(string text) => new(text);

    /// <summary>Whether the text has words that some rule needs whatever the body's types are.</summary>
    public bool CallsDatabase =>
        Has(Errors)
        || SearchesErrorText
        || Has("HasQueryFilter")
        || UpdatesBehindCheck
        || BeginsTransaction
        || (Has("SaveChanges") && (Inserts || Has("catch")))
        || (SendsSql && (HasStatement("insert") || HasStatement("if not exists") || HasStatement("replace into") || Has("catch") || SqlElsewhere.IsMatch(_text)));

    /// <summary>Whether the text sends SQL that calls a function, which may insert.</summary>
    public bool CallsFunction => SendsSql && (Has("StoredProcedure") || SqlFunction.IsMatch(_text));

    /// <summary>Whether the text changes rows and reads: others, of which it asks whether they are there, beside the one that it changes.</summary>
    private bool UpdatesBehindCheck =>
        (((Has("SaveChanges") || Has("ExecuteUpdate")) && Has(Reads)) || (SendsSql && HasStatement("update ") && (Has(Reads) || HasStatement("select"))))
        && (Has("!=") || Has("<>") || Has("Equals(") || Has("Any") || Has("Count") || Has("EXISTS") || Count(Lookups) > 1);

    /// <summary>Whether the text adds something that a check may guard or whose key is given: a list's Add looks the same, so the types must tell.</summary>
    public bool AddsSomething => Inserts && (Has(Reads) || Has("Id =") || Has("Id=") || Has(AddsNew));

    /// <summary>Whether the text names what may be a context of EF Core.</summary>
    public bool NamesContext => Has(Contexts);

    /// <summary>Whether the text has a word that makes EF Core insert: Update and Attach do so only with an object that is made here.</summary>
    private bool Inserts => Has(Adds) || (Has("new") && Has(Attaches));

    /// <summary>Whether the text says what is valid, perhaps by way of a method that reads.</summary>
    public bool Validates => Has(Validating);

    /// <summary>Whether the text begins a transaction and commits it, or handles errors in it: what fails in a method that it calls may be lost.</summary>
    public bool BeginsTransaction => Has(Transactions) && (Has("Commit") || Has("Complete(") || Has("catch"));

    private bool SearchesErrorText => (Has("Message") || Has("Detail") || Has("ToString()")) && ErrorText.IsMatch(_text);

    private bool SendsSql => _sends ??= Sending.IsMatch(_text);

    private bool HasStatement(string words) => _text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;

    private bool Has(string[] words)
    {
        foreach (var word in words)
        {
            if (Has(word))
                return true;
        }

        return false;
    }

    private int Count(string[] words)
    {
        var count = 0;
        foreach (var word in words)
        {
            for (var at = _text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
                count++;
        }

        return count;
    }

    private bool Has(string word) => _text.IndexOf(word, StringComparison.Ordinal) >= 0;
}
