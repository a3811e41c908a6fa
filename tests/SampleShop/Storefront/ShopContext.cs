using Microsoft.EntityFrameworkCore;

namespace SampleShop.Storefront;

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Address> Addresses => Set<Address>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Coupon> Coupons => Set<Coupon>();

    public DbSet<CouponRedemption> CouponRedemptions => Set<CouponRedemption>();

    public DbSet<Subscriber> Subscribers => Set<Subscriber>();

    public DbSet<LoyaltyCard> LoyaltyCards => Set<LoyaltyCard>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<SalesChannel> SalesChannels => Set<SalesChannel>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Customer>().HasIndex(customer => customer.Email).IsUnique();
        modelBuilder.Entity<Coupon>().HasIndex(coupon => coupon.Code).IsUnique();
        modelBuilder.Entity<CouponRedemption>().HasIndex(redemption => new { redemption.CouponId, redemption.CustomerId }).IsUnique();
        modelBuilder.Entity<Subscriber>().HasIndex(subscriber => subscriber.Email).IsUnique().HasDatabaseName("subscribers_email_key");
        modelBuilder.Entity<LoyaltyCard>(card =>
        {
            card.HasIndex(c => c.Number).IsUnique();
            card.Property(c => c.Number).HasMaxLength(16);
        });
        modelBuilder.Entity<Review>().Property(review => review.Id).UseIdentityByDefaultColumn();
        modelBuilder.Entity<SalesChannel>(channel =>
        {
            channel.Property(c => c.Id).UseIdentityByDefaultColumn();
            channel.HasData(
                new SalesChannel { Id = 1, Name = "Web" },
                new SalesChannel { Id = 2, Name = "Telephone" });
        });
    }
}
