package dev.tidewatch.source.stripe.order;

import static dev.tidewatch.source.stripe.StripeExamples.NEW;
import static dev.tidewatch.source.stripe.StripeExamples.event;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneSecondTest {

    private static final JsonNode CREATED =
            event(NEW, "customer.subscription.created", "event.id=\"evt_d\"; items.data[0].quantity=1");

    /** The customer's portal: first the end is scheduled, then comes the answer to why. */
    private static final JsonNode SCHEDULED = event(
            NEW,
            "customer.subscription.updated",
            "event.id=\"evt_c\"; items.data[0].quantity=1; cancel_at_period_end=true;"
                    + " previous_attributes={\"cancel_at_period_end\":false}");

    private static final JsonNode ANSWERED = event(
            NEW,
            "customer.subscription.updated",
            "event.id=\"evt_b\"; items.data[0].quantity=1; cancel_at_period_end=true;"
                    + " cancellation_details={\"reason\":null,\"feedback\":\"unused\",\"comment\":null};"
                    + " previous_attributes={\"cancellation_details\":{\"feedback\":null}}");

    private static final JsonNode DELETED = event(
            NEW, "customer.subscription.deleted", "event.id=\"evt_a\"; items.data[0].quantity=1; status=\"canceled\"");

    @Test
    void shouldFollowPreviousAttributesWhenTheyChain() {
        OneSecond second = second(DELETED, ANSWERED, SCHEDULED, CREATED);

        assertThat(second.order(null))
                .containsEntry("evt_d", 1L)
                .containsEntry("evt_c", 2L)
                .containsEntry("evt_b", 3L)
                .containsEntry("evt_a", 4L);
    }

    @Test
    void shouldGiveAnAnnouncementThePlaceOfItsStateWhenItComesBeside() {
        JsonNode paused = event(
                NEW,
                "customer.subscription.updated",
                "event.id=\"evt_z\"; status=\"paused\"; previous_attributes={\"status\":\"active\"}");
        JsonNode announced = event(NEW, "customer.subscription.paused", "event.id=\"evt_y\"; status=\"paused\"");
        JsonNode before = event(NEW, "customer.subscription.created", "event.id=\"evt_x\"");

        assertThat(second(announced, paused, before).order(null))
                .containsEntry("evt_x", 1L)
                .containsEntry("evt_z", 2L)
                .containsEntry("evt_y", 2L);
    }

    @Test
    void shouldTakeAMemberThatWasNotThereForNoneWhenItIsNew() {
        JsonNode first = event(NEW, "customer.subscription.created", "event.id=\"evt_2\"");
        JsonNode second = event(
                NEW,
                "customer.subscription.updated",
                "event.id=\"evt_1\"; metadata={\"team\":\"a\"}; previous_attributes={\"metadata\":{\"team\":null}}");

        assertThat(second(second, first).order(null)).containsEntry("evt_2", 1L).containsEntry("evt_1", 2L);
    }

    private static final JsonNode THERE = event(
            NEW,
            "customer.subscription.updated",
            "event.id=\"evt_1\"; items.data[0].quantity=3; previous_attributes={\"items\":" + itemsOf(2) + "}");
    private static final JsonNode BACK = event(
            NEW,
            "customer.subscription.updated",
            "event.id=\"evt_0\"; items.data[0].quantity=2; previous_attributes={\"items\":" + itemsOf(3) + "}");

    @Test
    void shouldHaveNoOrderWhenTwoOrdersAreAsGood() {
        assertThat(second(THERE, BACK).order(null)).isEmpty();
    }

    @Test
    void shouldStartFromWhatTheEventBeforeLeftWhenTwoUndoEachOther() {
        assertThat(second(THERE, BACK).order(left(2)))
                .containsEntry("evt_1", 1L)
                .containsEntry("evt_0", 2L);
        assertThat(second(BACK, THERE).order(left(3)))
                .containsEntry("evt_0", 1L)
                .containsEntry("evt_1", 2L);
        assertThat(second(THERE, BACK).order(left(4))).isEmpty();
    }

    @Test
    void shouldHaveAnOrderWhenTheOtherOnesSayTheSame() {
        JsonNode thereAgain = event(
                NEW,
                "customer.subscription.updated",
                "event.id=\"evt_2\"; items.data[0].quantity=3; previous_attributes={\"items\":" + itemsOf(2) + "}");
        JsonNode created = event(NEW, "customer.subscription.created", "event.id=\"evt_c\"; items.data[0].quantity=2");

        assertThat(second(thereAgain, BACK, THERE, created).order(null))
                .containsEntry("evt_c", 1L)
                .containsEntry("evt_1", 2L)
                .containsEntry("evt_0", 3L)
                .containsEntry("evt_2", 4L);
    }

    @Test
    void shouldSayWhatItLeftWhenTheOrderIsCertain() {
        OneSecond second = second(BACK, THERE);

        assertThat(second.left(second.order(left(3)))).isEqualTo(left(3));
        assertThat(second.left(second.order(null))).isNull();
        assertThat(second(DELETED).left(Map.of())).isNotNull();
    }

    @Test
    void shouldHaveNoOrderWhenALinkIsMissing() {
        assertThat(second(CREATED, ANSWERED).order(null)).isEmpty();
    }

    @Test
    void shouldHaveNothingToOrderWhenOneEventIsRepeated() {
        assertThat(second(CREATED, CREATED.deepCopy()).isSeveral()).isFalse();
    }

    private static JsonNode left(int quantity) {
        return requireNonNull(second(event(NEW, "customer.subscription.updated", "items.data[0].quantity=" + quantity))
                .left(Map.of()));
    }

    private static String itemsOf(int quantity) {
        return event(NEW, "customer.subscription.updated", "items.data[0].quantity=" + quantity)
                .path("data")
                .path("object")
                .path("items")
                .toString();
    }

    private static OneSecond second(JsonNode... events) {
        OneSecond second = new OneSecond();
        List.of(events).forEach(second::add);
        return second;
    }
}
