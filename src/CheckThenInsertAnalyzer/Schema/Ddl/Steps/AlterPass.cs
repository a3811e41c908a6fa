namespace CheckThenInsertAnalyzer.Schema;

/// <summary>When an action of ALTER TABLE is run, whatever the order in which they are written (AT_PASS_… of the server).</summary>
internal enum AlterPass
{
    Drop,
    ChangeType,
    AddColumn,
    SetColumn,
    AddKey,
    AddOther,
    Rest,
}
