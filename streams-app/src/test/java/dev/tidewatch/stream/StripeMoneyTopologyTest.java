package dev.tidewatch.stream;

import static dev.tidewatch.source.stripe.StripeExamples.NEW;
import static dev.tidewatch.source.stripe.StripeExamples.NOON;
import static dev.tidewatch.source.stripe.StripeExamples.changed;
import static dev.tidewatch.source.stripe.StripeExamples.event;
import static dev.tidewatch.source.stripe.StripeExamples.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.profile.VendorProfiles;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.source.stripe.Canonical;
import dev.tidewatch.source.stripe.ReferenceBook;
import dev.tidewatch.source.stripe.StripeRules;
import dev.tidewatch.source.stripe.StripeTranslator;
import dev.tidewatch.source.stripe.Translation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Situations of real Stripe accounts, from the event as it is sent to the movement. */
class StripeMoneyTopologyTest {

    /** 2026-03-02, 03-10, 04-02 and 2027-03-02, each at noon. */
    private static final long JOINED = 1772452800;

    private static final long ASKED = 1773144000;
    private static final long MONTH_ENDS = 1775131200;
    private static final long YEAR_ENDS = 1803988800;

    private static final String CREATED = "customer.subscription.created";
    private static final String UPDATED = "customer.subscription.updated";
    private static final String DELETED = "customer.subscription.deleted";

    /** 30 a month and 1,200 a year. */
    private static final String TWO_INTERVALS =
            "; items.data=[" + item("month", 3000, MONTH_ENDS) + "," + item("year", 120_000, YEAR_ENDS) + "]";

    private static final String CREATION = "event.id=\"evt_1\"; event.created=" + JOINED + TWO_INTERVALS;
    private static final String CANCELLATION = "event.id=\"evt_2\"; event.created=" + ASKED + TWO_INTERVALS
            + "; cancel_at_period_end=true; previous_attributes={\"cancel_at_period_end\":false}";

    /** Also where the event says itself when it ends, and where its deletion follows. */
    @ParameterizedTest
    @ValueSource(strings = {"", "cancel_at", "deletion"})
    void shouldEndWithTheEarliestPeriodWhenIntervalsAreMixed(String with) {
        String cancelAt = with.isEmpty() ? "" : "; cancel_at=" + MONTH_ENDS;
        List<JsonNode> told = with.equals("deletion")
                ? List.of(event(NEW, CREATED, CREATION), event(NEW, UPDATED, CANCELLATION + cancelAt), deletion())
                : List.of(event(NEW, CREATED, CREATION), event(NEW, UPDATED, CANCELLATION + cancelAt));

        assertThat(movements(told))
                .containsExactly(
                        "2026-03-02T12:00:00Z NEW 130.000000", "2026-04-02T12:00:00Z CHURN -130.000000 scheduled-end");
    }

    /** A time of the cancellation's own wins over every period. */
    @Test
    void shouldEndWhenTheEventSaysSo() {
        String cancelAt = "; cancel_at=" + (MONTH_ENDS + 86_400);

        assertThat(movements(List.of(event(NEW, CREATED, CREATION), event(NEW, UPDATED, CANCELLATION + cancelAt))))
                .element(1)
                .isEqualTo("2026-04-03T12:00:00Z CHURN -130.000000 scheduled-end");
    }

    @Test
    void shouldCountNothingWhenTheSubscriptionIsATest() {
        String test = "event.livemode=false; livemode=false";

        assertThat(movements(List.of(event(NEW, CREATED, test)))).isEmpty();
    }

    @Test
    void shouldCountNothingWhenNobodyCanSayWhichItemsACouponIsFor() {
        String coupon = "; discounts=[{\"id\":\"di_1\",\"start\":" + JOINED
                + ",\"source\":{\"coupon\":{\"id\":\"half\",\"percent_off\":50,\"duration\":\"forever\"}}}]";
        JsonNode inDoubt = event(NEW, CREATED, CREATION + coupon);
        JsonNode oneProduct = event(NEW, CREATED, CREATION.replace("prod_year", "prod_month") + coupon);
        JsonNode stated = event(
                NEW,
                CREATED,
                CREATION + coupon.replace("\"half\",", "\"half\",\"applies_to\":{\"products\":[\"prod_month\"]},"));

        assertThat(movements(List.of(inDoubt))).isEmpty();
        assertThat(movements(List.of(oneProduct))).containsExactly("2026-03-02T12:00:00Z NEW 65.000000");
        assertThat(movements(List.of(stated))).containsExactly("2026-03-02T12:00:00Z NEW 115.000000");
    }

    /** 100 with 50 % off the item and 10 off the subscription, in whichever order the event says both. */
    @Test
    void shouldTakeTheItemsDiscountOffBeforeTheSubscriptions() {
        String item = "; items.data[0].quantity=1; items.data[0].price.unit_amount=10000"
                + "; items.data[0].price.unit_amount_decimal=\"10000\"";
        String half = "; items.data[0].discounts=[{\"id\":\"di_1\",\"source\":{\"coupon\":"
                + "{\"id\":\"half\",\"percent_off\":50,\"duration\":\"forever\"}}}]";
        String ten = "; discounts=[{\"id\":\"di_2\",\"source\":{\"coupon\":"
                + "{\"id\":\"ten\",\"amount_off\":1000,\"currency\":\"usd\",\"duration\":\"forever\"}}}]";
        String created = "event.id=\"evt_1\"; event.created=" + JOINED + item;

        assertThat(movements(List.of(event(NEW, CREATED, created + half + ten))))
                .containsExactly("2026-03-02T12:00:00Z NEW 40.000000");
        assertThat(movements(List.of(event(NEW, CREATED, created + ten + half))))
                .containsExactly("2026-03-02T12:00:00Z NEW 40.000000");
    }

