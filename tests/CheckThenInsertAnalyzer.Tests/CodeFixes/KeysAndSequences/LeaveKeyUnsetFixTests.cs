using CheckThenInsertAnalyzer.CodeFixes.KeysAndSequences;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.KeysAndSequences;

public sealed class LeaveKeyUnsetFixTests
{
    [Fact]
    public Task A_member_of_an_initializer_goes() => Rewrites(
        """db.Orders.Add(new Order { {|CTI2001:Id = 42|}, Name = name });""",
        """db.Orders.Add(new Order { Name = name });""");

    [Fact]
    public Task The_last_member_goes_with_its_comma() => Rewrites(
        """db.Orders.Add(new Order { Name = name, {|CTI2001:Id = 42|} });""",
        """db.Orders.Add(new Order { Name = name });""");

    [Fact]
    public Task An_empty_initializer_goes_too() => Rewrites(
        """db.Orders.Add(new Order { {|CTI2001:Id = 42|} });""",
        """db.Orders.Add(new Order());""");

    [Fact]
    public Task The_arguments_of_a_target_typed_new_stay() => Rewrites(
        """
        Order order = new() { {|CTI2001:Id = 42|} };
        db.Add(order);
        """,
        """
        Order order = new();
        db.Add(order);
        """);

    [Fact]
    public Task A_line_of_an_initializer_goes() => Rewrites(
        """
        var order = new Order
        {
            Name = name,
            {|CTI2001:Id = 42|},
            ParentId = null, // no parent
        };
        db.Orders.Add(order);
        """,
        """
        var order = new Order
        {
            Name = name,
            ParentId = null, // no parent
        };
        db.Orders.Add(order);
        """);

    [Fact]
    public Task The_last_line_of_an_initializer_goes() => Rewrites(
        """
        var order = new Order
        {
            Name = name, // as typed
            {|CTI2001:Id = 42|}
        };
        db.Orders.Add(order);
        """,
        """
        var order = new Order
        {
            Name = name // as typed
        };
        db.Orders.Add(order);
        """);

    [Fact]
    public Task Comments_on_a_removed_line_stay() => Rewrites(
        """
        var order = new Order
        {
            // from the old shop
            {|CTI2001:Id = 42|}, // fixed
            Name = name,
        };
        db.Orders.Add(order);
        """,
        """
        var order = new Order
        {
            // from the old shop
            // fixed
            Name = name,
        };
        db.Orders.Add(order);
        """);

    [Fact]
    public Task A_statement_goes() => Rewrites(
        """
        var order = new Order { Name = name };
        {|CTI2001:order.Id = id|};
        db.Orders.Add(order);
        """,
        """
        var order = new Order { Name = name };
        db.Orders.Add(order);
        """);

    [Fact]
    public Task Comments_of_a_removed_statement_stay() => Rewrites(
        """
        var order = new Order { Name = name };

        // The number on the paper form.
        {|CTI2001:order.Id = id|}; // not zero
        db.Orders.Add(order);
        """,
        """
        var order = new Order { Name = name };

        // The number on the paper form.
        // not zero
        db.Orders.Add(order);
        """);

    [Fact]
    public Task The_key_may_be_read_after_the_flush() => Rewrites(
        """
        var order = new Order { {|CTI2001:Id = id|}, Name = name };
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        Console.WriteLine(order.Id);
        """,
        """
        var order = new Order { Name = name };
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        Console.WriteLine(order.Id);
        """);

    [Fact]
    public Task Several_keys_go_in_one_run() => Rewrites(
        """
        db.Orders.Add(new Order { {|CTI2001:Id = 1|}, Name = name });
        db.Orders.Add(new Order { Name = name, {|CTI2001:Id = 2|} });
        """,
        """
        db.Orders.Add(new Order { Name = name });
        db.Orders.Add(new Order { Name = name });
        """);

    [Fact]
    public Task A_call_is_not_dropped() => OffersNothing(
        """db.Orders.Add(new Order { {|CTI2001:Id = Next()|}, Name = name });""");

    [Fact]
    public Task A_counter_is_not_stopped() => OffersNothing(
        """db.Orders.Add(new Order { {|CTI2001:Id = id++|}, Name = name });""");

    [Fact]
    public Task A_value_that_is_handed_on_stays() => OffersNothing(
        """
        var order = new Order { Name = name };
        var number = {|CTI2001:order.Id = 5|};
        db.Orders.Add(order);
        """);

    [Fact]
    public Task A_statement_alone_under_an_if_stays() => OffersNothing(
        """
        var order = new Order { Name = name };
        if (id > 0)
            {|CTI2001:order.Id = id|};
        db.Orders.Add(order);
        """);

    [Fact]
    public Task A_key_that_is_read_before_the_flush_stays() => OffersNothing(
        """
        var order = new Order { {|CTI2001:Id = 5|}, Name = name };
        db.Orders.Add(order);
        Console.WriteLine(order.Id);
        """);

    [Fact]
    public Task A_number_that_the_method_uses_for_more_stays() => OffersNothing(
        """
        db.Orders.Add(new Order { {|CTI2001:Id = id|}, Name = name });
        Console.WriteLine(id);
        """);

    [Fact]
    public Task A_number_that_is_a_foreign_key_elsewhere_stays() => OffersNothing(
        """
        db.Orders.Add(new Order { {|CTI2001:Id = 5|}, Name = name });
        db.Orders.Add(new Order { ParentId = 5, Name = name });
        """);

    [Fact]
    public Task Conditional_compilation_stays() => OffersNothing(
        """
        db.Orders.Add(new Order
        {
        #if true
            {|CTI2001:Id = 5|},
        #endif
            Name = name,
        });
        """);

    private static Task Rewrites(string body, string rewritten) => FixVerifier<LeaveKeyUnsetFix>.Rewrites(Shop(body), Shop(rewritten));

    private static Task OffersNothing(string body) => FixVerifier<LeaveKeyUnsetFix>.OffersNothing(Shop(body));

    private static string Shop(string body) => $$"""
        using Microsoft.EntityFrameworkCore;

        public class Order
        {
            public int Id { get; set; }
            public string Name { get; set; }
            public int? ParentId { get; set; }
        }

        public class ShopContext : DbContext
        {
            public DbSet<Order> Orders => Set<Order>();
        }

        public class Shop(ShopContext db)
        {
            private static int Next() => 7;

            public async Task<int> Create(string name, int id)
            {
                {{body.Replace("\n", "\n        ").Replace("\n        \n", "\n\n")}}
                return await db.SaveChangesAsync();
            }
        }
        """;
}
