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

/** The order of several events of one subscription in one second. */
class StripeSecondsTest {

    private final ImportedStripe stripe;

    StripeSecondsTest(@TempDir Path directory) {
        this.stripe = new ImportedStripe(directory);
    }

    @Test
    void shouldNumberTheEventsOfASecondWhenTheyChain() throws IOException {
        List<JsonNode> records = stripe.records(
                event(
                                NEW,
                                UPDATED,
                                "event.id=\"evt_a\"; items.data[0].quantity=5; previous_attributes={\"items\":"
                                        + itemsOf(3) + "}")
                        .toString(),
                event(NEW, "invoice.paid", "event.id=\"evt_i\"").toString(),
                event(
                                NEW,
                                UPDATED,
                                "event.id=\"evt_b\"; items.data[0].quantity=3; previous_attributes={\"items\":"
                                        + itemsOf(2) + "}")
                        .toString());

        assertThat(records)
                .filteredOn(record -> record.path("value").has("sequence"))
                .extracting(record -> ImportedStripe.eventId(record) + "="
                        + record.path("value").path("sequence"))
                .containsExactly("evt_b=1", "evt_a=2");
    }

    @Test
    void shouldSayThatAnOrderIsUncertainWhenNothingChains() throws IOException {
        stripe.records(
                event(NEW, UPDATED, "event.id=\"evt_a\"; items.data[0].quantity=5")
                        .toString(),
                event(NEW, UPDATED, "event.id=\"evt_b\"; items.data[0].quantity=3")
                        .toString());

        assertThat(stripe.report())
                .contains(
                        "note: the order of several events of one subscription in one second is not certain, 1 times: sub_ada at"
                                + " 1772366400; there the kind of event decides, then its id");
    }

    @Test
    void shouldStartFromWhatTheEventBeforeLeftWhenUpdatesOfASecondUndoEachOther() throws IOException {
        String before = event(NEW, UPDATED, "event.id=\"evt_0\"; event.created=1772366300")
                .toString();
        String there = changedItems("evt_a", 1772366400, 2, 3);
        String back = changedItems("evt_b", 1772366400, 3, 2);
        String thereAgain = changedItems("evt_c", 1772366450, 2, 3);
        String backAgain = changedItems("evt_d", 1772366450, 3, 2);

        for (String[] documents : List.of(
                new String[] {before, there, back, thereAgain, backAgain},
                new String[] {backAgain, thereAgain, back, there, before},
                new String[] {back, thereAgain, before, backAgain, there})) {
            assertThat(stripe.records(documents))
                    .extracting(record -> ImportedStripe.eventId(record)
                            + record.path("value").path("sequence"))
                    .containsExactly("evt_0", "evt_a1", "evt_b2", "evt_c1", "evt_d2");
            assertThat(stripe.report()).doesNotContain("not certain");
        }
    }

    @Test
    void shouldPutItemsTogetherByTheirIdsWherePreviousAttributesSayOnlyWhatChanged() throws IOException {
        String before = event(NEW, UPDATED, "event.id=\"evt_0\"; event.created=1772366300; items.data[0].quantity=2")
                .toString();

        List<JsonNode> records = stripe.records(before, partly("evt_a", 3, 5), partly("evt_b", 2, 3));

        assertThat(records)
                .extracting(record ->
                        ImportedStripe.eventId(record) + record.path("value").path("sequence"))
                .containsExactly("evt_0", "evt_b1", "evt_a2");
    }

    @Test
    void shouldSayThatAnOrderIsUncertainWhenUpdatesUndoEachOtherAndNothingWasBefore() throws IOException {
        List<JsonNode> records =
                stripe.records(changedItems("evt_a", 1772366400, 2, 3), changedItems("evt_b", 1772366400, 3, 2));

        assertThat(records).noneMatch(record -> record.path("value").has("sequence"));
        assertThat(stripe.report())
                .contains(
                        "note: the order of several events of one subscription in one second is not certain, 1 times: sub_ada at"
                                + " 1772366400; there the kind of event decides, then its id");
    }

    /** An update of the quantity. */
    private static String changedItems(String id, long created, int before, int now) {
        return event(
                        NEW,
                        UPDATED,
                        "event.id=\"" + id + "\"; event.created=" + created + "; items.data[0].quantity=" + now
                                + "; previous_attributes={\"items\":" + itemsOf(before) + "}")
                .toString();
    }

    private static String partly(String id, int before, int now) {
        JsonNode item = event(NEW, UPDATED, "").at("/data/object/items/data/0/id");
        return event(
                        NEW,
                        UPDATED,
                        "event.id=\"" + id + "\"; event.created=1772366400; items.data[0].quantity=" + now
                                + "; previous_attributes={\"items\":{\"data\":[{\"id\":" + item + ",\"quantity\":"
                                + before
                                + "}]}}")
                .toString();
    }

    private static String itemsOf(int quantity) {
        return event(NEW, UPDATED, "items.data[0].quantity=" + quantity)
                .path("data")
                .path("object")
                .path("items")
                .toString();
    }
}
