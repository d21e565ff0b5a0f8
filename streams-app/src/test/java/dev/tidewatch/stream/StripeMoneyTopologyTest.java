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
import dev.tidewatch.source.stripe.StripeRules;
import dev.tidewatch.source.stripe.StripeTranslator;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.order.OneSecond;
import dev.tidewatch.source.stripe.reference.ReferenceBook;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.stream.plan.ClockMode;
import java.util.List;
import java.util.Map;
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

    private static final StripeTranslator WEBHOOK = new StripeTranslator(StripeRules.DEFAULT, References.NONE);

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

    /** The import starts from what the event before left; the webhook knows nothing but the event, until the next one. */
    @ParameterizedTest
    @ValueSource(strings = {"evt_8 evt_9", "evt_9 evt_8"})
    void shouldEndWhereTwoUpdatesOfOneSecondUndoEachOther(String ids) {
        JsonNode sold =
                event(NEW, CREATED, "event.id=\"evt_1\"; event.created=" + JOINED + "; items.data[0].quantity=1");
        JsonNode there = seats(ids.substring(0, 5), ASKED, 1, 2);
        JsonNode back = seats(ids.substring(6), ASKED, 2, 1);
        JsonNode next = seats("evt_a", ASKED + 7_200, 1, 1);
        OneSecond before = new OneSecond();
        OneSecond second = new OneSecond();
        before.add(sold);
        second.add(back);
        second.add(there);
        Map<String, Long> order = second.order(before.left(Map.of()));

        PipelineDriver replay = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);
        assertThat(movements(List.of(sold, back, there), WEBHOOK, order, replay))
                .containsExactly("2026-03-02T12:00:00Z NEW 49.000000");
        List<String> bySize = webhook(List.of(sold, back, there, next));
        assertThat(bySize).first().isEqualTo("2026-03-02T12:00:00Z NEW 49.000000");
        assertThat(bySize).hasSize(ids.startsWith("evt_9") ? 3 : 1);
    }

    /** An amount in the subscription's currency, told by the coupon; the terms of a customer's own coupon do not say it. */
    @Test
    void shouldTakeWhatACouponSaysInTheSubscriptionsCurrency() {
        String coupon = "{\"id\":\"multi\",\"amount_off\":1000,\"currency\":\"usd\""
                + ",\"duration\":\"forever\",\"applies_to\":null,\"currency_options\":{\"eur\":{\"amount_off\":900},\"usd\":{\"amount_off\":1000}}}";
        String euros = CREATION.replace("\"usd\"", "\"eur\"") + "; currency=\"eur\"";
        JsonNode own =
                event(NEW, CREATED, euros + "; discounts=[{\"id\":\"di_1\",\"source\":{\"coupon\":" + coupon + "}}]");
        JsonNode customers = event("old", "customer.discount.created", "event.id=\"evt_2\"; coupon=" + coupon);

        assertThat(movements(List.of(own))).containsExactly("2026-03-02T12:00:00Z NEW 121.000000");
        assertThat(webhook(List.of(customers, event(NEW, CREATED, CREATION))))
                .containsExactly("2026-03-02T12:00:00Z NEW 120.000000");
        assertThat(webhook(List.of(customers, event(NEW, CREATED, euros))))
                .as("130 euros less 9 would be right; the customer is provisional")
                .containsExactly("2026-03-02T12:00:00Z NEW 130.000000");
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

    /** A contract that is renewed for another year is good news. */
    @Test
    void shouldNotReadARequestFromATermThatIsExtended() {
        JsonNode contract = event(NEW, CREATED, CREATION + "; cancel_at=" + YEAR_ENDS);
        JsonNode renewed = event(
                NEW,
                UPDATED,
                "event.id=\"evt_2\"; event.created=" + (MONTH_ENDS + 5) + TWO_INTERVALS + "; cancel_at="
                        + (YEAR_ENDS + 31_536_000) + "; previous_attributes={\"cancel_at\":" + YEAR_ENDS + "}");

        assertThat(movements(List.of(contract, renewed), VendorProfiles.STRIPE))
                .containsExactly("2026-03-02T12:00:00Z NEW 130.000000");
    }

    private static JsonNode seats(String id, long at, int before, int now) {
        String items = event(NEW, UPDATED, "items.data[0].quantity=" + before)
                .at("/data/object/items")
                .toString();
        return event(
                NEW,
                UPDATED,
                "event.id=\"" + id + "\"; event.created=" + at + "; items.data[0].quantity=" + now
                        + "; previous_attributes={\"items\":" + items + "}");
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
        return movements(
                events,
                new StripeTranslator(StripeRules.DEFAULT, references),
                Map.of(),
                new PipelineDriver(profile, ClockMode.EVENT));
    }

    /** It remembers no other event. */
    private static List<String> webhook(List<JsonNode> events) {
        return movements(events, WEBHOOK, Map.of(), new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL));
    }

    private static List<String> movements(
            List<JsonNode> events, StripeTranslator translator, Map<String, Long> places, PipelineDriver driver) {
        try (PipelineDriver pipeline = driver) {
            for (JsonNode event : events) {
                if (translator.translate(
                                event, NOON, places.get(event.path("id").asText()))
                        instanceof Translation.Understood understood) {
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
