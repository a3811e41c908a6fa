using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.CheckThenInsert;

/// <summary>CTI1008: validators that ask the database whether a value is taken.</summary>
public sealed class ValidatorUniquenessTests
{
    /// <summary>What FluentValidation has, as far as the tests name it.</summary>
    private const string Fluent = """

        public abstract class AbstractValidator<T>
        {
            protected RuleBuilder<T, TProperty> RuleFor<TProperty>(Func<T, TProperty> property) => new();
        }

        public sealed class RuleBuilder<T, TProperty>
        {
            public RuleBuilder<T, TProperty> NotEmpty() => this;
            public RuleBuilder<T, TProperty> Must(Func<TProperty, bool> predicate) => this;
            public RuleBuilder<T, TProperty> MustAsync(Func<TProperty, CancellationToken, Task<bool>> predicate) => this;
            public RuleBuilder<T, TProperty> MustAsync(Func<T, TProperty, CancellationToken, Task<bool>> predicate) => this;
            public RuleBuilder<T, TProperty> CustomAsync(Func<TProperty, ValidationContext<T>, CancellationToken, Task> action) => this;
            public RuleBuilder<T, TProperty> WithMessage(string message) => this;
        }

        public sealed class ValidationContext<T>
        {
            public void AddFailure(string message) { }
        }

        public record SignUp(int Id, string Email, int TenantId);
        """;

    private static readonly RuleVerifier Verifier = ShopModel.Verifier with { Model = ShopModel.Entities + Fluent };

    [Theory]
    [InlineData("MustAsync(async (email, token) => !await context.Users.{|CTI1008:AnyAsync|}(u => u.Email == email, token))")]
    [InlineData("MustAsync((email, token) => context.Users.{|CTI1008:AllAsync|}(u => u.Email != email, token))")]
    [InlineData("MustAsync(async (email, token) => await context.Users.{|CTI1008:FirstOrDefaultAsync|}(u => u.Email == email, token) is null)")]
    [InlineData("MustAsync(async (email, token) => await context.Users.{|CTI1008:CountAsync|}(u => u.Email == email, token) == 0)")]
    [InlineData("MustAsync(async (email, token) => { var taken = await context.Users.{|CTI1008:AnyAsync|}(u => u.Email == email, token); return !taken; })")]
    [InlineData("MustAsync(async (request, email, token) => !await context.Users.{|CTI1008:AnyAsync|}(u => u.Id != request.Id && u.Email == email, token))")]
    [InlineData("NotEmpty().Must(email => !context.Users.{|CTI1008:Any|}(u => u.Email == email)).WithMessage(\"taken\")")]
    [InlineData("CustomAsync(async (email, validation, token) => { if (await context.Users.{|CTI1008:AnyAsync|}(u => u.Email == email, token)) validation.AddFailure(\"taken\"); })")]
    public Task A_rule_of_FluentValidation(string rule) => Verifier.Informs(Validator(rule));

    [Theory]
    [InlineData("MustAsync(async (email, token) => !await connection.{|CTI1008:ExecuteScalarAsync|}<bool>(\"SELECT EXISTS (SELECT 1 FROM users WHERE email = @email)\", new { email }))")]
    [InlineData("Must(email => connection.{|CTI1008:ExecuteScalar|}<int>(\"SELECT count(*) FROM users WHERE email = @email\", new { email }) == 0)")]
    public Task A_rule_that_sends_sql(string rule) => Verifier.Informs(Validator(rule));

    [Theory]
    [InlineData("{|CTI1008:MustAsync|}(BeUnique)")]
    [InlineData("MustAsync((email, token) => {|CTI1008:BeUnique|}(email, token))")]
    [InlineData("MustAsync(async (email, token) => !await {|CTI1008:IsTaken|}(email, token))")]
    public Task A_method_of_the_class(string rule) => Verifier.Informs(Validator(rule));

