namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What a test of an exception says.</summary>
/// <param name="WhenTrue">What is known of the exception where it holds.</param>
/// <param name="WhenFalse">What is known of it where it does not.</param>
internal readonly record struct ViolationTest(ViolationEvidence WhenTrue, ViolationEvidence WhenFalse)
{
    /// <summary>A test that says nothing.</summary>
    public static ViolationTest Open { get; } = new(ViolationEvidence.Open, ViolationEvidence.Open);

    /// <summary>A test that cannot be read.</summary>
    public static ViolationTest Unread { get; } = new(ViolationEvidence.Unread, ViolationEvidence.Unread);

    /// <summary>A test that only unique violations pass.</summary>
    public static ViolationTest Violation { get; } = new(ViolationEvidence.Violation, ViolationEvidence.Other);

    /// <summary>A test that only violations of one key pass, and those of other keys do not.</summary>
    public static ViolationTest OfOneKey { get; } = new(ViolationEvidence.Violation, ViolationEvidence.Open);

    /// <summary>A test that only errors of the database pass.</summary>
    public static ViolationTest Database { get; } = new(ViolationEvidence.Database, ViolationEvidence.Other);

    /// <summary>A test that no unique violation passes.</summary>
    public static ViolationTest Other { get; } = new(ViolationEvidence.Other, ViolationEvidence.Open);

    /// <summary>The test as a method whose result it is gives it to callers.</summary>
    public static ViolationTest Of(ViolationEvidence evidence) => evidence switch
    {
        ViolationEvidence.Violation => Violation,
        ViolationEvidence.Database => Database,
        ViolationEvidence.Other => Other,
        ViolationEvidence.Unread => Unread,
        _ => Open,
    };

    /// <summary>The opposite test.</summary>
    public ViolationTest Negated => new(WhenFalse, WhenTrue);

    /// <summary>Both tests.</summary>
    public ViolationTest And(ViolationTest other) => new(Both(WhenTrue, other.WhenTrue), Either(WhenFalse, other.WhenFalse));

    /// <summary>One of the tests.</summary>
    public ViolationTest Or(ViolationTest other) => new(Either(WhenTrue, other.WhenTrue), Both(WhenFalse, other.WhenFalse));

    /// <summary>What the test looks for, whichever way the code takes then.</summary>
    public ViolationEvidence Sought => Either(WhenTrue, WhenFalse);

    private static ViolationEvidence Both(ViolationEvidence one, ViolationEvidence other) =>
        one == ViolationEvidence.Other || other == ViolationEvidence.Other ? ViolationEvidence.Other : Either(one, other);

    private static ViolationEvidence Either(ViolationEvidence one, ViolationEvidence other) => one > other ? one : other;
}
