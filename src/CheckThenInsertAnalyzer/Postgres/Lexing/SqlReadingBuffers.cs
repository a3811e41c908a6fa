namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>What a token reader needs while it reads. One is kept a thread, since a short statement would else cost more in buffers than in nodes.</summary>
internal sealed class SqlReadingBuffers
{
    /// <summary>Larger ones are not kept.</summary>
    private const int MaxKept = 4096;

    [ThreadStatic]
    private static SqlReadingBuffers? Spare;

    private SqlToken[] _tokens = new SqlToken[64];
    private int[] _partners = new int[64];

    /// <summary>Expressions of lists that are being read.</summary>
    public ItemStack<SqlExpression> Expressions { get; } = new();

    /// <summary>Names of lists that are being read.</summary>
    public ItemStack<SqlName> Names { get; } = new();

    /// <summary>What the items of select lists are called.</summary>
    public ItemStack<SqlName?> Aliases { get; } = new();

    /// <summary>Takes the buffers of this thread, or new ones.</summary>
    public static SqlReadingBuffers Rent(out SqlToken[] tokens, out int[] partners)
    {
        var buffers = Spare ?? new SqlReadingBuffers();
        Spare = null;
        (tokens, partners) = (buffers._tokens, buffers._partners);
        return buffers;
    }

    /// <summary>Keeps the buffers for who reads next on this thread.</summary>
    public void Return(SqlToken[] tokens, int[] partners)
    {
        Clear();
        if (tokens.Length > MaxKept)
            return;
        (_tokens, _partners) = (tokens, partners);
        Spare = this;
    }

    /// <summary>Drops the items of lists that broke off.</summary>
    public void Clear()
    {
        Expressions.Clear(0);
        Names.Clear(0);
        Aliases.Clear(0);
    }
}
