using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What is known of variables and flow captures at one place. Of those that are not in it nothing is known.</summary>
internal sealed class KnownValues
{
    private readonly ImmutableDictionary<ISymbol, KnownValue> _variables;
    private readonly ImmutableDictionary<CaptureId, KnownValue> _captures;

    private KnownValues(ImmutableDictionary<ISymbol, KnownValue> variables, ImmutableDictionary<CaptureId, KnownValue> captures)
    {
        _variables = variables;
        _captures = captures;
    }

    /// <summary>Nothing is known.</summary>
    public static KnownValues None { get; } = new(ImmutableDictionary.Create<ISymbol, KnownValue>(SymbolEqualityComparer.Default), ImmutableDictionary<CaptureId, KnownValue>.Empty);

    /// <summary>What is known of a variable.</summary>
    public KnownValue Of(ISymbol variable) => _variables.TryGetValue(variable, out var value) ? value : KnownValue.Unknown;

    /// <summary>What is known of a capture.</summary>
    public KnownValue Of(CaptureId capture) => _captures.TryGetValue(capture, out var value) ? value : KnownValue.Unknown;

    /// <summary>The same after a variable got a value.</summary>
    public KnownValues With(ISymbol variable, KnownValue value) =>
        new(value.Kind == KnownValueKind.Unknown ? _variables.Remove(variable) : _variables.SetItem(variable, value), _captures);

    /// <summary>The same after a capture got a value.</summary>
    public KnownValues With(CaptureId capture, KnownValue value) =>
        new(_variables, value.Kind == KnownValueKind.Unknown ? _captures.Remove(capture) : _captures.SetItem(capture, value));

    /// <summary>What is known where control comes from either place.</summary>
    public KnownValues Or(KnownValues other) => ReferenceEquals(this, other) ? this : new(Joined(_variables, other._variables), Joined(_captures, other._captures));

    /// <summary>Whether the same is known.</summary>
    public bool IsSameAs(KnownValues other) => AreSame(_variables, other._variables) && AreSame(_captures, other._captures);

    private static ImmutableDictionary<TKey, KnownValue> Joined<TKey>(ImmutableDictionary<TKey, KnownValue> one, ImmutableDictionary<TKey, KnownValue> other)
        where TKey : notnull
    {
        var joined = one;
        foreach (var pair in one)
        {
            var both = other.TryGetValue(pair.Key, out var value) ? pair.Value.Or(value) : KnownValue.Unknown;
            if (!both.Equals(pair.Value))
                joined = both.Kind == KnownValueKind.Unknown ? joined.Remove(pair.Key) : joined.SetItem(pair.Key, both);
        }

        return joined;
    }

    private static bool AreSame<TKey>(ImmutableDictionary<TKey, KnownValue> one, ImmutableDictionary<TKey, KnownValue> other)
        where TKey : notnull =>
        ReferenceEquals(one, other) || (one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && pair.Value.Equals(value)));
}
