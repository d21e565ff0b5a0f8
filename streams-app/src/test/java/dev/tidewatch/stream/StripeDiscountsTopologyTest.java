package dev.tidewatch.stream;

import static dev.tidewatch.source.stripe.StripeExamples.NEW;
import static dev.tidewatch.source.stripe.StripeExamples.NOON;
import static dev.tidewatch.source.stripe.StripeExamples.OLD;
import static dev.tidewatch.source.stripe.StripeExamples.changed;
import static dev.tidewatch.source.stripe.StripeExamples.event;
import static dev.tidewatch.source.stripe.StripeExamples.object;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.source.stripe.StripeRules;
import dev.tidewatch.source.stripe.StripeTranslator;
import dev.tidewatch.source.stripe.json.Canonical;
import dev.tidewatch.source.stripe.json.Translation.Understood;
import dev.tidewatch.source.stripe.reference.Mode;
import dev.tidewatch.source.stripe.reference.ReferenceBook;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.stream.plan.ClockMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Stripe says of discounts, translated and counted: 2 seats of 49 a month, half of it off. */
class StripeDiscountsTopologyTest {

    private static final String HALF =
            "{\"id\":\"half\",\"object\":\"coupon\",\"percent_off\":50,\"duration\":\"forever\"}";
    private static final String CREATED = "customer.subscription.created";
    private static final String BY_ID = "discounts=[\"di_ada\"]";
    private static final String OF_SUBSCRIPTION = "subscription=\"sub_ada\"; event.id=\"evt_d\"";

    private final PipelineDriver pipeline = new PipelineDriver(Profile.TIDEWATCH, ClockMode.WALL);
    private final Map<String, MrrMovement> movements = new TreeMap<>();
    private References references = References.NONE;

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldCountACouponOfVersionsBefore20250331() {
        send(event(
                OLD,
                CREATED,
                "discount={\"id\":\"di_ada\",\"coupon\":" + HALF + ",\"start\":1772366400,\"end\":null}"));

        assertThat(mrr()).isEqualTo("49.000000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountACouponOfVersionsSince20250331WhicheverEventComesFirst(boolean termsFirst) {
        inOrder(
                termsFirst,
                event(OLD, "customer.discount.created", "coupon=" + HALF + "; " + OF_SUBSCRIPTION),
                event(NEW, CREATED, BY_ID));

        assertThat(mrr()).isEqualTo("49.000000");
        assertThat(health().getProvisional()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountACouponOfVersionsSince20250930WhicheverEventComesFirst(boolean termsFirst) {
        inOrder(
                termsFirst,
                event(NEW, "coupon.created", "percent_off=50; event.id=\"evt_c\""),
                event(NEW, "customer.discount.created", OF_SUBSCRIPTION),
                event(NEW, CREATED, BY_ID));

        assertThat(mrr()).isEqualTo("49.000000");
        assertThat(health().getProvisional()).isNull();
    }

    @Test
    void shouldCountACustomerUndiscountedWhoseDiscountNothingTells() {
        send(event(NEW, CREATED, "discounts=[\"di_gone\"]"));
        send(event(
                NEW,
                "customer.subscription.updated",
                "discounts=[\"di_gone\"]; event.id=\"evt_2\"; event.created=1774000000; items.data[0].quantity=4"));

        assertThat(mrr()).isEqualTo("196.000000");
        assertThat(health().getProvisional()).isTrue();
        assertThat(pipeline.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountTheCustomersCouponWhicheverEventComesFirst(boolean couponFirst) {
        inOrder(
                couponFirst,
                event(OLD, "customer.discount.created", "coupon=" + HALF + "; event.id=\"evt_d\""),
                event(NEW, CREATED, ""));

        assertThat(mrr()).isEqualTo("49.000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void shouldCountTheCouponOfACustomerInTheSameImport(String generation) {
        JsonNode subscribed = event(generation, CREATED, "");
        JsonNode customer = changed(
                object(generation, "customer"),
                "subscriptions=null; sources=null; discount={\"id\":\"di_c\",\"coupon\":" + HALF
                        + ",\"customer\":\"cus_ada\",\"start\":1767268800,\"end\":null,\"subscription\":null}");
        ReferenceBook book = new ReferenceBook(Mode.LIVE);
        book.learn(subscribed);
        book.learn(customer);
        references = book;

        send(subscribed);
        send(customer);

        assertThat(mrr()).isEqualTo("49.000000");
    }

    @Test
    void shouldCountTheCouponOfACustomerThatIsExpandedAndEndItWithTheCustomersDiscount() {
        String expanded =
                "customer={\"id\":\"cus_ada\",\"object\":\"customer\",\"discount\":{\"id\":\"di_c\",\"coupon\":" + HALF
                        + ",\"customer\":\"cus_ada\",\"start\":1772366400,\"end\":null,\"subscription\":null}}";
        send(event(NEW, CREATED, expanded));
        assertThat(mrr()).isEqualTo("49.000000");

        send(event(OLD, "customer.discount.deleted", "id=\"di_c\"; coupon=" + HALF + "; event.created=1773000000"));
        passTime();

        assertThat(mrr()).isEqualTo("98.000000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLetTheSubscriptionsOwnCouponCountBeforeTheCustomers(boolean couponFirst) {
        inOrder(
                couponFirst,
                event(OLD, "customer.discount.created", "coupon=" + HALF + "; event.id=\"evt_d\""),
                event(
                        OLD,
                        CREATED,
                        "discount={\"id\":\"di_s\",\"coupon\":{\"id\":\"ten\",\"percent_off\":10,"
                                + "\"duration\":\"forever\"},\"start\":1772366400,\"end\":null}"));

        assertThat(mrr()).isEqualTo("88.200000");
    }

    @Test
    void shouldEndACustomersCouponWhenTheDeletionCameBeforeTheCreation() {
        send(event(NEW, CREATED, ""));
        send(event(
                OLD, "customer.discount.deleted", "coupon=" + HALF + "; event.created=1772366401; event.id=\"evt_x\""));
        send(event(OLD, "customer.discount.created", "coupon=" + HALF + "; event.id=\"evt_d\""));
        passTime();

        assertThat(mrr()).isEqualTo("98.000000");
    }

    private void inOrder(boolean asGiven, JsonNode... events) {
        List<JsonNode> order = new ArrayList<>(List.of(events));
        if (!asGiven) {
            Collections.reverse(order);
        }
        order.forEach(this::send);
    }

    /** As the webhook or an import writes what it comes to. */
    private void send(JsonNode json) {
        Understood understood =
                (Understood) new StripeTranslator(StripeRules.DEFAULT, references).translate(json, NOON, null);
        for (Canonical record : understood.records()) {
            pipeline.send(record.input(), record.key(), record.value());
        }
    }

    /** Of the newest movement by its newest revision; what was read before is read again. */
    private String mrr() {
        for (MrrMovement movement : pipeline.movements()) {
            movements.put(movement.getMovementId(), movement);
        }
        MrrMovement last = null;
        for (MrrMovement movement : movements.values()) {
            last = movement.getVoided() ? last : movement;
        }
        return requireNonNull(last).getMrrAfter().toPlainString();
    }

    /** What was due in the months since the events comes at marks. */
    private void passTime() {
        for (int second = 0; second < 30; second++) {
            pipeline.passWallClock(Duration.ofSeconds(1));
        }
    }

    private CustomerHealth health() {
        passTime();
        List<CustomerHealth> health = pipeline.health();
        return health.get(health.size() - 1);
    }
}
