package dev.tidewatch.app.digest;

import static dev.tidewatch.domain.testing.ItemBuilder.monthly;
import static dev.tidewatch.domain.testing.ItemBuilder.yearly;
import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.app.notify.AnAlert;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.avro.output.MovementMapping;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.fx.RateTable;
import dev.tidewatch.domain.ledger.movement.Correction;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.risk.grade.GradedAlert;
import dev.tidewatch.domain.risk.outcome.Outcome;
import dev.tidewatch.domain.risk.outcome.Result;
import dev.tidewatch.domain.risk.outcome.Warning;
import dev.tidewatch.domain.subscription.CancellationReason;
import dev.tidewatch.domain.subscription.Snapshot;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import dev.tidewatch.domain.testing.ItemBuilder;
import dev.tidewatch.domain.testing.LedgerDriver;
import dev.tidewatch.domain.testing.SnapshotBuilder;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds what a pipeline has published of 10 March 2026, in memory: eight customers, with each kind of movement. */
public final class ADay implements DigestSource {

    public static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    public static final Settings SETTINGS = Settings.of(new SettingLayers());

    private static final Instant NOON = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

    private final Map<LocalDate, RetentionMetrics> rows = new TreeMap<>();
    private final List<CustomerMovements> customers = new ArrayList<>();
    private final List<RiskAlert> alerts = new ArrayList<>();
    private final List<GradedAlert> outcomes = new ArrayList<>();
    private boolean live = true;

    private ADay() {}

    /** Returns what this version published of the day. */
    public static ADay inMarch() {
        ADay day = new ADay();
        day.customer("ann", was(-8, monthly("100")), is(aSnapshot("a2").on(monthly("100")), "too <b>expensive</b>"));
        day.customer(
                "bob & sons",
                was(-8, monthly("40")),
                now(aSnapshot("b2")
                        .of("seats")
                        .at(NOON.minus(Duration.ofDays(5)))
                        .on(monthly("60.50"))),
                now(aSnapshot("b3").of("seats").at(NOON).status(SubscriptionStatus.CANCELED)));
        day.customer(
                "cid",
                was(-5, monthly("50").in("EUR")),
                now(aSnapshot("c2").at(NOON).on(monthly("75").in("EUR"))));
        day.customer(
                "dora",
                was(-9, monthly("10")),
                now(aSnapshot("d2").at(NOON.minus(Duration.ofDays(7))).status(SubscriptionStatus.CANCELED)),
                now(aSnapshot("d3").at(NOON).on(yearly("400"))));
        day.customer("eve", was(0, monthly("29")));
        day.customer("fay", told(was(-6, monthly("20")).snapshot(), NOON));
        day.customer(
                "gus",
                was(-4, monthly("80")),
                told(
                        aSnapshot("g2")
                                .at(NOON.minus(Duration.ofDays(4)).plusSeconds(600))
                                .on(monthly("70"))
                                .build(),
                        NOON));
        day.customer(
                "hal",
                was(-3, monthly("9").in("GBP")),
                is(aSnapshot("h2").on(monthly("9").in("GBP")), null));
        day.row(row());
        day.addAlerts();
        day.addOutcomes();
        return day;
    }

    /** Returns figures that were worked out by hand. A customer without a rate is in none of them. */
    public static RetentionMetrics row() {
        RetentionMetrics row = new RetentionMetrics();
        row.setSegment("all");
        row.setWindow("P1D");
        row.setDay(DAY);
        row.setAsOf(Instant.parse("2026-03-11T08:00:00Z"));
        row.setCustomersStart(5L);
        row.setGained(2L);
        row.setLost(1L);
        row.setCustomers(6L);
        row.setCustomersWithoutRate(0L);
        row.setMrrStart(units("345.5"));
        row.setNewCount(1L);
        row.setNewMrr(units("29"));
        row.setExpansionCount(1L);
        row.setExpansionMrr(units("27.5"));
        row.setContractionCount(1L);
        row.setContractionMrr(units("60.5"));
        row.setChurnCount(1L);
        row.setChurnMrr(units("100"));
        row.setReactivationCount(1L);
        row.setReactivationMrr(units("33.333333"));
        row.setMrr(units("274.833333"));
        return row;
    }

    public static BigDecimal units(String amount) {
        return new BigDecimal(amount).setScale(6);
    }

    public void row(RetentionMetrics row) {
        rows.put(row.getDay(), row);
    }

    public void alert(RiskAlert alert) {
        alerts.add(alert);
    }

    /** Says that everything was published at once. */
    public ADay replayed() {
        live = false;
        return this;
    }

    /** Holds an event of a customer, and when what came of it was published. */
    private record Told(Snapshot snapshot, Instant publishedAt) {}

    private static Told told(Snapshot snapshot, Instant publishedAt) {
        return new Told(snapshot, publishedAt);
    }

    private static Told now(SnapshotBuilder snapshot) {
        Snapshot built = snapshot.build();
        return told(built, built.occurredAt().plusSeconds(1));
    }

