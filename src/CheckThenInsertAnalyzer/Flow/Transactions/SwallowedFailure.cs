namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A violation that a body takes, whereupon it returns without a rollback: in a transaction of its caller's the caller's work is lost.</summary>
/// <param name="Failing">The call that the violation comes out of.</param>
/// <param name="Returned">What is known of the value that the body returns then; null when it returns none.</param>
internal sealed record SwallowedFailure(FailingCall Failing, KnownValue? Returned);
