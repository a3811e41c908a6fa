namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The key of an object that a navigation is set to: EF Core writes it into the foreign key.</summary>
/// <param name="Owner">The object.</param>
internal sealed record OwnerKeyOrigin(PathOrigin Owner) : ValueOrigin
{
    /// <summary>Whether a path leads to that key: a member of the object whose name says so.</summary>
    public bool IsAt(PathOrigin path) =>
        path.Members.Length > Owner.Members.Length
        && path.Members.Substring(path.Members.LastIndexOf('.') + 1) is var key
        && key.EndsWith("Id", StringComparison.Ordinal)
        && Owner.Member(key) == path;
}