    private static Told was(int days, ItemBuilder item) {
        return now(aSnapshot("first").at(NOON.plus(Duration.ofDays(days))).on(item));
    }

    /** Ends a subscription at the customer's own wish. */
    private static Told is(SnapshotBuilder snapshot, @Nullable String feedback) {
        SnapshotBuilder ended = snapshot.at(NOON).status(SubscriptionStatus.CANCELED);
        return now(
                feedback == null
                        ? ended.because(CancellationReason.REQUESTED)
                        : ended.because(CancellationReason.REQUESTED, feedback));
    }

    private void customer(String id, Told... told) {
        RateTable rates = new RateTable(Profile.TIDEWATCH.rates());
        for (int before = 10; before >= 0; before--) {
            LocalDate day = DAY.minusDays(before);
            rates.put(new Rate("EUR", Math.toIntExact(day.toEpochDay()), 1_100_000_000L, NOON));
        }
        LedgerDriver ledger = new LedgerDriver(Profile.TIDEWATCH, rates);
        MovementMapping mapping = new MovementMapping(Profile.TIDEWATCH);
        List<MrrMovement> records = new ArrayList<>();
        for (Told one : told) {
            ledger.accept(one.snapshot());
            List<Correction> corrections = ledger.corrections();
            for (Correction correction : corrections.subList(records.size(), corrections.size())) {
                records.add(mapping.toAvro(id, correction, one.publishedAt()));
            }
        }
        customers.add(new CustomerMovements(id, records));
    }

    private void addAlerts() {
        RiskAlert ivy = alertOf("<ivy>", AlertState.RAISED, -2, "480", "849.6");
        alert(ivy);
        RiskAlert bob = alertOf("bob & sons", AlertState.RAISED, -7, "40", "95.123456");
        alert(bob);
        alert(AnAlert.next(bob, AlertState.ESCALATED, AlertSeverity.LOW));
        alert(RiskAlert.newBuilder(alertOf("ann", AlertState.RAISED, 0, "100", "0"))
                .setKind(AlertKind.WIN_BACK)
                .setExpectedLoss(null)
                .setSentence(null)
                .build());
        RiskAlert resolved = alertOf("resolved", AlertState.RAISED, -1, "10", "20");
        alert(resolved);
        alert(AnAlert.next(resolved, AlertState.RESOLVED, AlertSeverity.LOW));
        alert(alertOf("tomorrow", AlertState.RAISED, 1, "10", "20"));
        alert(alertOf("held back", AlertState.SUPPRESSED, -1, "10", "20"));
    }

    private void addOutcomes() {
        outcomes.add(outcome("ann", -20, Result.CHURNED, NOON, 100_000_000L));
        outcomes.add(outcome("bob & sons", -100, Result.KEPT, NOON.minus(Duration.ofDays(10)), null));
    }

    private static GradedAlert outcome(String customer, int days, Result result, Instant at, @Nullable Long lost) {
        Instant raised = NOON.plus(Duration.ofDays(days));
        Warning warning = new Warning(
                dev.tidewatch.domain.risk.alert.parameter.AlertKind.AT_RISK,
                raised,
                raised.plus(Duration.ofDays(90)),
                new BigDecimal("60.000000"),
                100_000_000,
                false,
                false);
        return new GradedAlert(customer, null, new Outcome(warning, result, at, lost));
    }

    /** Makes an alert that says that the customer should be called. */
    public static RiskAlert alertOf(String customer, AlertState state, int days, String mrr, String loss) {
        Instant at = NOON.plus(Duration.ofDays(days));
        return RiskAlert.newBuilder(AnAlert.raised(customer))
                .setAlertId(customer + "|AT_RISK|" + at)
                .setState(state)
                .setMrrAtRisk(units(mrr))
                .setExpectedLoss(units(loss))
                .setOpenedAt(at)
                .setUpdatedAt(at)
                .setSentence("HIGH " + customer + ": likely to leave (59), " + mrr
                        + " USD a month at risk: 3 failed payments in 30 days. Call the customer.")
                .build();
    }

    @Override
    public Outputs outputs() {
        return new InMemory();
    }

    @Override
    public void alerts(AlertReceiver receiver) {
        alerts.forEach(alert -> receiver.alert(alert.getCustomerId(), alert));
    }

    @Override
    public List<GradedAlert> outcomes() {
        return outcomes;
    }

    @Override
    public void close() {}

    private final class InMemory implements Outputs {

        @Override
        public void rows(RowReceiver receiver) {
            rows.forEach((day, row) -> receiver.row("all|P1D|" + day, () -> new PublishedRow(row, MovementsTold.ALL)));
            receiver.row("all|P1D|live", () -> {
                throw new AssertionError("the live row is of no whole day");
            });
            receiver.row("plan=pro|P1D|" + DAY.plusDays(9), () -> {
                throw new AssertionError("a segment is not the company");
            });
        }

        @Override
        public void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver) {
            customers.forEach(receiver);
        }

        @Override
        public boolean areLive() {
            return live;
        }

        @Override
        public void close() {}
    }
}
