namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>
/// Counts what the token readers do that are made on this thread while it runs: how often they look at a token, and how many characters
/// they read. Only tests start one: so they can bound the work for a text without a clock.
/// </summary>
internal sealed class SqlReadingMeter : IDisposable
{
    [ThreadStatic]
    private static SqlReadingMeter? Running;

    private SqlReadingMeter()
    {
    }

    /// <summary>The meter that runs on this thread; null when none does.</summary>
    public static SqlReadingMeter? Current => Running;

    /// <summary>Looks at a token and characters read, together.</summary>
    public long Work { get; private set; }

    /// <summary>Starts a meter on this thread, in place of any other.</summary>
    public static SqlReadingMeter Start() => Running = new SqlReadingMeter();

    /// <summary>Adds to <see cref="Work"/>.</summary>
    public void Add(int work) => Work += work;

    /// <inheritdoc/>
    public void Dispose() => Running = null;
}
