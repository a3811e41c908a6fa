namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A call as a text writes it.</summary>
/// <param name="Name">What is called.</param>
/// <param name="Receiver">The name before the dot; empty for a call of the class's own, and null for the result of an expression.</param>
/// <param name="IsMember">Whether something stands before the receiver, so that it is a member of that.</param>
/// <param name="Request">The type of a request that is created as the first argument; null for any other argument.</param>
internal readonly record struct WrittenCall(string Name, string? Receiver, bool IsMember, string? Request);
