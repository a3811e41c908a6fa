using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads from the name of a method whose code is out of sight what it is likely to do. Names that collections have too say nothing.</summary>
internal static class MethodNames
{
    private static readonly string[] Inserts = ["Add", "Insert", "Create"];
    private static readonly string[] Lookups = ["Get", "Find", "Fetch", "Load", "Read", "Select"];
    private static readonly string[] Presences = ["Exist", "Taken", "InUse", "Used", "Registered", "Duplicate"];
    private static readonly string[] Absences = ["Unique", "Available", "Free"];

    /// <summary>Whether a method of that name is likely to insert what it is given.</summary>
    public static bool MayInsert(string name) => name is not ("Add" or "AddRange" or "Insert" or "Create") && StartsWith(name, Inserts);

    /// <summary>Whether a method of that name may tell whether a row exists.</summary>
    public static bool MayCheck(string name) => AnswerOfTruth(name) is not null || (StartsWith(name, Lookups) && name.Length > "Select".Length);

    /// <summary>How a truth value of a method of that name tells; null when the name does not say.</summary>
    public static ReadAnswer? AnswerOfTruth(string name)
    {
        if (name is "Exists" or "Any" or "Contains" or "IsUnique")
            return null;
        if (Absences.Any(word => Contains(name, word)))
            return ReadAnswer.NotExists;
        return name is "AnyAsync" or "ExistsAsync" || Presences.Any(word => Contains(name, word)) || name.StartsWith("Has", StringComparison.Ordinal) ? ReadAnswer.Exists : null;
    }

    private static bool StartsWith(string name, string[] words) => words.Any(word => name.StartsWith(word, StringComparison.Ordinal) && name.Length > word.Length && !char.IsLower(name[word.Length]));

    private static bool Contains(string name, string word) => name.IndexOf(word, StringComparison.Ordinal) >= 0;
}
