namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>The moment at which both calls are held until the other one has got there too.</summary>
internal enum MeetingPoint
{
    /// <summary>
    /// Before the first INSERT, UPDATE, DELETE or MERGE on the table starts: what was read before it was read by both. It
    /// is the point for a check in a statement of its own.
    /// </summary>
    FirstWrite,

    /// <summary>
    /// In the middle of an INSERT, when a row is about to be stored: also the statement's own reading (WHERE NOT EXISTS,
    /// MERGE) and an UPDATE that found no row have then happened in both.
    /// </summary>
    FirstInsertedRow,
}
