using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules.UniqueViolations;

/// <summary>CTI3008: a handler tells of one unique key, and does not ask whether it is the violated one.</summary>
internal sealed class UnnamedKey : Rule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "CTI3008";

    private static readonly DiagnosticDescriptor Unnamed = RuleDescriptor.Create(
        Id,
        "Which key was violated?",
        "This tells every duplicate of '{0}' as one of ({1}), although ({2}) may be the key that is taken. Ask for ConstraintName '{3}' as well.",
        RuleCategory.UniqueViolations,
        DiagnosticSeverity.Info,
        "A table with several unique keys raises the same SQLSTATE for each of them. Only ConstraintName tells which one it was.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Unnamed;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Examine(BodyUnderAnalysis body)
    {
        foreach (var tried in body.Tries)
        {
            foreach (var clause in tried.Catches)
            {
                if (clause is { Filter: { } filter, Syntax: CatchClauseSyntax { Declaration: not null } } && body.Catches.AsksForViolation(filter) && !AsksWhich(clause)
                    && HandlerTarget.InsertsIn(tried, body).ToList() is [var insert] && FindKeys(clause, insert, body) is var (told, other))
                    yield return Report(clause, insert, told, other);
            }
        }
    }

    /// <summary>Whether the clause reads more of the exception than its SQLSTATE: ConstraintName, a text, or whatever a method does with it.</summary>
    private static bool AsksWhich(ICatchClauseOperation clause) => clause.Descendants().Any(part => part switch
    {
        IPropertyReferenceOperation { Property: { Name: "ConstraintName" or "TableName" or "Message" or "MessageText" or "Detail" or "Entries", ContainingType: var owner } } => ViolationWords.IsException(owner),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method }, Value: var value } => !method.ReturnsVoid && ViolationWords.IsException(value.WithoutConversions().Type),
        IInvocationOperation { Instance: { } instance } => ViolationWords.IsException(instance.Type),
        _ => false,
    });

    /// <summary>The one key whose columns the handler's texts and names speak of, and another one that they do not; null when it is not one.</summary>
    private static (UniqueKey Told, UniqueKey Other)? FindKeys(ICatchClauseOperation clause, InsertCall insert, BodyUnderAnalysis body)
    {
        var keys = ChosenKeys.Of(insert, body).ToList();
        if (keys.Count < 2)
            return null;
        var words = WordsOf(clause).ToList();
        var told = keys.Where(key => key.Parts.All(part => part.Column is { } column && words.Exists(word => Names(word, column)))).ToList();
        return told is [{ Name: not null } key] && keys.Find(other => other != key && !other.Parts.Any(part => key.Parts.Contains(part))) is { } another ? (key, another) : null;
    }

    private static IEnumerable<string> WordsOf(ICatchClauseOperation clause)
    {
        foreach (var part in clause.Handler.Descendants())
        {
            if (part is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } })
                yield return text;
            if (part is IObjectCreationOperation { Type.Name: var type })
                yield return type;
            if (part is IInvocationOperation { TargetMethod.Name: var method })
                yield return method;
            if (part is IFieldReferenceOperation { Field.Name: var field })
                yield return field;
        }
    }

    /// <summary>Whether a text has the column's name as a word, with or without its underscores.</summary>
    private static bool Names(string text, string column)
    {
        var name = column.Replace("_", "");
        var squeezed = text.Replace("_", "").Replace(" ", "");
        return name.Length > 2 && squeezed.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static UnnamedKeyFinding Report(ICatchClauseOperation clause, InsertCall insert, UniqueKey told, UniqueKey other) =>
        new(Unnamed, CatchPlace.Of(clause), DiagnosticSeverity.Info, clause, insert, told)
        {
            MessageArguments = ImmutableArray.Create(insert.Rows.DisplayName, told.Describe(), other.Describe(), told.Name!),
        };
}
