using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SampleShop.Storefront;

public sealed class CouponDesk(ShopContext db)
{
    public async Task<bool> IssueAsync(string code, decimal discount)
    {
        var taken = await db.Coupons.AnyAsync(coupon => coupon.Code == code);
        if (taken)
        {
            return false;
        }

        db.Coupons.Add(new Coupon { Code = code, Discount = discount });
        await db.SaveChangesAsync();
        return true;
    }

    public async Task<bool> RedeemAsync(string code, int customerId)
    {
        var coupon = await db.Coupons.FirstOrDefaultAsync(candidate => candidate.Code == code);
        if (coupon is null)
        {
            return false;
        }

        var redemption = new CouponRedemption { CouponId = coupon.Id, CustomerId = customerId };
        db.CouponRedemptions.Add(redemption);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation,
            ConstraintName: "IX_CouponRedemptions_CouponId_CustomerId",
        })
        {
            db.Entry(redemption).State = EntityState.Detached;
            return false;
        }
    }
}
