namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>How a value that a call returned is compared with that of another run.</summary>
internal enum ResultMeaning
{
    /// <summary>The value itself counts.</summary>
    Value,

    /// <summary>
    /// The value is a key that the database generated: the row it names counts. Numbers differ between equal runs,
    /// because an insert that does nothing uses up a number as well (FACTS C4).
    /// </summary>
    GeneratedKey,
}
