using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>What a query selects of its rows, or a dictionary takes for their key.</summary>
/// <param name="Whole">The property that an item is; null when it is none alone.</param>
/// <param name="Parts">The properties that the parts of an item are, those of an anonymous object by their names and those of a tuple as Item1 …</param>
internal sealed record SelectedColumns(string? Whole, ImmutableDictionary<string, string> Parts)
{
    /// <summary>A selection of which it cannot be told what it selects.</summary>
    public static SelectedColumns Unknown { get; } = new(null, ImmutableDictionary<string, string>.Empty);

    /// <summary>The name of a tuple's element, counted from 0.</summary>
    public static string TupleElement(int index) => "Item" + (index + 1);
}
