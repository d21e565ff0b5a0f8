package dev.tidewatch.stream;

import static dev.tidewatch.stream.Events.aSubscription;
import static dev.tidewatch.stream.Events.anItem;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.InputRecord;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.event.Discount;
import dev.tidewatch.event.DiscountDuration;
import dev.tidewatch.event.DiscountTerms;
import dev.tidewatch.event.SubscriptionEvent;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.stream.plan.ClockMode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a discount's terms from their topic, live. */
class TermsTopologyTest {

    private static final Instant PUBLISHED = Instant.parse("2026-06-01T11:00:00Z");

    private final PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldCountADiscountKnownByIdWhenItsTermsCameBefore() {
        publish(half("di_1").build());
        subscribe("di_1");

        assertThat(lastMrr()).isEqualTo("25.000000");
        assertThat(health().getProvisional()).isNull();
    }

    @Test
    void shouldCountUndiscountedAndMarkedUntilTheTermsCome() {
        subscribe("di_1");

        assertThat(lastMrr()).isEqualTo("50.000000");
        assertThat(health().getProvisional()).isTrue();

        publish(half("di_1").build());

        MrrMovement corrected = last();
        assertThat(corrected.getMrrAfter()).isEqualTo("25.000000");
        assertThat(corrected.getRevision()).isEqualTo(1);
        assertThat(health().getProvisional()).isNull();
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @Test
    void shouldMarkACustomerUntilThePaidPeriodEndsWhenTheDiscountEndedBefore() {
        Discount over = unknown()
                .setStartsAt(at("2026-06-01T11:00:00Z"))
                .setEndsAt(at("2026-06-01T11:59:59.200Z"))
                .build();
        send(inAPaidMonth("2026-06-01T11:59:59Z"));
        send(inAPaidMonth("2026-06-01T11:59:59.500Z").setEventId("later").setDiscounts(List.of(over)));

        assertThat(health().getProvisional()).isTrue();
    }

    @Test
    void shouldMarkACustomerUntilThePaidPeriodEndsWhenTheNextEventNoLongerStatesTheDiscount() {
        send(inAPaidMonth("2026-06-01T11:59:59Z").setDiscounts(List.of(unknown().build())));
        send(inAPaidMonth("2026-06-01T11:59:59.500Z").setEventId("later"));

        assertThat(health().getProvisional()).isTrue();
    }

    @Test
    void shouldFollowADiscountToItsCouponWhicheverCameFirst() {
        publish(terms("di_1").setCouponId("half").build());
        subscribe("di_1");
        assertThat(health().getProvisional()).isTrue();

        publish(half("half").build());

        assertThat(lastMrr()).isEqualTo("25.000000");
        assertThat(health().getProvisional()).isNull();
    }

    /** The subscription, its discount and the coupon of that, each in its own topic: nobody knows which is taken first. */
    @ParameterizedTest
    @ValueSource(strings = {"SDC", "SCD", "DSC", "DCS", "CSD", "CDS"})
    void shouldFollowADiscountOfOneSubscriptionToItsCouponWhicheverCameFirst(String order) {
        Map<String, Runnable> steps = Map.of(
                "S", () -> subscribe("di_1"),
                "D",
                        () -> publish(terms("di_1")
                                .setCouponId("half")
                                .setCustomerId("cus_1")
                                .setSubscriptionId("sub_cus_1")
                                .build()),
                "C", () -> publish(half("half").build()));
        List.of(order.split("")).forEach(step -> requireNonNull(steps.get(step)).run());

        assertThat(lastMrr()).isEqualTo("25.000000");
        assertThat(health().getProvisional()).isNull();
    }

    /** The same without a subscription that names it. */
    @ParameterizedTest
    @ValueSource(strings = {"SDC", "SCD", "DSC", "DCS", "CSD", "CDS"})
    void shouldFollowADiscountOfACustomerToItsCouponWhicheverCameFirst(String order) {
        Map<String, Runnable> steps = Map.of(
                "S", () -> subscribe(null),
                "D",
                        () -> publish(terms("di_1")
                                .setCouponId("half")
                                .setCustomerId("cus_1")
                                .build()),
                "C", () -> publish(half("half").build()));
        List.of(order.split("")).forEach(step -> requireNonNull(steps.get(step)).run());

        assertThat(lastMrr()).isEqualTo("25.000000");
        assertThat(health().getProvisional()).isNull();
    }

    @Test
    void shouldDiscountACustomersSubscriptionsWhenTheCouponIsTheCustomers() {
        publish(half("di_1").setCustomerId("cus_1").build());
        publish(half("di_2").setCustomerId("cus_2").build());
        subscribe(null);

        assertThat(lastMrr()).isEqualTo("25.000000");
    }

    @Test
    void shouldDiscountThemAlsoWhenTheCouponComesLater() {
        subscribe(null);
        assertThat(lastMrr()).isEqualTo("50.000000");

        publish(half("di_1").setCustomerId("cus_1").build());

        assertThat(lastMrr()).isEqualTo("25.000000");
    }

    @Test
    void shouldForgetTermsWithoutAValue() {
        publish(half("di_1").build());
        subscribe("di_1");
        assertThat(lastMrr()).isEqualTo("25.000000");

        pipeline.sendBytes(InputRecord.TERMS, "di_1", null);

        assertThat(lastMrr()).isEqualTo("50.000000");
        assertThat(health().getProvisional()).isTrue();
    }

    @Test
    void shouldKeepTermsThatWereStatedLaterWhenOlderOnesComeAgain() {
        publish(half("di_1").setPublishedAt(PUBLISHED.plusSeconds(1)).build());
        publish(half("di_1").setPercentOff(new BigDecimal("10.000000")).build());
        subscribe("di_1");

        assertThat(lastMrr()).isEqualTo("25.000000");
    }

    @Test
    void shouldMoveNoClock() {
        publish(half("di_1").setCustomerId("cus_1").build());

        pipeline.passWallClock(Duration.ofSeconds(1));

        assertThat(pipeline.metrics().keys()).isEmpty();
        assertThat(pipeline.movements()).isEmpty();
    }

    @Test
    void shouldRefuseTermsUnderAnotherKeyWhole() {
        pipeline.send(InputRecord.TERMS, "di_2", half("di_1").build());

        TestRecord<byte[], byte[]> letter = onlyLetter(DeadLetterReason.KEY_MISMATCH);

        assertThat(letter.value()).hasSizeGreaterThan(5);
        assertThat(header(letter, "tidewatch.message")).isEqualTo("the key is di_2; it must be the termsId, di_1");
    }

    @Test
    void shouldRefuseTermsThatSayNothing() {
        publish(terms("di_1").build());

        assertThat(header(onlyLetter(DeadLetterReason.INVALID_VALUE), "tidewatch.message"))
                .startsWith("couponId is null, and neither percentOff nor amountOff is set");
    }

    private static DiscountTerms.Builder terms(String id) {
        return DiscountTerms.newBuilder().setTermsId(id).setPublishedAt(PUBLISHED);
    }

    private static DiscountTerms.Builder half(String id) {
        return terms(id)
                .setPercentOff(new BigDecimal("50.000000"))
                .setDuration(DiscountDuration.FOREVER)
                .setProductIds(List.of());
    }

    private void publish(DiscountTerms terms) {
        pipeline.send(InputRecord.TERMS, terms.getTermsId(), terms);
    }

    private static Discount.Builder unknown() {
        return Discount.newBuilder().setDuration(DiscountDuration.FOREVER).setTermsId("di_1");
    }

    private static SubscriptionEvent.Builder inAPaidMonth(String at) {
        return aSubscription("cus_1", at)
                .setCurrentPeriodEndsAt(at("2026-07-01T11:59:59Z"))
                .setItems(List.of(anItem("50").build()));
    }

    private void send(SubscriptionEvent.Builder event) {
        pipeline.send(InputRecord.SUBSCRIPTION, "cus_1", event.build());
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    /** At 50 a month. */
    private void subscribe(@Nullable String termsId) {
        List<Discount> discounts = termsId == null
                ? List.of()
                : List.of(Discount.newBuilder()
                        .setDuration(DiscountDuration.FOREVER)
                        .setTermsId(termsId)
                        .build());
        pipeline.send(
                InputRecord.SUBSCRIPTION,
                "cus_1",
                aSubscription("cus_1", "2026-06-01T11:59:59Z")
                        .setItems(List.of(anItem("50").build()))
                        .setDiscounts(discounts)
                        .build());
    }

    private MrrMovement last() {
        List<MrrMovement> movements = pipeline.movements();
        return movements.get(movements.size() - 1);
    }

    private String lastMrr() {
        return last().getMrrAfter().toPlainString();
    }

    private CustomerHealth health() {
        pipeline.passWallClock(Duration.ofSeconds(1));
        List<CustomerHealth> health = pipeline.health();
        return health.get(health.size() - 1);
    }

    private TestRecord<byte[], byte[]> onlyLetter(DeadLetterReason reason) {
        List<TestRecord<byte[], byte[]>> letters = pipeline.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(header(letters.get(0), "tidewatch.reason")).isEqualTo(reason.name());
        return letters.get(0);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
