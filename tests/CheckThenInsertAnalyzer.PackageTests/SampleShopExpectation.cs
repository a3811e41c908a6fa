namespace CheckThenInsertAnalyzer.PackageTests;

/// <summary>A diagnostic that the sample shop must give.</summary>
/// <param name="File">The file, relative to the shop.</param>
/// <param name="Method">The method that holds it.</param>
/// <param name="Rule">Its id.</param>
/// <param name="Snippet">A piece of the line where it stands.</param>
/// <param name="IsRepaired">Whether a code fix takes it away; false where no fix is offered, so that the diagnostic stays.</param>
internal sealed record SampleShopExpectation(string File, string Method, string Rule, string Snippet, bool IsRepaired = true)
{
    /// <summary>Every diagnostic of the shop; whatever is not here is right and must stay silent.</summary>
    public static IReadOnlyList<SampleShopExpectation> All { get; } =
    [
        new("Storefront/CouponDesk.cs", "IssueAsync", "CTI1001", "db.Coupons.Add("),
        new("Storefront/CustomerCare.cs", "ChangeEmailAsync", "CTI1007", "customer.Email = email"),
        new("Storefront/CustomerDirectory.cs", "FileGuestAddressAsync", "CTI1002", "db.Customers.Add(", IsRepaired: false),
        new("Storefront/CustomerImport.cs", "TakeOverAsync", "CTI1009", "db.Customers.Add(", IsRepaired: false),
        new("Storefront/FreeCouponCodeAttribute.cs", "IsValid", "CTI1008", "db.Coupons.Any(", IsRepaired: false),
        new("Storefront/LoyaltyProgramme.cs", "HandOutAsync", "CTI3002", "catch (PostgresException exception)"),
        new("Storefront/NewsletterService.cs", "SubscribeAsync", "CTI1001", "db.Subscribers.Add("),
        new("Storefront/NewsletterService.cs", "SubscribeFromPartnerAsync", "CTI3002", "catch (DbUpdateException)"),
        new("Storefront/ReviewBoard.cs", "MoveAsync", "CTI2001", "review.Id = oldId"),
        new("Storefront/ReviewBoard.cs", "OpenWithPraiseAsync", "CTI2001", "Id = 1"),
        new("Storefront/ShopSeeder.cs", "SeedCouponsAsync", "CTI1010", "db.Coupons.AddRange(", IsRepaired: false),
        new("Storefront/SignUpService.cs", "SignUpAsync", "CTI1001", "db.Customers.Add("),
        new("Storefront/SignUpService.cs", "SignUpAtTheCounterAsync", "CTI3001", "db.SaveChangesAsync("),
        new("Warehouse/BarcodeRepository.cs", "StickAsync", "CTI1001", "INSERT INTO barcodes"),
        new("Warehouse/CampaignStore.cs", "AnnounceAsync", "CTI4003", "INSERT INTO campaigns"),
        new("Warehouse/CampaignStore.cs", "DescribeAsync", "CTI4007", "connection.ExecuteAsync("),
        new("Warehouse/CampaignStore.cs", "FindOrStartAsync", "CTI4002", "connection.QuerySingleAsync<int>("),
        new("Warehouse/CarrierStore.cs", "EnlistAsync", "CTI1004", "connection.ExecuteAsync("),
        new("Warehouse/DeliveryStore.cs", "AcceptAsync", "CTI1001", "insert.ExecuteNonQueryAsync()"),
        new("Warehouse/ImportFileStore.cs", "RememberAsync", "CTI1001", "insert.ExecuteNonQueryAsync()"),
        new("Warehouse/ImportFileStore.cs", "TakeOverPriceAsync", "CTI2002", "insert.ExecuteNonQueryAsync()"),
        new("Warehouse/LoadingBays.cs", "OpenAsync", "CTI1005", "INSERT INTO loading_bays"),
        new("Warehouse/LocationStore.cs", "OpenAnnexAsync", "CTI3003", "exception.SqlState == \"23000\""),
        new("Warehouse/LocationStore.cs", "OpenAsync", "CTI3003", "exception.ErrorCode == 23505"),
        new("Warehouse/LocationStore.cs", "OpenForGuestsAsync", "CTI3011", "exception.SqlState == \"23505\""),
        new("Warehouse/LocationStore.cs", "OpenInTheCellarAsync", "CTI3005", "catch (PostgresException)"),
        new("Warehouse/LocationStore.cs", "OpenOnTheRoofAsync", "CTI3004", "exception.Message.Contains("),
        new("Warehouse/PalletYard.cs", "LabelAsync", "CTI1006", "INSERT INTO pallets", IsRepaired: false),
        new("Warehouse/ProductRepository.cs", "AddAsync", "CTI1001", "INSERT INTO products"),
        new("Warehouse/ProductRepository.cs", "AddSampleAsync", "CTI3001", "INSERT INTO products"),
        new("Warehouse/StockLedger.cs", "CountAsync", "CTI1003", "INSERT INTO stock ("),
        new("Warehouse/StockLedger.cs", "RestoreAsync", "CTI2002", "INSERT INTO stock_movements"),
        new("Warehouse/SupplierRepository.cs", "ImportAsync", "CTI3002", "catch (DbUpdateException)"),
        new("Warehouse/SupplierRepository.cs", "RegisterAsync", "CTI1001", "INSERT INTO suppliers"),
        new("Warehouse/TagDesigns.cs", "DrawAsync", "CTI4009", "INSERT INTO tag_designs", IsRepaired: false),
        new("Warehouse/TagDesigns.cs", "NameAsync", "CTI4010", "connection.ExecuteAsync("),
        new("Warehouse/TagDesigns.cs", "PriceAsync", "CTI4008", "connection.ExecuteAsync(", IsRepaired: false),
        new("Warehouse/TagDesigns.cs", "SketchAgainAsync", "CTI3009", "connection.ExecuteAsync(", IsRepaired: false),
        new("Warehouse/TagDesigns.cs", "SketchAsync", "CTI3008", "catch (PostgresException exception)"),
        new("Warehouse/TagPrinter.cs", "CopyCampaignAsync", "CTI4004", "INSERT IGNORE INTO"),
        new("Warehouse/TagPrinter.cs", "HangAsync", "CTI4001", "connection.ExecuteAsync("),
        new("Warehouse/TagPrinter.cs", "NumberAsync", "CTI4005", "INSERT INTO tag_places", IsRepaired: false),
        new("Warehouse/TagPrinter.cs", "RenameCampaignAsync", "CTI4006", "INSERT INTO campaigns"),
    ];

    /// <summary>Those that <c>dotnet format</c> repairs.</summary>
    public static IReadOnlyList<SampleShopExpectation> Repaired { get; } = [.. All.Where(expectation => expectation.IsRepaired)];

    /// <summary>What a build reports for it.</summary>
    public string Report => $"{File} {Method} {Rule}";
}
