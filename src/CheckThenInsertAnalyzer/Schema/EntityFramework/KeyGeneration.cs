namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Whether the database gives an entity's integer primary key its value, and how the model says so (FACTS H1 to H3).</summary>
internal enum KeyGeneration
{
    /// <summary>It does not, or this cannot be told: a composite, string or Guid key, a key that is a foreign key, ValueGeneratedNever, no key.</summary>
    None,

    /// <summary>By convention: a single int, long or short key about which nothing else is said.</summary>
    Convention,

    /// <summary>The model says it: identity by default, serial, a sequence, HiLo or ValueGeneratedOnAdd.</summary>
    Configured,

    /// <summary>GENERATED ALWAYS AS IDENTITY: an explicit value fails with 428C9 (FACTS H3).</summary>
    Always,
}
