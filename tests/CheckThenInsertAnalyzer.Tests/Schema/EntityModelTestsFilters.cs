using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class EntityModelTestsFilters : EntityModelTest
{
    private const string Entities =
        """
        public interface IDeletable { bool IsDeleted { get; } }
        public class User : IDeletable { public int Id { get; set; } public bool IsDeleted { get; set; } }
        public class Order { public int Id { get; set; } }

        """;

    private static bool IsFiltered(string entity, string members) =>
        Read(entity, Entities + $$"""public class ShopContext : DbContext { {{members}} }""").HasQueryFilter;

    [Theory]
    [InlineData("User", true)]
    [InlineData("Order", false)]
    public void Filter_on_an_entity(string entity, bool expected)
    {
        Assert.Equal(expected, IsFiltered(entity, "protected override void OnModelCreating(ModelBuilder b) => b.Entity<User>().HasQueryFilter(x => !x.IsDeleted);"));
    }

    [Theory]
    [InlineData("User", true)]
    [InlineData("Order", false)]
    public void Filter_by_a_generic_helper(string entity, bool expected)
    {
        Assert.Equal(expected, IsFiltered(entity, """
            protected override void OnModelCreating(ModelBuilder b) => Filter<User>(b);
            private static void Filter<T>(ModelBuilder b) where T : class, IDeletable => b.Entity<T>().HasQueryFilter(x => !x.IsDeleted);
            """));
    }

    [Theory]
    [InlineData("User", true)]
    [InlineData("Order", false)]
    public void Filter_by_a_generic_helper_called_by_reflection(string entity, bool expected)
    {
        Assert.Equal(expected, IsFiltered(entity, """
            protected override void OnModelCreating(ModelBuilder b)
            {
                foreach (var type in b.Model.GetEntityTypes())
                {
                    if (typeof(IDeletable).IsAssignableFrom(type.ClrType))
                        GetType().GetMethod(nameof(Filter))!.MakeGenericMethod(type.ClrType).Invoke(null, [b]);
                }
            }

            public static void Filter<T>(ModelBuilder b) where T : class, IDeletable => b.Entity<T>().HasQueryFilter(x => !x.IsDeleted);
            """));
    }

    [Theory]
    [InlineData("User", true)]
    [InlineData("Order", false)]
    public void Filter_in_a_loop_over_entity_types_of_a_kind(string entity, bool expected)
    {
        Assert.Equal(expected, IsFiltered(entity, """
            protected override void OnModelCreating(ModelBuilder b)
            {
                foreach (var type in b.Model.GetEntityTypes().Where(type => typeof(IDeletable).IsAssignableFrom(type.ClrType)))
                {
                    var row = Expression.Parameter(type.ClrType);
                    b.Entity(type.ClrType).HasQueryFilter(Expression.Lambda(Expression.Not(Expression.Property(row, "IsDeleted")), row));
                }
            }
            """));
    }

    [Fact]
    public void Filter_in_a_loop_over_all_entity_types()
    {
        Assert.True(IsFiltered("Order", """
            protected override void OnModelCreating(ModelBuilder b)
            {
                foreach (var type in b.Model.GetEntityTypes())
                    type.SetQueryFilter(Filter(type.ClrType));
            }

            private static LambdaExpression Filter(Type type) => throw new NotImplementedException();
            """));
    }

    [Fact]
    public void Filter_that_is_removed() => Assert.False(IsFiltered("User", """
        protected override void OnModelCreating(ModelBuilder b)
        {
            b.Entity<User>().HasQueryFilter(x => !x.IsDeleted);
            b.Entity<User>().HasQueryFilter((LambdaExpression?)null);
        }
        """));
}
