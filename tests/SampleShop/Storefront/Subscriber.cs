namespace SampleShop.Storefront;

public sealed class Subscriber
{
    public int Id { get; set; }

    public required string Email { get; set; }
}
