package dev.tidewatch.app.stripe;

import static dev.tidewatch.source.stripe.StripeExamples.NEW;
import static dev.tidewatch.source.stripe.StripeExamples.NOON;
import static dev.tidewatch.source.stripe.StripeExamples.OLD;
import static dev.tidewatch.source.stripe.StripeExamples.changed;
import static dev.tidewatch.source.stripe.StripeExamples.event;
import static dev.tidewatch.source.stripe.StripeExamples.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.PlainJson;
import dev.tidewatch.source.stripe.AttributeRule;
import dev.tidewatch.source.stripe.Mode;
import dev.tidewatch.source.stripe.StripeRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeImportTest {

    private static final String UPDATED = "customer.subscription.updated";

    private static final String TWO_PRODUCTS =
            "items.data[1]={\"id\":\"si_2\",\"quantity\":1,\"price\":{\"id\":\"price_addon\","
                    + "\"product\":\"prod_addon\",\"currency\":\"usd\",\"unit_amount\":700,"
                    + "\"recurring\":{\"interval\":\"month\",\"interval_count\":1}}}; ";
    private static final String HALF_OFF = "discounts=[{\"id\":\"di_1\",\"source\":{\"type\":\"coupon\",\"coupon\":"
            + "{\"id\":\"half\",\"percent_off\":50,\"duration\":\"forever\"}},\"start\":1772366400,\"end\":null}]";

    private final Path file;
    private final List<String> rejects = new ArrayList<>();
    private String report = "";

    StripeImportTest(@TempDir Path directory) {
        this.file = directory.resolve("stripe.json");
    }

    @Test
    void shouldWriteInOrderOfTimeWhenNewestComesFirst() throws IOException {
        List<JsonNode> records = imported(
                event(NEW, UPDATED, "event.id=\"evt_3\"; event.created=1772366403")
                        .toString(),
                event(OLD, "invoice.paid", "event.id=\"evt_2\"; event.created=1772366402")
                        .toString(),
                event(OLD, UPDATED, "event.created=1772366401").toString());

        assertThat(records).extracting(StripeImportTest::eventId).containsExactly("evt_1", "evt_2", "evt_3");
        assertThat(records)
                .extracting(record -> record.path("topic").asText())
                .containsExactly("subscription-events", "billing-events", "subscription-events");
    }

    @Test
    void shouldNumberTheEventsOfASecondWhenTheyChain() throws IOException {
        List<JsonNode> records = imported(
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
                .extracting(
                        record -> eventId(record) + "=" + record.path("value").path("sequence"))
                .containsExactly("evt_b=1", "evt_a=2");
    }

    @Test
    void shouldSayThatAnOrderIsUncertainWhenNothingChains() throws IOException {
        imported(
                event(NEW, UPDATED, "event.id=\"evt_a\"; items.data[0].quantity=5")
                        .toString(),
                event(NEW, UPDATED, "event.id=\"evt_b\"; items.data[0].quantity=3")
                        .toString());

        assertThat(report)
                .contains(
                        "note: the order of several events of one subscription in one second is not certain, 1 times: sub_ada at"
                                + " 1772366400; there the kind of event decides");
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
            assertThat(imported(documents))
                    .extracting(record -> eventId(record) + record.path("value").path("sequence"))
                    .containsExactly("evt_0", "evt_a1", "evt_b2", "evt_c1", "evt_d2");
            assertThat(report).doesNotContain("not certain");
        }
    }

    @Test
    void shouldSayThatAnOrderIsUncertainWhenUpdatesUndoEachOtherAndNothingWasBefore() throws IOException {
        List<JsonNode> records =
                imported(changedItems("evt_a", 1772366400, 2, 3), changedItems("evt_b", 1772366400, 3, 2));

        assertThat(records).noneMatch(record -> record.path("value").has("sequence"));
        assertThat(report)
                .contains(
                        "note: the order of several events of one subscription in one second is not certain, 1 times: sub_ada at"
                                + " 1772366400; there the kind of event decides");
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
        List<JsonNode> records =
                events(imported(event(NEW, UPDATED, TWO_PRODUCTS + HALF_OFF).toString(), coupons));

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

        assertThat(events(imported(event(NEW, UPDATED, TWO_PRODUCTS + HALF_OFF).toString(), coupon)))
                .isEmpty();
        assertThat(report)
                .contains("refused               1  UNRESOLVED")
                .contains("applies_to is not said, and the items are of several products; add the coupons (expand"
                        + " data.applies_to)")
                .contains("tidewatch.stripe.coupon.products=all");
    }

    @Test
    void shouldSayWhereADiscountIsKnownByItsIdAlone() throws IOException {
        String discounted = event(NEW, UPDATED, "discounts=[\"di_elsewhere\"]").toString();

        assertThat(events(imported(discounted))).hasSize(1);
        assertThat(report)
                .contains("provisional           1  UNRESOLVED: counted without a discount until its terms come")
                .contains("data.object.discounts[0]");
    }

    @Test
    void shouldNameEveryListThatIsNotComplete() throws IOException {
        String events = "{\"object\":\"list\",\"url\":\"/v1/events\",\"has_more\":%s,\"data\":[]}";
        String coupons = events.formatted(true).replace("events", "coupons");
        String invoices = events.formatted(true).replace("events", "invoices");
        String last = invoices.replace("true", "false");

        imported(events.formatted(true), coupons, invoices, last);
        assertThat(report)
                .contains("note: the list /v1/events says that it has more than it shows")
                .contains("note: the list /v1/coupons says")
                .doesNotContain("/v1/invoices");

        imported(PlainJson.parse(events.formatted(true)).toPrettyString(), last);
        assertThat(report).contains("note: the list /v1/events says").doesNotContain("/v1/invoices");
    }

    @Test
    void shouldSayThatAListIsCutOff() throws IOException {
        String list = PlainJson.parse("{\"object\":\"list\",\"data\":[" + object(NEW, "subscription") + "]}")
                .toPrettyString();

        String cut = list.substring(0, list.lastIndexOf(']')).stripTrailing();

        imported(cut);

        assertThat(report)
                .contains("stripe.json:" + (cut.lines().count() + 1)
                        + ": the file ends in the middle of a document; it must be whole");
    }

    @Test
    void shouldLeaveTestDataOutAndSayThatThereAreBoth() throws IOException {
        List<JsonNode> records = imported(
                event(NEW, UPDATED, "").toString(),
                event(NEW, UPDATED, "event.id=\"evt_t\"; event.livemode=false; livemode=false")
                        .toString(),
                changed(object(NEW, "subscription"), "id=\"sub_t\"; livemode=false")
                        .toString(),
                changed(object(NEW, "charge"), "id=\"ch_t\"; livemode=false").toString(),
                changed(object(NEW, "refund"), "id=\"re_t\"; charge=\"ch_t\"").toString());

        assertThat(records).extracting(StripeImportTest::eventId).containsExactly("evt_1");
        assertThat(report)
                .contains("4  TEST_MODE: test data (livemode is false) are no revenue")
                .contains("note: of the input 1 are live and 4 are test data (livemode); only live data are taken"
                        + " (tidewatch.stripe.mode)");
    }

    @Test
    void shouldTakeOnlyTestDataWhenAskedTo() throws IOException {
        List<JsonNode> records = imported(
                new StripeRules(List.of(), false, false, Mode.TEST),
                event(NEW, UPDATED, "").toString(),
                event(NEW, UPDATED, "event.id=\"evt_t\"; event.livemode=false").toString());

        assertThat(records).extracting(StripeImportTest::eventId).containsExactly("evt_t");
        assertThat(report).contains("1  LIVE_MODE");
    }

    @Test
    void shouldSayThatThereIsNothingToTakeWhenAllAreTestData() throws IOException {
        assertThat(imported(event(NEW, UPDATED, "event.livemode=false").toString()))
                .isEmpty();
        assertThat(report)
                .contains("note: of the input 0 are live and 1 are test data (livemode); only live data are taken"
                        + " (tidewatch.stripe.mode), so there is nothing to take");
    }

    @Test
    void shouldFindWhatIsReferredToWhenItComesLater() throws IOException {
        List<JsonNode> all = imported(
                event(NEW, UPDATED, "discounts=[\"di_1\"]").toString(),
                event(NEW, "charge.dispute.created", "").toString(),
                """
                {"object":"discount","id":"di_1","source":{"type":"coupon","coupon":"ten"},"end":null}
                {"object":"coupon","id":"ten","percent_off":10,"duration":"forever","applies_to":{"products":["prod_app"]}}
                """.strip(),
                object(NEW, "charge").toString());
        List<JsonNode> records = events(all);

        assertThat(all.subList(0, 2))
                .extracting(record -> record.path("key").asText())
                .as("terms come first")
                .containsExactly("di_1", "ten");

        assertThat(records).hasSize(2);
        JsonNode discount = records.get(0).path("value").path("discounts").path(0);
        assertThat(discount.path("productIds").toString()).isEqualTo("[\"prod_app\"]");
        assertThat(records.get(1).path("key").asText()).isEqualTo("cus_ada");
        assertThat(report).doesNotContain("refused");
    }

    @Test
    void shouldCountMoneyOnceWhenEventAndObjectTellOfIt() throws IOException {
        List<JsonNode> records = imported(
                event(NEW, "invoice.paid", "").toString(),
                event(OLD, "charge.refunded", "event.id=\"evt_2\"").toString(),
                object(NEW, "invoice").toString(),
                object(OLD, "charge").toString(),
                object(NEW, "refund").toString(),
                changed(object(NEW, "invoice"), "id=\"in_older\"").toString(),
                changed(object(NEW, "refund"), "id=\"re_older\"; created=1769774400")
                        .toString());

        assertThat(records)
                .extracting(StripeImportTest::eventId)
                .containsExactly("re_older", "in_older@paid_at", "evt_1", "evt_2");
    }

    @Test
    void shouldReadEveryElementWhenListsAreSpreadOverLines() throws IOException {
        String list = PlainJson.parse("{\"object\":\"list\",\"has_more\":true,\"data\":[" + object(NEW, "subscription")
                        + "," + changed(object(OLD, "subscription"), "id=\"sub_2\"") + "]}")
                .toPrettyString();

        List<JsonNode> records = imported(list, object(NEW, "invoice").toPrettyString());

        assertThat(records)
                .extracting(StripeImportTest::eventId)
                .containsExactly("in_ada@paid_at", "sub_ada@2026-03-01T12:00:00Z", "sub_2@2026-03-01T12:00:00Z");
        assertThat(report).contains("2  subscription (object)").contains("has_more");
    }

    @Test
    void shouldReportAndKeepWhatIsRefused() throws IOException {
        String strange = "{\"object\":\"event\",\"id\":\"evt_9\",\"type\":\"moon.landed\"}";
        List<JsonNode> records = imported(
                event(NEW, UPDATED, "").toString(),
                "{\"object\":",
                strange,
                "{\"object\":\"event\",\"type\":\"price.created\"}");

        assertThat(records).hasSize(1);
        assertThat(rejects).containsExactly("{\"object\":", strange);
        assertThat(report)
                .contains("4 read; 1 records")
                .contains("1  CATALOGUE")
                .contains("stripe.json:2: not JSON")
                .contains("stripe.json:3: type is \"moon.landed\", which this version does not know");
    }

    @Test
    void shouldTakeAttributesFromTheCustomerWhenARuleSaysSo() throws IOException {
        List<JsonNode> records = imported(
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
        List<JsonNode> records = imported(
                StripeRules.of(List.of(AttributeRule.parse("country=customer.metadata.land")), false),
                event(NEW, "customer.updated", "metadata.land=\"FR\"").toString());

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.path("topic").asText()).isEqualTo("customer-events");
            assertThat(record.path("value").path("attributes").toString()).isEqualTo("{\"country\":\"FR\"}");
        });
    }

    private List<JsonNode> imported(String... documents) throws IOException {
        return imported(StripeRules.DEFAULT, documents);
    }

    private List<JsonNode> imported(StripeRules rules, String... documents) throws IOException {
        Files.writeString(file, String.join("\n", documents) + "\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter printed = new StringWriter();
        try (StripeFile input = StripeFile.of(file.toString())) {
            new StripeImport(rules, NOON, rejects::add)
                    .run(input, out, read -> {})
                    .print(new PrintWriter(printed, true));
        }
        report = printed.toString();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(PlainJson::parse)
                .toList();
    }

    /** Without what is written of their discounts. */
    private static List<JsonNode> events(List<JsonNode> records) {
        return records.stream()
                .filter(record -> !record.path("topic").asText().equals("discount-terms"))
                .toList();
    }

    private static String eventId(JsonNode record) {
        return record.path("value").path("eventId").asText();
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

    private static String itemsOf(int quantity) {
        return event(NEW, UPDATED, "items.data[0].quantity=" + quantity)
                .path("data")
                .path("object")
                .path("items")
                .toString();
    }
}
