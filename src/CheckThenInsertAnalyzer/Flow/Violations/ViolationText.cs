using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A test of an exception's text for words that only a unique violation has.</summary>
/// <param name="Test">The whole test, a comparison of IndexOf's result included.</param>
/// <param name="Exception">The exception whose text it is.</param>
/// <param name="Member">Message, MessageText, Detail or ToString.</param>
/// <param name="Text">What is looked for.</param>
/// <param name="Key">The key whose name is looked for; null when it is a sentence.</param>
internal sealed record ViolationText(IOperation Test, IOperation Exception, string Member, string Text, UniqueKey? Key);
