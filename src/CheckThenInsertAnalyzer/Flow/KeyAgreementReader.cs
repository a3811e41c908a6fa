using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Compares the key that a check looks for with the values that an insert writes.</summary>
/// <param name="origins">Where values come from.</param>
/// <param name="items">The same, where an item of a sequence is one whatever it is called.</param>
/// <param name="model">What EF Core's model says of an entity.</param>
internal sealed class KeyAgreementReader(ValueOriginReader origins, ValueOriginReader items, Func<INamedTypeSymbol, EntitySchema> model)
{
    /// <summary>
    /// The verdict on a pair. Equal constants (a status, a flag) are no key of their own beside a compared value whose agreement cannot
    /// be told, nor is a key that is not seen whole. Where one of several equalities is enough, each of these has to agree: only then is every one of them a race.
    /// </summary>
    public KeyAgreement Of(KeyPredicate check, InsertCall insert)
    {
        var (valuesAgree, constantsAgree, isOpen, isAlternativeOpen, isRangeOrPattern) = (false, false, false, false, check.HasRangeOrPattern);
        foreach (var comparison in check.Comparisons)
        {
            var compared = origins.Of(comparison.Value);
            switch (Verdict(comparison, insert))
            {
                case KeyAgreement.Differs when comparison.Alternative is null:
                    return KeyAgreement.Differs;
                case KeyAgreement.Agrees when compared is ConstantOrigin:
                    constantsAgree = true;
                    break;
                case KeyAgreement.Agrees:
                    valuesAgree = true;
                    break;
                default:
                    isOpen = true;
                    isAlternativeOpen |= comparison.Alternative is not null;
                    isRangeOrPattern |= comparison.IsPattern;
                    break;
            }
        }

        return check.Unseen is null && !isRangeOrPattern && !isAlternativeOpen && (valuesAgree || (constantsAgree && !isOpen)) ? KeyAgreement.Agrees : KeyAgreement.Unknown;
    }

    /// <summary>Whether the insert certainly writes the compared value into the compared column.</summary>
    public bool Agrees(KeyComparison comparison, InsertCall insert) =>
        Verdict(comparison, insert) == KeyAgreement.Agrees;

    /// <summary>Whether a value that is written is the compared one; a constant says so too little to count.</summary>
    public KeyAgreement Of(KeyComparison comparison, SuppliedValue? written) =>
        origins.Of(comparison.Value) is ConstantOrigin ? KeyAgreement.Unknown : Verdict(comparison.Value, written);

    /// <summary>The verdict on a column; on the foreign key where the one side speaks of another entity and the other of its key.</summary>
    private KeyAgreement Verdict(KeyComparison comparison, InsertCall insert)
    {
        var verdict = Verdict(comparison.Value, insert.ValueOf(comparison.Column));
        return verdict != KeyAgreement.Agrees && insert.Rows is EntityRows { Entity: var entity } && origins.Of(insert.ValueOf(comparison.Column.Split('.')[0])) is UnwrittenOrigin
            ? model(entity).ForeignKeys.Select(key => Verdict(comparison, key, insert)).Where(other => other != KeyAgreement.Differs).DefaultIfEmpty(verdict).First()
            : verdict;
    }

    /// <summary>The verdict by a foreign key: a check by the object and an insert by its id, or the other way round. Differs when the insert writes neither.</summary>
    private KeyAgreement Verdict(KeyComparison comparison, ForeignKey key, InsertCall insert)
    {
        var compared = origins.Of(comparison.Value);
        if (key.Properties.IndexOf(comparison.Column) is var held and >= 0)
            return Of(compared, MemberOf(origins.Of(insert.ValueOf(key.Navigation)), key.PrincipalProperties[held]));

        var properties = key.PropertiesAt(comparison.Column);
        var isObject = comparison.Column == key.Navigation;
        var verdicts = properties.Select((property, index) => Of(isObject ? MemberOf(compared, key.PrincipalProperties[index]) : compared, origins.Of(insert.ValueOf(property)))).ToList();
        if (verdicts.Contains(KeyAgreement.Differs) || verdicts.Count == 0)
            return KeyAgreement.Differs;
        return verdicts.Contains(KeyAgreement.Unknown) ? KeyAgreement.Unknown : KeyAgreement.Agrees;
    }

    private static ValueOrigin MemberOf(ValueOrigin owner, string member) => owner switch
    {
        PathOrigin path => path.Member(member),
        UnwrittenOrigin => owner,
        _ => UnknownOrigin.Instance,
    };

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
