package dev.tidewatch.app.stripe;

import static dev.tidewatch.app.stripe.ImportedStripe.UPDATED;
import static dev.tidewatch.source.stripe.StripeExamples.NEW;
import static dev.tidewatch.source.stripe.StripeExamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import knows coupons and discounts also from other places than the subscription. */
class StripeCouponImportTest {

    private static final String TWO_PRODUCTS =
            "items.data[1]={\"id\":\"si_2\",\"quantity\":1,\"price\":{\"id\":\"price_addon\","
                    + "\"product\":\"prod_addon\",\"currency\":\"usd\",\"unit_amount\":700,"
                    + "\"recurring\":{\"interval\":\"month\",\"interval_count\":1}}}; ";
    private static final String HALF_OFF = "discounts=[{\"id\":\"di_1\",\"source\":{\"type\":\"coupon\",\"coupon\":"
            + "{\"id\":\"half\",\"percent_off\":50,\"duration\":\"forever\"}},\"start\":1772366400,\"end\":null}]";

    private final ImportedStripe stripe;

    StripeCouponImportTest(@TempDir Path directory) {
        this.stripe = new ImportedStripe(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\":\"coupon\",\"id\":\"half\",\"applies_to\":{\"products\":[\"prod_addon\"]},\"percent_off\":50,\"duration\":\"forever\"}\n"
                        + "{\"object\":\"coupon\",\"id\":\"half\",\"percent_off\":50,\"duration\":\"forever\"}",
                "{\"object\":\"coupon\",\"id\":\"half\",\"percent_off\":50,\"duration\":\"forever\"}\n"
                        + "{\"object\":\"discount\",\"id\":\"di_2\",\"coupon\":{\"id\":\"half\",\"applies_to\":{\"products\":[\"prod_addon\"]},\"percent_off\":50,\"duration\":\"forever\"}}",
                "{\"object\":\"coupon\",\"id\":\"half\",\"livemode\":true,\"applies_to\":{\"products\":[\"prod_addon\"]}}\n"
                        + "{\"object\":\"coupon\",\"id\":\"half\",\"livemode\":false,\"applies_to\":{\"products\":[\"prod_app\"]}}"
            })
    void shouldKnowWhatACouponIsForWhenItIsSaidAnywhereInTheInput(String coupons) throws IOException {
        List<JsonNode> records = ImportedStripe.events(
                stripe.records(event(NEW, UPDATED, TWO_PRODUCTS + HALF_OFF).toString(), coupons));

        assertThat(records)
                .singleElement()
                .extracting(record -> record.path("value")
                        .path("discounts")
                        .path(0)
                        .path("productIds")
                        .toString())
                .isEqualTo("[\"prod_addon\"]");
    }

    @Test
    void shouldNotTakeACouponForAllWhenItIsKnownWithoutWhatItIsFor() throws IOException {
        String coupon = "{\"object\":\"coupon\",\"id\":\"half\",\"percent_off\":50,\"duration\":\"forever\"}";

        assertThat(ImportedStripe.events(stripe.records(
                        event(NEW, UPDATED, TWO_PRODUCTS + HALF_OFF).toString(), coupon)))
                .isEmpty();
        assertThat(stripe.report())
                .contains("refused               1  UNRESOLVED")
                .contains("applies_to is not said, and the items are of several products; add the coupons (expand"
                        + " data.applies_to)")
                .contains("tidewatch.stripe.coupon.products=all");
    }

    @Test
    void shouldSayWhereADiscountIsKnownByItsIdAlone() throws IOException {
        String discounted = event(NEW, UPDATED, "discounts=[\"di_elsewhere\"]").toString();

        assertThat(ImportedStripe.events(stripe.records(discounted))).hasSize(1);
        assertThat(stripe.report())
                .contains("provisional           1  UNRESOLVED: counted without a discount until its terms come")
                .contains("data.object.discounts[0]");
    }

    @Test
    void shouldLeaveADiscountOutUntilItIsKnownWhatItsCouponIsFor() throws IOException {
        String discounted =
                event(NEW, UPDATED, TWO_PRODUCTS + "discounts=[\"di_1\"]").toString();
        String discount = "{\"object\":\"discount\",\"id\":\"di_1\",\"start\":1772366400,\"coupon\":"
                + "{\"id\":\"half\",\"percent_off\":50,\"duration\":\"forever\"}}";

        assertThat(onlyDiscount(discounted, discount).path("termsId").asText()).isEqualTo("di_1");
        assertThat(stripe.report())
                .contains("provisional           1  UNRESOLVED")
                .doesNotContain("refused");
    }

    @Test
    void shouldKnowWhatACouponTakesOffInACurrencyThatOnlyItsExportSays() throws IOException {
        String euros = event(
                        NEW,
                        UPDATED,
                        "currency=\"eur\"; items.data[0].price.currency=\"eur\"; discounts=[{\"id\":\"di_1\",\"source\":"
                                + "{\"type\":\"coupon\",\"coupon\":{\"id\":\"ten\",\"amount_off\":1000,\"currency\":\"usd\","
                                + "\"duration\":\"forever\"}},\"start\":1772366400,\"end\":null}]")
                .toString();
        String coupon = "{\"object\":\"coupon\",\"id\":\"ten\",\"amount_off\":1000,\"currency\":\"usd\","
                + "\"duration\":\"forever\",\"currency_options\":{\"eur\":{\"amount_off\":900}}}";

        assertThat(onlyDiscount(euros, coupon).path("amountOff").asText()).isEqualTo("9.000000");
    }

    private JsonNode onlyDiscount(String... documents) throws IOException {
        List<JsonNode> records = ImportedStripe.events(stripe.records(documents));
        assertThat(records).hasSize(1);
        return records.get(0).at("/value/discounts/0");
    }
}
