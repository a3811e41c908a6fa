using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Compares the key that a check looks for with the values that an insert writes.</summary>
/// <param name="origins">Where values come from.</param>
/// <param name="items">The same, where an item of a sequence is one whatever it is called.</param>
internal sealed class KeyAgreementReader(ValueOriginReader origins, ValueOriginReader items)
{
    /// <summary>
    /// The verdict on a pair. Equal constants (a status, a flag) are no key of their own beside a compared value whose agreement cannot
    /// be told. Where one of several equalities is enough, each has to agree: only then is every one of them a race.
    /// </summary>
    public KeyAgreement Of(KeyPredicate check, InsertCall insert)
    {
        var (valuesAgree, constantsAgree, isOpen, isRangeOrPattern) = (false, false, false, check.HasRangeOrPattern);
        foreach (var comparison in check.Comparisons)
        {
            var compared = origins.Of(comparison.Value);
            switch (Verdict(comparison.Value, insert.ValueOf(comparison.Column)))
            {
                case KeyAgreement.Differs when !check.HasAlternatives:
                    return KeyAgreement.Differs;
                case KeyAgreement.Agrees when compared is ConstantOrigin:
                    constantsAgree = true;
                    break;
                case KeyAgreement.Agrees:
                    valuesAgree = true;
                    break;
                default:
                    isOpen = true;
                    isRangeOrPattern |= comparison.IsPattern;
                    break;
            }
        }

        return !isRangeOrPattern && !(check.HasAlternatives && isOpen) && (valuesAgree || (constantsAgree && !isOpen)) ? KeyAgreement.Agrees : KeyAgreement.Unknown;
    }

    /// <summary>Whether the insert certainly writes the compared value into the compared column.</summary>
    public bool Agrees(KeyComparison comparison, InsertCall insert) =>
        Verdict(comparison.Value, insert.ValueOf(comparison.Column)) == KeyAgreement.Agrees;

    /// <summary>Whether a value that is written is the compared one; a constant says so too little to count.</summary>
    public KeyAgreement Of(KeyComparison comparison, SuppliedValue? written) =>
        origins.Of(comparison.Value) is ConstantOrigin ? KeyAgreement.Unknown : Verdict(comparison.Value, written);

    private KeyAgreement Verdict(SuppliedValue compared, SuppliedValue? inserted)
    {
        var verdict = Of(origins.Of(compared), origins.Of(inserted));
        return verdict == KeyAgreement.Unknown && items.Of(compared) is PathOrigin item && item == items.Of(inserted) as PathOrigin ? KeyAgreement.Agrees : verdict;
    }

    private static KeyAgreement Of(ValueOrigin compared, ValueOrigin inserted) => (compared, inserted) switch
    {
        // A constant that the insert leaves to the default, as IsDeleted == false, tells nothing.
        (ConstantOrigin, UnwrittenOrigin) => KeyAgreement.Unknown,
        (ConstantOrigin one, ConstantOrigin other) => one == other ? KeyAgreement.Agrees : KeyAgreement.Differs,
        (_, UnwrittenOrigin) => KeyAgreement.Differs,
        (PathOrigin one, PathOrigin other) when one == other => KeyAgreement.Agrees,
        (PathOrigin one, OwnerKeyOrigin other) when other.IsAt(one) => KeyAgreement.Agrees,
        (ColumnOrigin one, ColumnOrigin other) when one.IsSameAs(other) => KeyAgreement.Agrees,
        _ => KeyAgreement.Unknown,
    };
}
