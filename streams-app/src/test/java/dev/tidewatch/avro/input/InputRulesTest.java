package dev.tidewatch.avro.input;

import static dev.tidewatch.stream.Events.aSubscription;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.event.CustomerEvent;
import dev.tidewatch.event.FeedbackEvent;
import dev.tidewatch.event.FeedbackKind;
import dev.tidewatch.event.FxRate;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.SupportEventType;
import dev.tidewatch.event.UsageEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputRulesTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"NPS,11,", "NPS,-1,", "CSAT,6,5", "CSAT,-1,5", "CSAT,3,0"})
    void shouldRefuseAScoreOutsideItsScale(FeedbackKind kind, int score, @Nullable Integer scaleMax) {
        assertThat(requireNonNull(InputRules.check(feedback(kind, score, scaleMax)))
                        .reason())
                .isEqualTo(DeadLetterReason.INVALID_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"NPS,0,", "NPS,10,", "CSAT,5,5", "CSAT,1,", "EXIT_SURVEY,0,"})
    void shouldTakeAScoreOfItsScale(FeedbackKind kind, int score, @Nullable Integer scaleMax) {
        assertThat(InputRules.check(feedback(kind, score, scaleMax))).isNull();
    }

    @Test
    void shouldAskForTheCurrencyOfAnAmount() {
        BillingEvent event = billing().setAmount(new BigDecimal("5.000000")).build();

        assertThat(InputRules.check(event))
                .isEqualTo(new Rejection(
                        DeadLetterReason.INVALID_VALUE,
                        "currency is missing; it must be three upper-case letters, ISO 4217"));
    }

    @Test
    void shouldRefuseAnAmountWithMoreDigitsThanItsPrecision() {
        BillingEvent event = billing()
                .setAmount(new BigDecimal("12345678901234567890123.000000"))
                .setCurrency("USD")
                .build();

        assertThat(requireNonNull(InputRules.check(event)).reason()).isEqualTo(DeadLetterReason.AMOUNT);
    }

    @ParameterizedTest
    @CsvSource({"1969-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z"})
    void shouldRefuseAnInstantThatOthersCannotTell(String at) {
        BillingEvent event = billing().setOccurredAt(Instant.parse(at)).build();

        assertThat(requireNonNull(InputRules.check(event)).detail()).contains("between the years 1970 and 9999");
    }

    @Test
    void shouldRefuseASymbolOfANewerProducer() {
        assertThat(InputRules.check(billing().setType(BillingEventType.UNKNOWN).build()))
                .isNotNull();
        assertThat(InputRules.check(support(SupportEventType.UNKNOWN))).isNotNull();
        assertThat(InputRules.check(feedback(FeedbackKind.UNKNOWN, 1, null))).isNotNull();
    }

    @Test
    void shouldRefuseNegativeUsage() {
        assertThat(InputRules.check(usage(-1))).isNotNull();
        assertThat(InputRules.check(usage(0))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR|1.100000000||",
                "eur|1.100000000|INVALID_VALUE|currency is eur; it must be three upper-case letters, ISO 4217",
                "''|1.100000000|INVALID_VALUE|currency is missing; it must be three upper-case letters, ISO 4217",
                "EUR|0.000000000|INVALID_VALUE|rate is 0; it must be above 0",
                "EUR|-1.000000000|INVALID_VALUE|rate is -1; it must be above 0",
                "EUR|1000000000.000000000|AMOUNT|rate has 19 digits; it must be at most 18"
            })
    void shouldTakeOnlyARateThatIsOne(
            String currency, BigDecimal rate, @Nullable DeadLetterReason reason, @Nullable String detail) {
        FxRate event = new FxRate(currency, LocalDate.parse("2026-03-01"), rate, AT);

        assertThat(InputRules.check(event))
                .isEqualTo(reason == null ? null : new Rejection(reason, requireNonNull(detail)));
    }

    @Test
    void shouldRefuseADateThatOthersCannotTell() {
        FxRate event = new FxRate("EUR", LocalDate.ofEpochDay(-1), new BigDecimal("1.100000000"), AT);

        assertThat(requireNonNull(InputRules.check(event)).detail())
                .isEqualTo("date is 1969-12-31; it must be between the years 1970 and 9999");
    }

    @ParameterizedTest
    @CsvSource({
        "country,",
        "'',attributes has an empty name; it must be a map of names to values",
        "' ',attributes has an empty name; it must be a map of names to values"
    })
    void shouldAskForTheNameOfAnAttribute(String name, @Nullable String detail) {
        CustomerEvent ofCustomer = new CustomerEvent("e", "c", AT, null, Map.of(name, ""));
        SubscriptionEvent ofSubscription = aSubscription("c", AT.toString())
                .setAttributes(Map.of("plan", "a", name, ""))
                .build();

        Rejection expected = detail == null ? null : new Rejection(DeadLetterReason.INVALID_VALUE, detail);
        assertThat(InputRules.check(ofCustomer)).isEqualTo(expected);
        assertThat(InputRules.check(ofSubscription)).isEqualTo(expected);
    }

    @Test
    void shouldTakeAValidTicket() {
        assertThat(InputRules.check(support(SupportEventType.OPENED))).isNull();
    }

    private static BillingEvent.Builder billing() {
        return BillingEvent.newBuilder()
                .setEventId("e")
                .setCustomerId("c")
                .setOccurredAt(AT)
                .setType(BillingEventType.INVOICE_PAID);
    }

    private static FeedbackEvent feedback(FeedbackKind kind, int score, @Nullable Integer scaleMax) {
        return FeedbackEvent.newBuilder()
                .setEventId("e")
                .setCustomerId("c")
                .setOccurredAt(AT)
                .setKind(kind)
                .setScore(score)
                .setScaleMax(scaleMax)
                .build();
    }

    private static UsageEvent usage(long count) {
        return UsageEvent.newBuilder()
                .setEventId("e")
                .setCustomerId("c")
                .setOccurredAt(AT)
                .setFeature("export")
                .setCount(count)
                .build();
    }

    private static SupportEvent support(SupportEventType type) {
        return SupportEvent.newBuilder()
                .setEventId("e")
                .setCustomerId("c")
                .setOccurredAt(AT)
                .setTicketId("t")
                .setType(type)
                .build();
    }
}
