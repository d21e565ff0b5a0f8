package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aPayment;
import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SubscriptionStatus;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTopologyTest {

    private static final String WON_BACK = "gone|WIN_BACK|2026-03-02T10:00:00.000Z";

    private final PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.EVENT);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldForgetACustomerThatLeftInEveryStore() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T00:00:00Z");
        joinAndLeave("gone");
        assertThat(pipeline.storesWithKey("gone")).containsExactly("customers", "due", "rate-users", "unreleased");

        pipeline.erase("gone", "erased-1");

        assertThat(pipeline.storesWithKey("gone")).isEmpty();
    }

    @Test
    void shouldKeepTheFiguresOfACustomerThatIsForgotten() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T00:00:00Z");
        joinAndLeave("gone");
        pipeline.erase("gone", "erased-1");
        pipeline.passClock("2026-03-10T00:00:00Z");

        MetricRows rows = pipeline.metrics();
        assertThat(rows.row("all|P1D|2026-03-01").getNewMrr()).isEqualByComparingTo("220");
        assertThat(rows.row("all|P1D|2026-03-02").getChurnMrr()).isEqualByComparingTo("220");
        assertThat(rows.row("all|P1D|2026-03-09").getMrr()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void shouldTellReadersOfHealthToForgetTheCustomerToo() {
        joinAndLeave("gone");
        pipeline.health();

        pipeline.erase("gone", "erased-1");

        assertThat(pipeline.healthRecords()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("gone");
            assertThat(record.value()).isNull();
            assertThat(new String(
                            record.headers()
                                    .lastHeader(Incoming.Erasure.PSEUDONYM)
                                    .value(),
                            UTF_8))
                    .isEqualTo("erased-1");
        });
    }

    @Test
    void shouldTellReadersOfOutcomesToForgetThemToo() {
        pipeline.knowRate("EUR", "2026-03-01", "1.1", "2026-03-01T00:00:00Z");
        joinAndLeave("gone");
        assertThat(pipeline.outcomeRecords()).extracting(TestRecord::key).containsExactly(WON_BACK);

        pipeline.erase("gone", "erased-1");

        assertThat(pipeline.outcomeRecords()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(WON_BACK);
            assertThat(record.value()).isNull();
        });
    }

    @Test
    void shouldSayWhetherTheCustomerWasKnown() {
        joinAndLeave("gone");
        pipeline.healthRecords();

        pipeline.erase("gone", "erased-1");
        pipeline.erase("Gone", "erased-2");

        assertThat(pipeline.healthRecords())
                .extracting(record -> record.headers().lastHeader(Incoming.Erasure.UNKNOWN) == null)
                .containsExactly(true, false);
    }

    @Test
    void shouldDateItNotBeforeWhatWasPublishedOfTheCustomer() {
        joinAndLeave("gone");
        pipeline.passClock("2026-12-01T00:00:00Z");
        pipeline.healthRecords();

        pipeline.erase("gone", "erased-1");

        assertThat(pipeline.healthRecords())
                .singleElement()
                .satisfies(record -> assertThat(record.getRecordTime()).isAfter(Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void shouldRefuseToForgetACustomerThatStillPays() {
        send(aSubscription("here", "2026-03-01T10:00:00Z"));

        pipeline.erase("here", "erased-1");

        List<TestRecord<byte[], byte[]>> letters = pipeline.deadLetters();
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(new String(
                            letter.headers().lastHeader("tidewatch.reason").value(), UTF_8))
                    .isEqualTo("STILL_PAYING");
            assertThat(letter.key()).isEqualTo("here".getBytes(UTF_8));
        });
        assertThat(pipeline.storesWithKey("here")).contains("customers");
    }

    @Test
    void shouldForgetWhatWasDueBeforeAnythingEarlierWas() {
        send(aSubscription("gone", "2025-03-01T10:00:00Z").setCancelAt(Instant.parse("2026-12-01T00:00:00Z")));
        pipeline.passClock("2025-06-01T00:00:00Z");
        pipeline.send(
                InputRecord.BILLING,
                "gone",
                aPayment("gone", "2025-06-02T11:00:00Z")
                        .setType(BillingEventType.PAYMENT_FAILED)
                        .build());
        send(aSubscription("gone", "2025-06-03T10:00:00Z").setStatus(SubscriptionStatus.CANCELED));
        pipeline.erase("gone", "erased-1");

        assertThat(pipeline.storesWithKey("gone")).isEmpty();
        pipeline.passClock("2027-01-01T00:00:00Z");
        assertThat(pipeline.storesWithKey("gone")).isEmpty();
    }

    private void joinAndLeave(String customer) {
        send(aSubscription(customer, "2026-03-01T10:00:00Z")
                .setItems(List.of(anItem("200").setCurrency("EUR").build())));
        pipeline.send(
                InputRecord.BILLING,
                customer,
                aPayment(customer, "2026-03-01T11:00:00Z").build());
        send(aSubscription(customer, "2026-03-02T10:00:00Z").setStatus(SubscriptionStatus.CANCELED));
    }

    private void send(SubscriptionEvent.Builder event) {
        SubscriptionEvent built = event.build();
        pipeline.send(InputRecord.SUBSCRIPTION, built.getCustomerId(), built);
    }
}
