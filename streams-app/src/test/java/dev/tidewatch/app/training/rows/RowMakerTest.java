package dev.tidewatch.app.training.rows;

import static dev.tidewatch.domain.testing.SnapshotBuilder.aSnapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.customer.Feedback;
import dev.tidewatch.domain.customer.SubscriptionChange;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.subscription.ChangeType;
import dev.tidewatch.domain.subscription.SubscriptionStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowMakerTest {

    private static final Instant PRESENT = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant ANSWERED = Instant.parse("2025-03-31T00:00:00Z");
    private static final List<Feature> FEATURES = List.of(Feature.TENURE, Feature.USAGE_TREND);

    private final RowMaker maker = new RowMaker(
            Settings.of(new SettingLayers()).policy(),
            MonthlyCustomers.Known.nothing(),
            FEATURES,
            new LossRule(30, BigDecimal.ZERO));

    /** 90 days after the first customer, and 37 days before the end. */
    @Test
    void shouldMakeARowForEachMonthWhoseOutcomeIsCertain() {
        starts("acme", "2025-01-10T00:00:00Z");
        starts("other", "2025-08-07T23:59:59Z");

        Rows rows = maker.rows();

        assertThat(rows.rows())
                .extracting(Row::at)
                .extracting(Instant::toString)
                .containsExactly("2025-05-01T00:00:00Z", "2025-06-01T00:00:00Z", "2025-07-01T00:00:00Z");
        assertThat(rows.unfinished()).isEqualTo(1);
        assertThat(rows.rows()).noneMatch(Row::lost);
        assertThat(rows.begins()).isEqualTo("2025-01-10T00:00:00Z");
    }

    /** Days are those of the last judgement, as customer-health has them: that of the answer. */
    @Test
    void shouldKnowOfARowWhatWasKnownThen() {
        starts("acme", "2025-01-10T00:00:00Z");
        assertThat(maker.event(
                        "acme", new Feedback("nps", ANSWERED, new Answer(Answer.Survey.NPS, ANSWERED, 9, 10)), PRESENT))
                .isNull();
        starts("other", "2025-08-01T00:00:00Z");

        Row first = maker.rows().rows().get(0);

        assertThat(first.values()).containsExactly(80_000_000, Row.UNKNOWN);
        assertThat(first.features(FEATURES).readings()).containsOnlyKeys(Feature.TENURE);
    }

    @Test
    void shouldSayWhoWasLostWithinTheHorizonAndHaveNoRowAfterwards() {
        starts("acme", "2025-01-10T00:00:00Z");
        starts("leaver", "2025-01-10T00:00:00Z");
        ends("leaver", "2025-06-20T00:00:00Z");
        starts("other", "2025-09-10T00:00:00Z");

        assertThat(maker.rows().rows())
                .filteredOn(row -> row.customerId().equals("leaver"))
                .extracting(Row::lost)
                .containsExactly(false, true);
    }

    /** What is late is not known at the beginning of the month, and counts for how it ended. */
    @Test
    void shouldHaveNoRowOfWhoHadLeftAsOnlyALateEventSays() {
        starts("acme", "2025-01-10T00:00:00Z");
        starts("leaver", "2025-01-10T00:00:00Z");
        starts("other", "2025-06-02T00:00:00Z");
        ends("leaver", "2025-05-30T00:00:00Z");
        starts("another", "2025-09-10T00:00:00Z");

        assertThat(maker.rows().rows())
                .filteredOn(row -> row.customerId().equals("leaver"))
                .extracting(row -> row.at().toString() + row.lost())
                .containsExactly("2025-05-01T00:00:00Ztrue");
    }

    @Test
    void shouldForgetTheRowsOfWhoIsForgotten() {
        starts("acme", "2025-01-10T00:00:00Z");
        starts("leaver", "2025-01-10T00:00:00Z");
        ends("leaver", "2025-06-20T00:00:00Z");
        maker.forget("leaver");
        maker.forget("acme");
        starts("other", "2025-09-10T00:00:00Z");

        assertThat(maker.rows().rows())
                .extracting(Row::customerId)
                .contains("acme")
                .doesNotContain("leaver");
    }

    @Test
    void shouldRefuseTheFuture() {
        starts("acme", "2025-01-10T00:00:00Z");

        assertThat(maker.event("acme", snapshot("acme", PRESENT.plus(Duration.ofDays(9))), PRESENT))
                .isNotNull();
        assertThat(maker.rows().ends()).isEqualTo("2025-01-10T00:00:00Z");
    }

    private void starts(String customer, String at) {
        assertThat(maker.event(customer, snapshot(customer, Instant.parse(at)), PRESENT))
                .isNull();
    }

    private static SubscriptionChange snapshot(String customer, Instant at) {
        return new SubscriptionChange(
                aSnapshot(customer + at).of(customer + "-sub").at(at).build());
    }

    private void ends(String customer, String at) {
        SubscriptionChange end = new SubscriptionChange(aSnapshot(customer + at)
                .of(customer + "-sub")
                .at(Instant.parse(at))
                .type(ChangeType.CANCELED)
                .status(SubscriptionStatus.CANCELED)
                .build());
        assertThat(maker.event(customer, end, PRESENT)).isNull();
    }
}