    /// <summary>What has to be there is refused when it is not.</summary>
    [Theory]
    [InlineData("MustAsync(async (email, token) => await context.Users.AnyAsync(u => u.Email == email, token))")]
    [InlineData("MustAsync((email, token) => context.Users.AnyAsync(u => u.Email == email, token))")]
    [InlineData("MustAsync(async (email, token) => await context.Users.FirstOrDefaultAsync(u => u.Email == email, token) is not null)")]
    [InlineData("MustAsync(IsTaken)")]
    [InlineData("CustomAsync(async (email, validation, token) => { if (!await context.Users.AnyAsync(u => u.Email == email, token)) validation.AddFailure(\"unknown\"); })")]
    [InlineData("Must(email => email.Contains('@'))")]
    [InlineData("Must(email => !new List<string> { \"root\" }.Any(name => name == email))")]
    [InlineData("MustAsync(async (email, token) => await context.Users.CountAsync(u => u.Email == email, token) < 5)")]
    public Task Rules_that_demand_the_row(string rule) => Verifier.IsSilent(Validator(rule));

    [Fact]
    public Task Another_class_with_such_a_method() => Verifier.IsSilent("""
        public class Search(ShopContext context)
        {
            public Search Must(Func<string, bool> predicate) => this;

            public Search Build() => Must(email => !context.Users.Any(u => u.Email == email));
        }
        """);

    [Fact]
    public Task An_attribute() => Verifier.Informs("""
        public sealed class UniqueEmailAttribute : ValidationAttribute
        {
            protected override ValidationResult? IsValid(object? value, ValidationContext validation)
            {
                var context = (ShopContext)validation.GetService(typeof(ShopContext))!;
                var email = (string)value!;
                return context.Users.{|CTI1008:Any|}(u => u.Email == email) ? new ValidationResult("taken") : ValidationResult.Success;
            }
        }
        """);

    [Fact]
    public Task An_attribute_that_says_yes_or_no() => Verifier.Informs("""
        public sealed class UniqueEmailAttribute : ValidationAttribute
        {
            public override bool IsValid(object? value)
            {
                using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().Options);
                var email = (string)value!;
                return !context.Users.{|CTI1008:Any|}(u => u.Email == email);
            }
        }
        """);

    [Fact]
    public Task An_attribute_that_demands_the_row() => Verifier.IsSilent("""
        public sealed class KnownEmailAttribute : ValidationAttribute
        {
            protected override ValidationResult? IsValid(object? value, ValidationContext validation)
            {
                var context = (ShopContext)validation.GetService(typeof(ShopContext))!;
                var email = (string)value!;
                if (!context.Users.Any(u => u.Email == email))
                    return new ValidationResult("unknown");
                return ValidationResult.Success;
            }
        }
        """);

    [Fact]
    public Task An_object_that_validates_itself() => Verifier.Informs("""
        public sealed class Form : IValidatableObject
        {
            public string Email { get; set; } = "";

            public IEnumerable<ValidationResult> Validate(ValidationContext validation)
            {
                var context = (ShopContext)validation.GetService(typeof(ShopContext))!;
                if (context.Users.{|CTI1008:Any|}(u => u.Email == Email))
                    yield return new ValidationResult("taken");
            }
        }
        """);

    [Fact]
    public Task The_message() => Verifier.Says(
        "Two requests can both pass this: neither finds a 'User' with this 'Email', and both go on to save it; no unique index on it is known, so one of them fails with 23505 or the row is stored twice. "
        + "Keep it for its message, and catch the DbUpdateException of SQLSTATE 23505 where 'User' is saved.",
        Validator("MustAsync(async (email, token) => !await context.Users.{|CTI1008:AnyAsync|}(u => u.Email == email, token))"));

    private static string Validator(string rule) =>
        $$"""
        public class SignUpValidator : AbstractValidator<SignUp>
        {
            private readonly ShopContext context;
            private readonly NpgsqlConnection connection;

            public SignUpValidator(ShopContext context, NpgsqlConnection connection)
            {
                this.context = context;
                this.connection = connection;
                RuleFor(x => x.Email).{{rule}};
            }

            private async Task<bool> BeUnique(string email, CancellationToken token) => !await context.Users.AnyAsync(u => u.Email == email, token);

            private Task<bool> IsTaken(string email, CancellationToken token) => context.Users.AnyAsync(u => u.Email == email, token);
        }
        """;
}
