namespace SampleShop.Storefront;

public sealed class LoyaltyCard
{
    public int Id { get; set; }

    public required string Number { get; set; }

    public int CustomerId { get; set; }
}
