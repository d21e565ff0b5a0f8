package dev.tidewatch.oracle.alerts;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.NOON;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.TrustedRecords;
import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.subscription.Discount;
import dev.tidewatch.domain.subscription.DiscountDuration;
import dev.tidewatch.domain.terms.DiscountTerms;
import dev.tidewatch.stream.plan.ClockMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer that the pipeline left out, as a dead letter says, is left out of the alerts that are folded once more. */
class LeftOutCustomersTest {

    private static final Instant END = NOON.plus(Duration.ofDays(20));
    private static final Instant LATER = END.plus(Duration.ofDays(1));

    static {
        TrustedRecords.trust();
    }

    private final Path directory;

    LeftOutCustomersTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldEndWhatIsDueWhenNothingWasLeftOut() throws IOException {
        assertThat(alerts(letters())).contains("cus_1 CHURNED", "cus_2 CHURNED");
    }

    @Test
    void shouldLeaveOutTheCustomerOfWhichALetterSaysSo() throws IOException {
        assertThat(alerts(letters(letter("cus_1", firstDue()))))
                .contains("cus_2 CHURNED")
                .doesNotContain("cus_1 CHURNED");
    }

    @Test
    void shouldCallTheCustomerThatALetterOfAnotherInstantLeavesOut() throws IOException {
        assertThat(alerts(letters(letter("cus_1", NOON)))).contains("cus_1 CHURNED");
    }

    @Test
    void shouldCallTheCustomerAgainAfterItsNextEvent() throws IOException {
        List<String> alerts = new ArrayList<>();
        TaskReplay task = task(letters(letter("cus_1", firstDue())), alerts);
        begin(task);
        advance(task);
        alerts.clear();
        advance(task);
        assertThat(alerts).isEmpty();

        send(task, "cus_1", new Usage("used", new Use(LATER, "export", 1, null)));

        assertThat(alerts).contains("cus_1 CHURNED");
    }

    @Test
    void shouldLeaveOutTheCustomerThatARateWasNotAppliedTo() throws IOException {
        TaskReplay task = task(letters(letter("REVALUATION", "cus_1", NOON)), new ArrayList<>());
        for (String customer : List.of("cus_1", "cus_2")) {
            send(
                    task,
                    customer,
                    new SubscriptionChange(
                            aSnapshot(customer).on(monthly("100").in("EUR")).build()));
        }
        List<CustomerState> before = states(task);

        task.rate("", new Incoming.RateChange(new Rate("EUR", dayOf(NOON), 1_100_000_000L, NOON), 1, new byte[0]));

        assertThat(states(task).get(0)).isEqualTo(before.get(0));
        assertThat(states(task).get(1)).isNotEqualTo(before.get(1));
    }

    @Test
    void shouldLeaveOutTheCustomerThatTermsWereNotAppliedTo() throws IOException {
        TaskReplay task = task(letters(letter("TERMS", "cus_2", NOON)), new ArrayList<>());
        for (String customer : List.of("cus_1", "cus_2")) {
            send(
                    task,
                    customer,
                    new SubscriptionChange(
                            aSnapshot(customer).less(List.of(named("half"))).build()));
        }
        List<CustomerState> before = states(task);

        task.terms("", new Incoming.TermsChange("half", half(), 1, new byte[0]));

        assertThat(states(task).get(0)).isNotEqualTo(before.get(0));
        assertThat(states(task).get(1)).isEqualTo(before.get(1));
    }

    private static List<CustomerState> states(TaskReplay task) {
        return List.of(task.customers().get("cus_1"), task.customers().get("cus_2"));
    }

    private static int dayOf(Instant instant) {
        return (int) instant.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    private static Discount named(String terms) {
        return new Discount(null, null, null, DiscountDuration.FOREVER, null, List.of(), terms, null);
    }

    private static DiscountTerms half() {
        return new DiscountTerms(
                "half",
                NOON,
                null,
                new BigDecimal("50"),
                null,
                null,
                DiscountDuration.FOREVER,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }

    private static List<String> alerts(Refused letters) {
        List<String> alerts = new ArrayList<>();
        TaskReplay task = task(letters, alerts);
        begin(task);
        advance(task);
        return alerts;
    }

    private static TaskReplay task(Refused letters, List<String> alerts) {
        return new TaskReplay(
                Settings.of(new SettingLayers()).policy(),
                ClockMode.WALL,
                letters,
                (customer, alert) -> alerts.add(customer + " " + alert.state()));
    }

    private static void begin(TaskReplay task) {
        send(
                task,
                "cus_1",
                new SubscriptionChange(aSnapshot("one").cancelAt(END).build()));
        send(
                task,
                "cus_2",
                new SubscriptionChange(aSnapshot("two").cancelAt(END).build()));
    }

    private static void advance(TaskReplay task) {
        task.advance("", new Incoming.Advance(END.plusMillis(1), true));
    }

    private static void send(TaskReplay task, String customer, CustomerEvent event) {
        task.event(customer, new Incoming.Event(customer, event, 1, new byte[0]));
    }

    /** The instant for which the clock calls both customers first. */
    private Instant firstDue() throws IOException {
        TaskReplay task = task(letters(), new ArrayList<>());
        begin(task);
        return requireNonNull(task.customers().get("cus_1").indexedDue());
    }

    private Refused letters(String... lines) throws IOException {
        return Refused.in(Files.write(directory.resolve("dead-letters.jsonl"), List.of(lines)), "");
    }

    private static String letter(String customer, Instant at) {
        return letter("DUE_EFFECT", customer, at);
    }

    private static String letter(String of, String customer, Instant at) {
        return "{\"topic\":\"dead-letters\",\"partition\":0,\"offset\":0,\"timestamp\":\"" + at + "\",\"key\":\""
                + customer
                + "\",\"value\":{\"headers\":{\"tidewatch.reason\":\"PROCESSING_FAILED\",\"tidewatch.source\":\""
                + of + "\"},\"bytes\":null}}";
    }
}
