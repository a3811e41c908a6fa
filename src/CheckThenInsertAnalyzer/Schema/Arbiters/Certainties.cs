namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Puts answers together.</summary>
internal static class Certainties
{
    /// <summary>Yes when it holds of all, No when it certainly fails of one; Yes when there is none.</summary>
    public static Certainty All<T>(this IEnumerable<T> items, Func<T, Certainty> question)
    {
        var answer = Certainty.Yes;
        foreach (var item in items)
        {
            answer = answer.And(question(item));
            if (answer == Certainty.No)
                break;
        }

        return answer;
    }

    /// <summary>Yes when it holds of one, No when it certainly fails of all; No when there is none.</summary>
    public static Certainty Any<T>(this IEnumerable<T> items, Func<T, Certainty> question)
    {
        var answer = Certainty.No;
        foreach (var item in items)
        {
            answer = answer.Or(question(item));
            if (answer == Certainty.Yes)
                break;
        }

        return answer;
    }

    public static Certainty And(this Certainty one, Certainty other) => one < other ? one : other;

    public static Certainty Or(this Certainty one, Certainty other) => one > other ? one : other;

    public static Certainty Certain(this bool answer) => answer ? Certainty.Yes : Certainty.No;
}
