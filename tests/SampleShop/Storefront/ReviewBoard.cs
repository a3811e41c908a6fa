namespace SampleShop.Storefront;

public sealed class ReviewBoard(ShopContext db)
{
    public async Task OpenWithPraiseAsync(string sku)
    {
        db.Reviews.Add(new Review { Id = 1, Sku = sku, Stars = 5 });
        await db.SaveChangesAsync();
    }

    public async Task<int> PostAsync(string sku, int stars)
    {
        var review = new Review { Sku = sku, Stars = stars };
        db.Reviews.Add(review);
        await db.SaveChangesAsync();
        return review.Id;
    }

    public async Task MoveAsync(int oldId, string sku, int stars)
    {
        var review = new Review { Sku = sku, Stars = stars };
        review.Id = oldId;
        db.Reviews.Add(review);
        await db.SaveChangesAsync();
    }

    public async Task RemoveAsync(int id)
    {
        db.Reviews.Remove(new Review { Id = id, Sku = "" });
        await db.SaveChangesAsync();
    }
}
