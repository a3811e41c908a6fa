using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>A compared or written navigation stands for its foreign key.</summary>
public sealed class NavigationKeyTests
{
    /// <summary>The foreign key of the level is found by its name, and that of the player by an attribute.</summary>
    private const string Model = """
        public class Level { [Column("id")] public int Id { get; set; } }
        public class Player { [Column("id")] public int Id { get; set; } }

        [Table("plays")]
        [PrimaryKey(nameof(LevelId), nameof(PlayedBy))]
        public class Play
        {
            [Column("level_id")] public int LevelId { get; set; }
            [Column("played_by")] public int PlayedBy { get; set; }
            [Column("mark")] public int Mark { get; set; }
            public Level Level { get; set; } = null!;
            [ForeignKey(nameof(PlayedBy))] public Player Player { get; set; } = null!;
        }

        [Table("votes")]
        public class Vote
        {
            [Column("id")] public int Id { get; set; }
            [Column("level_id")] public int LevelId { get; set; }
            [Column("player_id")] public int PlayerId { get; set; }
            public Level Level { get; set; } = null!;
            public Player Player { get; set; } = null!;
        }

        public class GameContext(DbContextOptions<GameContext> options) : DbContext(options)
        {
            public DbSet<Level> Levels { get; set; }
            public DbSet<Player> Players { get; set; }
            public DbSet<Play> Plays { get; set; }
            public DbSet<Vote> Votes { get; set; }
        }
        """;

    private static readonly RuleVerifier Game = RuleVerifier.Default with { Model = Model };

    [Fact]
    public Task Primary_key_behind_two_navigations_is_named() => Game.Says(
        "Two sessions can both find no 'Play' with this 'Level', 'Player' and both insert it: the unique key on (LevelId, PlayedBy) makes one of them fail with 23505. "
        + "Let the unique index decide: catch the DbUpdateException of SQLSTATE 23505 round SaveChanges.",
        Method("""
            if (await context.Plays.AnyAsync(p => p.Level == level && p.Player == player))
                return;
            context.Plays.{|CTI1001:Add|}(new Play { Level = level, Player = player });
            await context.SaveChangesAsync();
            """));

    /// <summary>However the check and the insert spell it, it is the key of one object.</summary>
    [Theory]
    [InlineData("p.Level == level && p.Player == player", "LevelId = level.Id, PlayedBy = player.Id")]
    [InlineData("p.LevelId == level.Id && p.PlayedBy == player.Id", "Level = level, Player = player")]
    [InlineData("p.Level.Id == level.Id && p.Player.Id == player.Id", "LevelId = level.Id, PlayedBy = player.Id")]
    [InlineData("p.Level.Id == level.Id && p.Player.Id == player.Id", "Level = level, Player = player")]
    public Task Spelled_by_object_or_by_id(string condition, string values) => Game.Warns(Method($$"""
        if (await context.Plays.AnyAsync(p => {{condition}}))
            return;
        context.Plays.{|CTI1001:Add|}(new Play { {{values}} });
        await context.SaveChangesAsync();
        """));

    [Fact]
    public Task Id_of_unknown_origin_is_information() => Game.Informs(Method("""
        if (await context.Plays.AnyAsync(p => p.Level == level && p.Player == player))
            return;
        context.Plays.{|CTI1001:Add|}(new Play { LevelId = mark, PlayedBy = mark });
        await context.SaveChangesAsync();
        """));

    [Fact]
    public Task Reference_that_is_not_written_is_another_row() => Game.IsSilent(Method("""
        if (await context.Votes.AnyAsync(v => v.Level == level && v.Player == player))
            return;
        context.Votes.Add(new Vote { PlayerId = player.Id });
        await context.SaveChangesAsync();
        """));

    [Fact]
    public Task No_key_behind_the_navigations() => Game.Says(
        "No unique key of 'Vote' covers 'Level', 'Player': two sessions that both find none both insert, both rows are stored, and nothing fails. "
        + "Make one, [Index(nameof(Vote.LevelId), nameof(Vote.PlayerId), IsUnique = true)] or HasIndex(…).IsUnique(), once today's duplicates are gone.",
        Method("""
            if (await context.Votes.AnyAsync(v => v.Level == level && v.Player == player))
                return;
            context.Votes.{|CTI1006:Add|}(new Vote { Level = level, Player = player });
            await context.SaveChangesAsync();
            """));

    /// <summary>A foreign key that no property of the class holds is known where the snapshot has a column for it.</summary>
    [Fact]
    public Task No_key_behind_a_shadow_foreign_key() => (RuleVerifier.Default with
    {
        Model = Model.Replace("[Column(\"player_id\")] public int PlayerId { get; set; }", ""),
        Snapshot = """
            [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(GameContext))]
            partial class GameContextModelSnapshot : Microsoft.EntityFrameworkCore.Infrastructure.ModelSnapshot
            {
                protected override void BuildModel(ModelBuilder modelBuilder)
                {
                    NpgsqlModelBuilderExtensions.UseIdentityByDefaultColumns(modelBuilder);

                    modelBuilder.Entity("Vote", b =>
                    {
                        b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("integer").HasColumnName("id");
                        NpgsqlPropertyBuilderExtensions.UseIdentityByDefaultColumn(b.Property<int>("Id"));
                        b.Property<int>("LevelId").HasColumnType("integer").HasColumnName("level_id");
                        b.Property<int>("PlayerId").HasColumnType("integer");
                        b.HasKey("Id");
                        b.HasIndex("PlayerId");
                        b.ToTable("votes");
                    });
                }
            }
            """,
    }).Says(
        "No unique key of 'Vote' covers 'Level', 'Player': two sessions that both find none both insert, both rows are stored, and nothing fails. "
        + "Make one, HasIndex(nameof(Vote.LevelId), \"PlayerId\").IsUnique(), once today's duplicates are gone.",
        Method("""
            if (await context.Votes.AnyAsync(v => v.Level == level && v.Player == player))
                return;
            context.Votes.{|CTI1006:Add|}(new Vote { Level = level, Player = player });
            await context.SaveChangesAsync();
            """));

    /// <summary>Nothing but the convention tells what the foreign key is called.</summary>
    [Fact]
    public Task Shadow_foreign_key_is_an_ordinary_race() => (RuleVerifier.Default with
    {
        Model = Model.Replace("[Column(\"player_id\")] public int PlayerId { get; set; }", ""),
    }).Warns(Method("""
        if (await context.Votes.AnyAsync(v => v.Level == level && v.Player == player))
            return;
        context.Votes.{|CTI1001:Add|}(new Vote { Level = level, Player = player });
        await context.SaveChangesAsync();
        """));

    private static string Method(string body) => $$"""
        public class Game(GameContext context)
        {
            public async Task Start(Level level, Player player, int mark)
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
