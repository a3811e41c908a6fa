namespace SampleShop.Storefront;

public sealed class Address
{
    public int Id { get; set; }

    public int CustomerId { get; set; }

    public required string Street { get; set; }
}
