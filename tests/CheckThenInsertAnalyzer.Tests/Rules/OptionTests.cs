using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules;

/// <summary>What is set in .editorconfig, and CTI9001 where it is not understood.</summary>
public sealed class OptionTests
{
    private const string NoDatabase = "public class Nothing;";

    [Theory]
    [InlineData("provider", "yes", "auto, postgresql, any or none")]
    [InlineData("provider", "auto, none", "auto, postgresql, any or none")]
    [InlineData("max_call_depth", "6", "a number from 0 to 5")]
    [InlineData("max_call_depth", "-1", "a number from 0 to 5")]
    [InlineData("max_call_depth", "two", "a number from 0 to 5")]
    [InlineData("violation_handlers", "IsDuplicate", "a list such as 'Type.Method, Namespace.Type.Method'")]
    [InlineData("violation_handlers", "Errors.IsDuplicate(exception)", "a list such as 'Type.Method, Namespace.Type.Method'")]
    [InlineData("violation_handlers", "Errors.IsDuplicate,", "a list such as 'Type.Method, Namespace.Type.Method'")]
    [InlineData("violation_handlers", "Errors..IsDuplicate", "a list such as 'Type.Method, Namespace.Type.Method'")]
    [InlineData("existence_methods", "Users.Exists(email", "a list such as 'Type.Method(argument), Namespace.Type.Method(argument)'")]
    [InlineData("existence_methods", "Users.Exists(email,)", "a list such as 'Type.Method(argument), Namespace.Type.Method(argument)'")]
    [InlineData("insert_methods", "Users.Add(user) Orders.Add(order)", "a list such as 'Type.Method(argument), Namespace.Type.Method(argument)'")]
    public Task Not_understood(string key, string value, string expected) => (RuleVerifier.Default with
    {
        Options = $"check_then_insert.{key} = {value}",
        MisreadOptions = [$"'{value}' is no value of 'check_then_insert.{key}', which takes {expected}. The .editorconfig that holds for 'Test0.cs' sets it; it counts as not set."],
    }).IsSilent(NoDatabase);

    [Theory]
    [InlineData("provider", "auto")]
    [InlineData("provider", "PostgreSQL")]
    [InlineData("provider", "")]
    [InlineData("max_call_depth", "0")]
    [InlineData("max_call_depth", " 5 ")]
    [InlineData("violation_handlers", "Errors.IsDuplicate")]
    [InlineData("violation_handlers", "Errors.IsDuplicate, Shop.Data.Errors.TryInsert ,_A.B1")]
    [InlineData("existence_methods", "Users.Exists(email), Shop.Users.Any, Users.Has(tenant, email)")]
    [InlineData("insert_methods", "Users.Add()")]
    public Task Understood(string key, string value) => (RuleVerifier.Default with { Options = $"check_then_insert.{key} = {value}" }).IsSilent(NoDatabase);

    [Fact]
    public Task Every_option_that_is_not_understood_is_told_of_once() => (ShopModel.Verifier with
    {
        Options = "check_then_insert.provider = mysql\ncheck_then_insert.max_call_depth = all",
        MisreadOptions =
        [
            "'mysql' is no value of 'check_then_insert.provider', which takes auto, postgresql, any or none. The .editorconfig that holds for 'Test0.cs' sets it; it counts as not set.",
            "'all' is no value of 'check_then_insert.max_call_depth', which takes a number from 0 to 5. The .editorconfig that holds for 'Test0.cs' sets it; it counts as not set.",
        ],
    }).IsSilent(NoDatabase);

    [Fact]
    public Task Nothing_is_told_where_no_library_is_referenced() =>
        (RuleVerifier.Default with { References = References.Net, Options = "check_then_insert.provider = mysql" }).IsSilent(NoDatabase);

    [Fact]
    public Task Calls_are_followed_by_default() => ShopModel.Verifier.Warns(RepositoryIn("{|CTI1001:AddUser|}"));

    [Fact]
    public Task One_method_alone() => (ShopModel.Verifier with { Options = "check_then_insert.max_call_depth = 0" }).IsSilent(RepositoryIn("AddUser"));

    private static string RepositoryIn(string add) => $$"""
        public class Registration(ShopContext context)
        {
            public void Register(string email)
            {
                if (Exists(email))
                    return;
                {{add}}(email);
            }

            private bool Exists(string email) => context.Users.Any(u => u.Email == email);

            private void AddUser(string email)
            {
                context.Users.Add(new User { Email = email });
                context.SaveChanges();
            }
        }
        """;
}
