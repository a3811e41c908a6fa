namespace CheckThenInsertAnalyzer.Rules;

/// <summary>The rule families, as the user's tools list them.</summary>
internal static class RuleCategory
{
    /// <summary>CTI1xxx.</summary>
    public const string CheckThenInsert = "CheckThenInsert";

    /// <summary>CTI2xxx.</summary>
    public const string KeysAndSequences = "KeysAndSequences";

    /// <summary>CTI3xxx.</summary>
    public const string UniqueViolations = "UniqueViolations";

    /// <summary>CTI4xxx.</summary>
    public const string OnConflict = "OnConflict";

    /// <summary>CTI5xxx.</summary>
    public const string ModelAgainstCode = "ModelAgainstCode";

    /// <summary>CTI9xxx.</summary>
    public const string Configuration = "Configuration";
}
