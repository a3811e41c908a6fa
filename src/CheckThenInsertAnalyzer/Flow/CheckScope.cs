namespace CheckThenInsertAnalyzer.Flow;

/// <summary>On which ways to an insert its check is made.</summary>
internal enum CheckScope
{
    /// <summary>On all.</summary>
    Always,

    /// <summary>On those where the value is there that it looks for: a row without the value cannot collide.</summary>
    WithValue,

    /// <summary>On some, for a reason that says nothing of the key.</summary>
    Sometimes,
}
