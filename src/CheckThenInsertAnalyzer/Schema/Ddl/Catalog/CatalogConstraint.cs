using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A CHECK, FOREIGN KEY or constraint trigger while statements still change it.</summary>
internal sealed class CatalogConstraint(string? name, string? expression, ImmutableArray<string> columns)
{
    /// <summary>Null when the server chose a name that is not known.</summary>
    public string? Name { get; set; } = name;

    /// <summary>The condition of a CHECK as written; null for any other.</summary>
    public string? Expression { get; set; } = expression;

    /// <summary>The referencing columns of a FOREIGN KEY; the columns that a CHECK compares.</summary>
    public ImmutableArray<string> Columns { get; set; } = columns;

    /// <summary>The table that a FOREIGN KEY points to; null for a CHECK, and when it is not known.</summary>
    public CatalogTable? Referenced { get; init; }

    /// <summary>The columns of <see cref="Referenced"/>; empty for its primary key.</summary>
    public ImmutableArray<string> ReferencedColumns { get; set; } = ImmutableArray<string>.Empty;

    /// <summary>The FOREIGN KEY of which this is the part for one partition of the referenced table; null for a constraint of its own.</summary>
    public CatalogConstraint? Whole { get; init; }

    /// <summary>Whether children do not get it.</summary>
    public bool IsNoInherit { get; init; }

    /// <summary>How many parents it comes from.</summary>
    public int Parents { get; set; }

    /// <summary>Whether the table defines it itself.</summary>
    public bool IsLocal { get; set; } = true;

    /// <summary>Whether CREATE CONSTRAINT TRIGGER made it.</summary>
    public bool IsTrigger { get; init; }

    public bool IsForeignKey => Expression is null && !IsTrigger;

    /// <summary>The same constraint on a child.</summary>
    public CatalogConstraint ForChild() => new(Name, Expression, Columns)
    {
        Referenced = Referenced,
        ReferencedColumns = ReferencedColumns,
        Parents = 1,
        IsLocal = false,
    };
}
