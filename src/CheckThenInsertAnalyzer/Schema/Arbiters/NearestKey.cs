namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Finds the key that a refused target was meant for, and says what is wrong.</summary>
internal static class NearestKey
{
    /// <summary>The refusal of a target that no key matches.</summary>
    public static RefusedTarget Refuse(TableSchema table, ConflictTarget target, IReadOnlyCollection<KeyMatch> matches)
    {
        var sameParts = matches.Where(match => match.HasSameParts == Certainty.Yes).ToList();
        if (sameParts.Find(match => match.HasSameModifiers == Certainty.Yes && match.Key.IsValid) is { } partial)
            return Refuse(PartialReason(partial, target), partial);
        if (sameParts.Find(match => match.Key.IsValid) is { } modified)
            return Refuse($"the {Name(modified)} has another collation or operator class: leave them out of the target", modified);
        if (sameParts.FirstOrDefault() is { } invalid)
            return new RefusedTarget("42P10", $"the {Name(invalid)} is not valid and enforces nothing");
        if (Closest(target, matches) is { } close)
            return Refuse($"the nearest key is the {Name(close)} on ({close.Key.Describe()})", close);
        return new RefusedTarget("42P10", matches.Count == 0 ? $"'{table.Name}' has no unique key" : $"no unique key of '{table.Name}' is on exactly these columns");
    }

    private static RefusedTarget Refuse(string reason, KeyMatch nearest) => new("42P10", reason) { Nearest = nearest.Key };

    private static string PartialReason(KeyMatch partial, ConflictTarget target) => target.Predicate is null
        ? $"the {Name(partial)} is partial: add WHERE {partial.Key.Predicate}"
        : $"the {Name(partial)} is partial: its WHERE {partial.Key.Predicate} has to follow from the target's";

    private static string Name(KeyMatch match)
    {
        var kind = match.Key.IsPrimary ? "primary key" : match.Key.IsConstraint ? "unique constraint" : "unique index";
        return match.Key.Name is { } name ? $"{kind} '{name}'" : kind;
    }

    /// <summary>The key that shares most columns with the target, those inside expressions too; null when none shares any.</summary>
    private static KeyMatch? Closest(ConflictTarget target, IEnumerable<KeyMatch> matches)
    {
        var wanted = Columns(target.Parts);
        return matches
            .Where(match => match.Key.IsValid)
            .Select(match => (Match: match, Columns: Columns(match.Parts)))
            .Select(pair => (pair.Match, Shared: pair.Columns.Count(wanted.Contains), Other: pair.Columns.Count(column => !wanted.Contains(column))))
            .Where(rated => rated.Shared > 0)
            .OrderByDescending(rated => rated.Shared)
            .ThenBy(rated => rated.Other)
            .Select(rated => rated.Match)
            .FirstOrDefault();
    }

    private static HashSet<string> Columns(IEnumerable<TargetPart> parts) => MentionedColumns.Of(parts.Select(part => part.Expression));
}
