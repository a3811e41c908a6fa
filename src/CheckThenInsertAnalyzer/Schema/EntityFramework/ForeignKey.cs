using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a navigation of an entity stands for in the entity's table.</summary>
/// <param name="Navigation">The property that leads to the other entity.</param>
/// <param name="Properties">The entity's properties that hold the other's key, shadow properties among them.</param>
/// <param name="PrincipalProperties">The other entity's properties that they hold, in the same order.</param>
internal sealed record ForeignKey(string Navigation, ImmutableArray<string> Properties, ImmutableArray<string> PrincipalProperties)
{
    /// <summary>The entity's properties that a path leads to: all of them for the navigation itself, one for a property of the other's key behind it, none for any other.</summary>
    public ImmutableArray<string> PropertiesAt(string path)
    {
        if (path == Navigation)
            return Properties;
        var index = PrincipalProperties.IndexOf(path.Length > Navigation.Length + 1 && path.StartsWith(Navigation + ".", StringComparison.Ordinal) ? path.Substring(Navigation.Length + 1) : "");
        return index < 0 ? ImmutableArray<string>.Empty : ImmutableArray.Create(Properties[index]);
    }
}
