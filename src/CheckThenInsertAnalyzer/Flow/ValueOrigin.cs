namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Where a value comes from, in a form in which two values can be compared.</summary>
internal abstract record ValueOrigin;
