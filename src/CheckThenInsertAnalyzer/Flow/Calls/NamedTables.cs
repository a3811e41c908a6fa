namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A set of tables or entities, each known by a number from <see cref="TableNames"/>; or all, where names do not tell which.</summary>
internal sealed class NamedTables
{
    private const int BitsOfWord = 64;

    private readonly ulong[] _words;

    private NamedTables(ulong[] words, bool isAll = false)
    {
        _words = words;
        IsAll = isAll;
    }

    /// <summary>No table.</summary>
    public static NamedTables None { get; } = new([]);

    /// <summary>Any table.</summary>
    public static NamedTables All { get; } = new([], isAll: true);

    /// <summary>Whether any table may be meant.</summary>
    public bool IsAll { get; }

    /// <summary>Whether no table is meant.</summary>
    public bool IsEmpty => !IsAll && _words.Length == 0;

    /// <summary>The tables of these numbers.</summary>
    public static NamedTables Of(IEnumerable<int> numbers)
    {
        ulong[] words = [];
        foreach (var number in numbers)
        {
            if (words.Length <= number / BitsOfWord)
                Array.Resize(ref words, (number / BitsOfWord) + 1);
            words[number / BitsOfWord] |= 1UL << (number % BitsOfWord);
        }

        return new NamedTables(words);
    }

    /// <summary>The tables of both.</summary>
    public NamedTables Or(NamedTables other)
    {
        if (IsAll || other.IsEmpty || ReferenceEquals(this, other))
            return this;
        if (other.IsAll || IsEmpty)
            return other;

        var (longer, shorter) = _words.Length >= other._words.Length ? (this, other) : (other, this);
        if (longer.Contains(shorter))
            return longer;
        var words = (ulong[])longer._words.Clone();
        for (var word = 0; word < shorter._words.Length; word++)
            words[word] |= shorter._words[word];
        return new NamedTables(words);
    }

    /// <summary>The tables that both may mean.</summary>
    public NamedTables And(NamedTables other)
    {
        if (IsAll)
            return other;
        if (other.IsAll)
            return this;

        var words = new ulong[Math.Min(_words.Length, other._words.Length)];
        for (var word = 0; word < words.Length; word++)
            words[word] = _words[word] & other._words[word];
        return Array.TrueForAll(words, word => word == 0) ? None : new NamedTables(words);
    }

    /// <summary>Whether one table may be meant by both.</summary>
    public bool Meets(NamedTables other) => !And(other).IsEmpty;

    private bool Contains(NamedTables other)
    {
        for (var word = 0; word < other._words.Length; word++)
        {
            if ((other._words[word] & ~_words[word]) != 0)
                return false;
        }

        return true;
    }
}