    /** A schedule's first phase carries its end, the next one clears it 40 s later; another subscription is sold for a year. */
    @Test
    void shouldReadNoRequestFromAnEndThatTheSaleOrAScheduleBrought() {
        String fixed = "event.id=\"evt_1\"; event.created=" + JOINED + "; cancel_at=" + YEAR_ENDS;
        String phase =
                "event.id=\"evt_2\"; event.created=" + JOINED + "; schedule=\"sub_sched_1\"; cancel_at=" + MONTH_ENDS;
        String next = "event.id=\"evt_3\"; event.created=" + (MONTH_ENDS + 40)
                + "; items.data[0].quantity=5; cancel_at=null; previous_attributes={\"cancel_at\":" + MONTH_ENDS + "}";

        assertThat(movements(List.of(event(NEW, CREATED, fixed)), VendorProfiles.STRIPE))
                .containsExactly("2026-03-02T12:00:00Z NEW 98.000000");
        assertThat(movements(List.of(event(NEW, CREATED, phase), event(NEW, UPDATED, next)), VendorProfiles.STRIPE))
                .containsExactly("2026-03-02T12:00:00Z NEW 98.000000", "2026-04-02T12:00:40Z EXPANSION 147.000000");
    }

    /** What is asked for later is a request, and ends the revenue then; also in an export, which has no event of it. */
    @Test
    void shouldEndWithTheRequestWhereItCountsSo() {
        JsonNode exported = changed(
                object(NEW, "subscription"), "cancel_at_period_end=true; canceled_at=1772280000; created=1769774400");
        JsonNode contract = changed(
                object(NEW, "subscription"), "cancel_at=" + YEAR_ENDS + "; canceled_at=1769774400; created=1769774400");

        assertThat(movements(
                        List.of(event(NEW, CREATED, CREATION), event(NEW, UPDATED, CANCELLATION)),
                        VendorProfiles.STRIPE))
                .containsExactly(
                        "2026-03-02T12:00:00Z NEW 130.000000", "2026-03-10T12:00:00Z CHURN -130.000000 scheduled-end");
        assertThat(movements(List.of(exported), VendorProfiles.STRIPE)).isEmpty();
        assertThat(movements(List.of(contract), VendorProfiles.STRIPE))
                .containsExactly("2026-03-01T12:00:00Z NEW 98.000000");
    }

    /** A contract that is renewed every month by its invoice still has the end that it began with. */
    @Test
    void shouldNotReadARequestFromALaterSnapshotOfAFixedTerm() {
        JsonNode contract = event(NEW, CREATED, CREATION + "; cancel_at=" + YEAR_ENDS);
        JsonNode invoiced = event(
                NEW,
                UPDATED,
                "event.id=\"evt_2\"; event.created=" + (MONTH_ENDS + 5) + TWO_INTERVALS + "; cancel_at=" + YEAR_ENDS
                        + "; previous_attributes={\"latest_invoice\":\"in_0\"}");

        assertThat(movements(List.of(contract, invoiced), VendorProfiles.STRIPE))
                .containsExactly("2026-03-02T12:00:00Z NEW 130.000000");
    }

    private static JsonNode deletion() {
        return event(
                NEW,
                DELETED,
                "event.id=\"evt_3\"; event.created=" + (MONTH_ENDS + 3) + TWO_INTERVALS
                        + "; status=\"canceled\"; cancel_at_period_end=true; cancel_at=" + MONTH_ENDS + "; ended_at="
                        + MONTH_ENDS);
    }

    private static String item(String interval, int amount, long periodEnds) {
        return """
                {"id":"si_%1$s","quantity":1,"current_period_end":%3$d,"price":{"id":"price_%1$s","product":"prod_%1$s",\
                "currency":"usd","unit_amount":%2$d,"recurring":{"interval":"%1$s","interval_count":1}}}""".formatted(interval, amount, periodEnds);
    }

    /** Up to the middle of June. */
    private static List<String> movements(List<JsonNode> events) {
        return movements(events, Profile.TIDEWATCH);
    }

    private static List<String> movements(List<JsonNode> events, Profile profile) {
        ReferenceBook references = new ReferenceBook(StripeRules.DEFAULT.mode());
        events.forEach(references::learn);
        StripeTranslator translator = new StripeTranslator(StripeRules.DEFAULT, references);
        try (PipelineDriver pipeline = new PipelineDriver(profile, ClockMode.EVENT)) {
            for (JsonNode event : events) {
                if (translator.translate(event, NOON, null) instanceof Translation.Understood understood) {
                    for (Canonical record : understood.records()) {
                        pipeline.send(record.input(), record.key(), record.value());
                    }
                }
            }
            pipeline.passClock("2026-06-15T00:00:00Z");
            return PublishedMovements.standing(pipeline.movements()).values().stream()
                    .map(StripeMoneyTopologyTest::text)
                    .toList();
        }
    }

    private static String text(MrrMovement movement) {
        String rule = movement.getRule().equals("snapshot") ? "" : " " + movement.getRule();
        return movement.getEffectiveAt() + " " + movement.getKind() + " " + movement.getAmount() + rule;
    }
}
