using CheckThenInsertAnalyzer.PostgresTests.Server;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.ServerTests;

public sealed class ServerChoiceTests
{
    [Fact]
    public async Task A_candidate_that_does_not_work_leads_to_the_next_one()
    {
        var working = new GivenServer("Host=unused");
        var started = await ServerChoice.StartFirstAsync([new Broken("one", "no engine"), new Working(working), new Broken("three", "not asked")]);
        Assert.Same(working, started);
    }

    [Fact]
    public async Task Without_any_server_one_message_says_what_failed_and_what_to_do()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ServerChoice.StartFirstAsync([new Broken("one", "no engine"), new Broken("two", "no initdb")]));
        Assert.Contains("- one: no engine", exception.Message);
        Assert.Contains("- two: no initdb", exception.Message);
        Assert.Contains("set CTI_POSTGRES", exception.Message);
    }

    [Fact]
    public async Task A_folder_without_the_programs_is_named_as_the_reason()
    {
        var empty = Directory.CreateTempSubdirectory("cti-empty-").FullName;
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => new InstalledServer(new PostgresBinaries(empty)).StartAsync());
        Directory.Delete(empty);
        Assert.Equal("there is no initdb, pg_ctl, postgres", exception.Message);
    }

    private sealed class Broken(string name, string reason) : IServerCandidate
    {
        public string Name => name;

        public Task<IRunningServer> StartAsync() => throw new InvalidOperationException(reason);
    }

    private sealed class Working(IRunningServer running) : IServerCandidate
    {
        public string Name => "working";

        public Task<IRunningServer> StartAsync() => Task.FromResult(running);
    }
}
