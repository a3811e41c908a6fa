namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Which of the rows that a check looks for it finds, where the code that follows asks more of the row.</summary>
internal enum FoundRow
{
    /// <summary>Any: what is asked of it beside is left open.</summary>
    Any,

    /// <summary>One whose members are what they are compared with, as in <c>known != null &amp;&amp; known.IsActive</c>: the question narrows the check.</summary>
    WithSuchMembers,

    /// <summary>One whose members are not, as in <c>known != null &amp;&amp; !known.IsDeleted</c>.</summary>
    WithoutSuchMembers,

    /// <summary>Another than the one that it is compared with, as in <c>known.Id != id</c>.</summary>
    Another,
}
