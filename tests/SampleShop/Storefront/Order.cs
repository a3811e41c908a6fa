namespace SampleShop.Storefront;

public sealed class Order
{
    public Guid Id { get; set; }

    public int CustomerId { get; set; }

    public DateTime PlacedAt { get; set; }

    public decimal Total { get; set; }
}
