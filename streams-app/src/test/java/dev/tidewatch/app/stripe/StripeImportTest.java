package dev.tidewatch.app.stripe;

import static dev.tidewatch.app.stripe.ImportedStripe.UPDATED;
import static dev.tidewatch.source.stripe.StripeExamples.NEW;
import static dev.tidewatch.source.stripe.StripeExamples.OLD;
import static dev.tidewatch.source.stripe.StripeExamples.changed;
import static dev.tidewatch.source.stripe.StripeExamples.event;
import static dev.tidewatch.source.stripe.StripeExamples.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.PlainJson;
import dev.tidewatch.source.stripe.AttributeRule;
import dev.tidewatch.source.stripe.StripeRules;
import dev.tidewatch.source.stripe.reference.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeImportTest {

    private final ImportedStripe stripe;

    StripeImportTest(@TempDir Path directory) {
        this.stripe = new ImportedStripe(directory);
    }

    @Test
    void shouldWriteInOrderOfTimeWhenNewestComesFirst() throws IOException {
        List<JsonNode> records = stripe.records(
                event(NEW, UPDATED, "event.id=\"evt_3\"; event.created=1772366403")
                        .toString(),
                event(OLD, "invoice.paid", "event.id=\"evt_2\"; event.created=1772366402")
                        .toString(),
                event(OLD, UPDATED, "event.created=1772366401").toString());

        assertThat(records).extracting(ImportedStripe::eventId).containsExactly("evt_1", "evt_2", "evt_3");
        assertThat(records)
                .extracting(record -> record.path("topic").asText())
                .containsExactly("subscription-events", "billing-events", "subscription-events");
    }

    @Test
    void shouldNameEveryListThatIsNotComplete() throws IOException {
        String events = "{\"object\":\"list\",\"url\":\"/v1/events\",\"has_more\":%s,\"data\":[]}";
        String coupons = events.formatted(true).replace("events", "coupons");
        String invoices = events.formatted(true).replace("events", "invoices");
        String last = invoices.replace("true", "false");

        stripe.records(events.formatted(true), coupons, invoices, last);
        assertThat(stripe.report())
                .contains("note: the list /v1/events says that it has more than it shows")
                .contains("note: the list /v1/coupons says")
                .doesNotContain("/v1/invoices");

        stripe.records(PlainJson.parse(events.formatted(true)).toPrettyString(), last);
        assertThat(stripe.report()).contains("note: the list /v1/events says").doesNotContain("/v1/invoices");
    }

    @Test
    void shouldSayThatAListIsCutOff() throws IOException {
        String list = PlainJson.parse("{\"object\":\"list\",\"data\":[" + object(NEW, "subscription") + "]}")
                .toPrettyString();

        String cut = list.substring(0, list.lastIndexOf(']')).stripTrailing();

        stripe.records(cut);

        assertThat(stripe.report())
                .contains("stripe.json:" + (cut.lines().count() + 1)
                        + ": the file ends in the middle of a document; it must be whole");
    }

    @Test
    void shouldLeaveTestDataOutAndSayThatThereAreBoth() throws IOException {
        List<JsonNode> records = stripe.records(
                event(NEW, UPDATED, "").toString(),
                event(NEW, UPDATED, "event.id=\"evt_t\"; event.livemode=false; livemode=false")
                        .toString(),
                changed(object(NEW, "subscription"), "id=\"sub_t\"; livemode=false")
                        .toString(),
                changed(object(NEW, "charge"), "id=\"ch_t\"; livemode=false").toString(),
                changed(object(NEW, "refund"), "id=\"re_t\"; charge=\"ch_t\"").toString());

        assertThat(records).extracting(ImportedStripe::eventId).containsExactly("evt_1");
        assertThat(stripe.report())
                .contains("4  TEST_MODE: test data (livemode is false) are no revenue")
                .contains("note: of the input 1 are live and 4 are test data (livemode); only live data are taken"
                        + " (tidewatch.stripe.mode)");
    }

    @Test
    void shouldTakeOnlyTestDataWhenAskedTo() throws IOException {
        List<JsonNode> records = stripe.records(
                new StripeRules(List.of(), false, false, Mode.TEST),
                event(NEW, UPDATED, "").toString(),
                event(NEW, UPDATED, "event.id=\"evt_t\"; event.livemode=false").toString());

        assertThat(records).extracting(ImportedStripe::eventId).containsExactly("evt_t");
        assertThat(stripe.report()).contains("1  LIVE_MODE");
    }

    @Test
    void shouldSayThatThereIsNothingToTakeWhenAllAreTestData() throws IOException {
        assertThat(stripe.records(event(NEW, UPDATED, "event.livemode=false").toString()))
                .isEmpty();
        assertThat(stripe.report())
                .contains("note: of the input 0 are live and 1 are test data (livemode); only live data are taken"
                        + " (tidewatch.stripe.mode), so there is nothing to take");
    }

    @Test
    void shouldFindWhatIsReferredToWhenItComesLater() throws IOException {
        List<JsonNode> all = stripe.records(
                event(NEW, UPDATED, "discounts=[\"di_1\"]").toString(),
                event(NEW, "charge.dispute.created", "").toString(),
                """
                {"object":"discount","id":"di_1","source":{"type":"coupon","coupon":"ten"},"end":null}
                {"object":"coupon","id":"ten","percent_off":10,"duration":"forever","applies_to":{"products":["prod_app"]}}
                """.strip(),
                object(NEW, "charge").toString());
        List<JsonNode> records = ImportedStripe.events(all);

        assertThat(all.subList(0, 2))
                .extracting(record -> record.path("key").asText())
                .as("terms come first")
                .containsExactly("di_1", "ten");

        assertThat(records).hasSize(2);
        JsonNode discount = records.get(0).path("value").path("discounts").path(0);
        assertThat(discount.path("productIds").toString()).isEqualTo("[\"prod_app\"]");
        assertThat(records.get(1).path("key").asText()).isEqualTo("cus_ada");
        assertThat(stripe.report()).doesNotContain("refused");
    }

    @Test
    void shouldCountMoneyOnceWhenEventAndObjectTellOfIt() throws IOException {
        List<JsonNode> records = stripe.records(
                event(NEW, "invoice.paid", "").toString(),
                event(OLD, "charge.refunded", "event.id=\"evt_2\"").toString(),
                object(NEW, "invoice").toString(),
                object(OLD, "charge").toString(),
                object(NEW, "refund").toString(),
                changed(object(NEW, "invoice"), "id=\"in_older\"").toString(),
                changed(object(NEW, "refund"), "id=\"re_older\"; created=1769774400")
                        .toString());

        assertThat(records)
                .extracting(ImportedStripe::eventId)
                .containsExactly("re_older", "in_older@paid_at", "evt_1", "evt_2");
    }

    @Test
    void shouldReadEveryElementWhenListsAreSpreadOverLines() throws IOException {
        String list = PlainJson.parse("{\"object\":\"list\",\"has_more\":true,\"data\":[" + object(NEW, "subscription")
                        + "," + changed(object(OLD, "subscription"), "id=\"sub_2\"") + "]}")
                .toPrettyString();

        List<JsonNode> records = stripe.records(list, object(NEW, "invoice").toPrettyString());

        assertThat(records)
                .extracting(ImportedStripe::eventId)
                .containsExactly("in_ada@paid_at", "sub_ada@2026-03-01T12:00:00Z", "sub_2@2026-03-01T12:00:00Z");
        assertThat(stripe.report()).contains("2  subscription (object)").contains("has_more");
    }

    @Test
    void shouldReportAndKeepWhatIsRefused() throws IOException {
        String strange = "{\"object\":\"event\",\"id\":\"evt_9\",\"type\":\"moon.landed\"}";
        List<JsonNode> records = stripe.records(
                event(NEW, UPDATED, "").toString(),
                "{\"object\":",
                strange,
                "{\"object\":\"event\",\"type\":\"price.created\"}");

        assertThat(records).hasSize(1);
        assertThat(stripe.rejects()).containsExactly("{\"object\":", strange);
        assertThat(stripe.report())
                .contains("4 read; 1 records")
                .contains("1  CATALOGUE")
                .contains("stripe.json:2: not JSON")
                .contains("stripe.json:3: type is \"moon.landed\", which this version does not know");
    }

    @Test
    void shouldTakeAttributesFromTheCustomerWhenARuleSaysSo() throws IOException {
        List<JsonNode> records = stripe.records(
                StripeRules.of(
                        List.of(AttributeRule.parse("country=customer.metadata.land"), AttributeRule.parse("team")),
                        false),
                event(NEW, UPDATED, "metadata={\"team\":\"red\"}").toString(),
                object(NEW, "customer").toString());

        assertThat(records.get(0).path("value").path("attributes").toString())
                .isEqualTo("{\"country\":\"DE\",\"team\":\"red\"}");
    }

    @Test
    void shouldStateWhatACustomerBecomesWhenARuleReadsIt() throws IOException {
        List<JsonNode> records = stripe.records(
                StripeRules.of(List.of(AttributeRule.parse("country=customer.metadata.land")), false),
                event(NEW, "customer.updated", "metadata.land=\"FR\"").toString());

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.path("topic").asText()).isEqualTo("customer-events");
            assertThat(record.path("value").path("attributes").toString()).isEqualTo("{\"country\":\"FR\"}");
        });
    }
}
