using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>A user's program and the world it runs in.</summary>
internal sealed record ProofSource
{
    /// <summary>
    /// C# with a static class whose one public static method is called. The method's first parameter is a connection, a
    /// data source, a connection string or a DbContext of the program; the call's arguments follow. The namespaces that
    /// the SDK imports by default are imported, those of the libraries are not.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>What creates the tables. The analyzer reads it as schema.sql.</summary>
    public required string Ddl { get; init; }

    /// <summary>Whether the project has that as a script, so that the analyzer knows the tables.</summary>
    public bool HasScript { get; init; } = true;

    /// <summary>What the program references.</summary>
    public Libraries Libraries { get; init; } = Libraries.All;

    /// <summary>Statements that put rows in before every run; empty for none.</summary>
    public string Seed { get; init; } = "";

    /// <summary>The table that both callers write to; null when there is only one.</summary>
    public string? Table { get; init; }

    /// <summary>The method to call; null when the program has only one that fits.</summary>
    public string? Method { get; init; }

    /// <summary>Calls made one after the other.</summary>
    public ImmutableArray<ProofCall> Calls { get; init; } =
    [
        new("new@example.org", "Ada"),
        new("new@example.org", "Ada"),
        new("other@example.org", "Bob"),
        new("new@example.org", "Eve"),
        new("NEW@example.org", "other case"),
        new("nameless@example.org", null),
        new("nameless@example.org", "named later"),
        new("o'brien@example.org", "it's \"quoted\" -- not a comment"),
        new("o'brien@example.org", "again"),
        new("", ""),
        new("", null),
    ];

    /// <summary>The two calls that meet.</summary>
    public (ProofCall First, ProofCall Second) Race { get; init; } = (new("race@example.org", "first"), new("race@example.org", "second"));

    /// <summary>Where both calls wait for each other.</summary>
    public MeetingPoint MeetingPoint { get; init; } = MeetingPoint.FirstWrite;

    /// <summary>What a returned number stands for.</summary>
    public ResultMeaning ResultMeaning { get; init; } = ResultMeaning.Value;

    /// <summary>Columns that differ between equal runs, beyond those whose value the database makes: a Guid that the program makes.</summary>
    public ImmutableArray<string> IgnoredColumns { get; init; } = [];

    /// <summary>Lines of an .editorconfig for C# files; empty for none.</summary>
    public string EditorConfig { get; init; } = "";
}
