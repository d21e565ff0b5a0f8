package dev.tidewatch.domain.subscription;

import static dev.tidewatch.domain.testing.DiscountBuilder.percentOff;
import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void shouldSortMembersAndLeaveAbsentOnesOut() {
        Snapshot snapshot = aSnapshot("e1")
                .sequence(7L)
                .less(percentOff("12.50").on("x"))
                .because(CancellationReason.REQUESTED, "too dear")
                .attribute("region", "north")
                .attribute("channel", "web")
                .build();

        String json = CanonicalJson.of(snapshot);

        assertThat(json)
                .isEqualTo("{\"attributes\":{\"channel\":\"web\",\"region\":\"north\"},"
                        + "\"cancellation\":{\"feedback\":\"too dear\",\"reason\":\"REQUESTED\"},"
                        + "\"discounts\":[{\"duration\":\"FOREVER\",\"percentOff\":\"12.5\",\"productIds\":[\"x\"]}],"
                        + "\"eventId\":\"e1\","
                        + "\"items\":[{\"currency\":\"USD\",\"interval\":\"MONTH\",\"intervalCount\":1,"
                        + "\"planId\":\"pro\",\"quantity\":1,\"unitAmount\":\"100\",\"usageType\":\"LICENSED\"}],"
                        + "\"occurredAt\":\"2026-03-02T12:00:00Z\",\"sequence\":7,\"status\":\"ACTIVE\","
                        + "\"subscriptionId\":\"sub\",\"type\":\"CHANGED\"}");
    }

    @Test
    void shouldBeOneTextWhenAmountsDifferOnlyInTrailingZeros() {
        assertThat(CanonicalJson.of(aSnapshot().on(monthly("100.00")).build()))
                .isEqualTo(CanonicalJson.of(aSnapshot().on(monthly("1e2")).build()));
    }

    @Test
    void shouldEscapeWhatWouldBreakTheText() {
        assertThat(CanonicalJson.of(aSnapshot("a\"b\\c\n").build())).contains("\"eventId\":\"a\\\"b\\\\c\\u000a\"");
    }

    @Test
    void shouldDifferWhenContentDiffers() {
        assertThat(CanonicalJson.of(aSnapshot().cancelAt(NOON).build()))
                .isNotEqualTo(CanonicalJson.of(aSnapshot().periodEndsAt(NOON).build()));
    }

    @Test
    void shouldSayWhereADiscountBeginsAndAnItemsPeriodEndsOnlyWhereThatIsGiven() {
        String json = CanonicalJson.of(aSnapshot()
                .on(monthly("100").periodEndsAt(NOON))
                .less(percentOff("10").terms("di_1").from(NOON))
                .build());

        assertThat(json)
                .contains("\"productIds\":[],\"startsAt\":\"2026-03-02T12:00:00Z\",\"termsId\":\"di_1\"}")
                .contains("{\"currency\":\"USD\",\"currentPeriodEndsAt\":\"2026-03-02T12:00:00Z\",");
    }
}
