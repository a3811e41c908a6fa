namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The sorts of node that an <see cref="AnalyzedExpression"/> has.</summary>
internal enum AnalyzedKind
{
    /// <summary>A column of the table; the name is the column's.</summary>
    Column,

    /// <summary>The table's row as one value.</summary>
    WholeRow,

    /// <summary>A constant; the name is its value.</summary>
    Constant,

    /// <summary>NULL.</summary>
    Null,

    /// <summary>A placeholder, whose value is not known when a generic plan is made (FACTS B7).</summary>
    Parameter,

    /// <summary>A function, an operator or a cast that calls one; the name is the function's or operator's, and <c>::</c> with the type for a cast.</summary>
    Call,

    /// <summary>A value taken for one of another type, which costs nothing, as varchar is for text.</summary>
    Relabel,

    /// <summary>COALESCE, NULLIF, GREATEST, LEAST or CASE, which the name says: none is strict.</summary>
    Choice,

    /// <summary>NOT of what has no opposite.</summary>
    Not,

    /// <summary>Two or more terms, none of them an AND.</summary>
    And,

    /// <summary>Two or more terms, none of them an OR.</summary>
    Or,

    /// <summary>IS NULL or IS NOT NULL, which the name says.</summary>
    NullTest,

    /// <summary>IS [NOT] TRUE, FALSE or UNKNOWN, which the name says.</summary>
    BooleanTest,

    /// <summary>The first argument is compared by the operator of that name with any of the others.</summary>
    AnyOf,

    /// <summary>The first argument is compared by the operator of that name with all of the others.</summary>
    AllOf,

    /// <summary>What is not understood. Its name is the same for the same text, whatever the spelling; empty when the text is not known either. Its parts are the columns that it may be made of.</summary>
    Opaque,
}
