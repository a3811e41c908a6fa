using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class MigrationOrderTests
{
    [Theory]
    [InlineData("V10__c.sql V2__b.sql V1__a.sql", "V1__a.sql V2__b.sql V10__c.sql")]
    [InlineData("V1_10__b.sql V1_2__a.sql V2__c.sql V1.3__x.sql", "V1_2__a.sql V1.3__x.sql V1_10__b.sql V2__c.sql")]
    [InlineData("V0002__b.sql V1__a.sql", "V1__a.sql V0002__b.sql")]
    [InlineData("010_b.sql 9_a.sql 100_c.sql", "9_a.sql 010_b.sql 100_c.sql")]
    [InlineData("2024-01-10_b.sql 2024-01-09_a.sql", "2024-01-09_a.sql 2024-01-10_b.sql")]
    [InlineData("20240110120000_b.sql 20230110120000_a.sql", "20230110120000_a.sql 20240110120000_b.sql")]
    [InlineData("99999999999999999999999_b.sql 00000000000000000000000000000001_a.sql", "00000000000000000000000000000001_a.sql 99999999999999999999999_b.sql")]
    [InlineData("B.sql a.sql", "a.sql B.sql")]
    public void Numbers_are_numbers(string files, string expected) => Assert.Equal(expected.Split(' '), MigrationOrder.Of(files.Split(' ')));

    [Theory]
    [InlineData("db/b/V1__a.sql db/a/V2__b.sql", "db/b/V1__a.sql db/a/V2__b.sql")]
    [InlineData("R__views.sql V1__a.sql seed.sql", "seed.sql V1__a.sql R__views.sql")]
    [InlineData("V1__a.sql B5__all.sql V5__b.sql V6__c.sql", "B5__all.sql V6__c.sql")]
    [InlineData("db/changes/1.sql db/tables.sql", "db/tables.sql db/changes/1.sql")]
    [InlineData(@"db\v10\a.sql db\v2\a.sql", @"db\v2\a.sql db\v10\a.sql")]
    public void Folders_and_kinds_have_their_places(string files, string expected) => Assert.Equal(expected.Split(' '), MigrationOrder.Of(files.Split(' ')));

    [Theory]
    [InlineData("U1__create_users.sql")]
    [InlineData("1_init.down.sql")]
    [InlineData("1_init_down.sql")]
    [InlineData("20240101-init-down.sql")]
    [InlineData("001_users.undo.sql")]
    [InlineData("001_users_rollback.sql")]
    [InlineData("rollback_001.sql")]
    [InlineData("revert/users.sql")]
    [InlineData("db/Rollback/001.sql")]
    public void What_undoes_is_left_out(string file) => Assert.Empty(MigrationOrder.Of([file]));

    [Theory]
    [InlineData("users.sql")]
    [InlineData("U.sql")]
    [InlineData("Upgrade__users.sql")]
    [InlineData("shutdown.sql")]
    [InlineData("download_counts.sql")]
    [InlineData("1_init.up.sql")]
    public void What_only_looks_so_is_applied(string file) => Assert.Equal([file], MigrationOrder.Of([file]));
}
