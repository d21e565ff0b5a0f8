package dev.tidewatch.source.stripe;

import static dev.tidewatch.source.stripe.StripeExamples.NEW;
import static dev.tidewatch.source.stripe.StripeExamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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

        assertThat(second.order())
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

        assertThat(second(announced, paused, before).order())
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

        assertThat(second(second, first).order()).containsEntry("evt_2", 1L).containsEntry("evt_1", 2L);
    }

    @Test
    void shouldHaveNoOrderWhenTwoOrdersAreAsGood() {
        JsonNode there = event(
                NEW,
                "customer.subscription.updated",
                "event.id=\"evt_1\"; items.data[0].quantity=3; previous_attributes={\"quantity\":2}");
        JsonNode back =
                event(NEW, "customer.subscription.updated", "event.id=\"evt_2\"; previous_attributes={\"quantity\":3}");

        assertThat(second(there, back).order()).isEmpty();
    }

    @Test
    void shouldHaveNoOrderWhenALinkIsMissing() {
        assertThat(second(CREATED, ANSWERED).order()).isEmpty();
    }

    @Test
    void shouldHaveNothingToOrderWhenOneEventIsRepeated() {
        assertThat(second(CREATED, CREATED.deepCopy()).isSeveral()).isFalse();
    }

    private static OneSecond second(JsonNode... events) {
        OneSecond second = new OneSecond();
        List.of(events).forEach(second::add);
        return second;
    }
}
