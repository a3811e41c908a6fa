using System.Globalization;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A schema of the database while statements still change it: the names that its relations and constraints have, and so those that the server chooses next.</summary>
internal sealed class CatalogSchema(string name)
{
    /// <summary>How many numbers are tried after a default name that is taken, before the name is left open.</summary>
    private const int MostNumbers = 100;

    private readonly Dictionary<string, CatalogRelation> _relations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _constraints = new(StringComparer.Ordinal);

    public string Name { get; set; } = name;

    public IReadOnlyCollection<CatalogRelation> Relations => _relations.Values;

    public CatalogRelation? Find(string name) => _relations.TryGetValue(name, out var relation) ? relation : null;

    public void Add(CatalogRelation relation)
    {
        if (relation.Name is { } known)
            _relations[known] = relation;
    }

    public void Remove(CatalogRelation relation)
    {
        if (relation.Name is { } known && Find(known) == relation)
            _relations.Remove(known);
    }

    /// <summary>Notes a constraint of that name; several tables may have one of the same name.</summary>
    public void AddConstraint(string? name)
    {
        if (name is not null)
            _constraints[name] = _constraints.TryGetValue(name, out var count) ? count + 1 : 1;
    }

    public void RemoveConstraint(string? name)
    {
        if (name is null || !_constraints.TryGetValue(name, out var count))
            return;
        if (count == 1)
            _constraints.Remove(name);
        else
            _constraints[name] = count - 1;
    }

    /// <summary>The name that the server gives to an index or sequence without one (ChooseRelationName); null when it is not known.</summary>
    public string? ChooseRelationName(string first, string? second, string label, bool isConstraint) =>
        Choose(first, second, label, candidate => _relations.ContainsKey(candidate) || (isConstraint && _constraints.ContainsKey(candidate)));

    /// <summary>The name that the server gives to a CHECK or FOREIGN KEY without one (ChooseConstraintName); null when it is not known.</summary>
    public string? ChooseConstraintName(string first, string? second, string label) => Choose(first, second, label, _constraints.ContainsKey);

    private static string? Choose(string first, string? second, string label, Func<string, bool> isTaken)
    {
        for (var number = 0; number <= MostNumbers; number++)
        {
            var suffix = number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
            var candidate = ConstraintNaming.ObjectName(first, second, label + suffix);
            if (!isTaken(candidate))
                return candidate;
        }

        return null;
    }
}
