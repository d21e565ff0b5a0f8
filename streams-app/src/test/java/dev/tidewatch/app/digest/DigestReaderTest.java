package dev.tidewatch.app.digest;

import static dev.tidewatch.app.digest.ADay.DAY;
import static dev.tidewatch.app.digest.ADay.SETTINGS;
import static dev.tidewatch.app.digest.ADay.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.digest.page.DigestPage;
import dev.tidewatch.app.digest.page.DigestText;
import dev.tidewatch.app.notify.AnAlert;
import dev.tidewatch.app.settings.SettingLayers;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.grade.Grade;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RetentionMetrics;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestReaderTest {

    private final ADay day = ADay.inMarch();

    @Test
    void shouldCloseTheDayInEveryCurrency() {
        DailyDigest digest = read(day);

        assertThat(digest.differences()).isEmpty();
        assertThat(digest.mrr().booked().end()).isEqualByComparingTo("274.833333");
        assertThat(digest.mrr().paid()).extracting(Waterfall::currency).containsExactly("EUR", "GBP", "USD");
        assertThat(digest.mrr().paid().get(0).change(Flow.EXPANSION)).isEqualByComparingTo("25");
        assertThat(digest.mrr().paid().get(1).end()).isEqualByComparingTo("0");
        assertThat(digest.mrr().paid().get(2).start()).isEqualByComparingTo("290.5");
        assertThat(digest.mrr().paid().get(2).end()).isEqualByComparingTo("192.333333");
    }

    @Test
    void shouldNameWhoLeftAndWhatThoseWhoStayGaveUp() {
        DailyDigest digest = read(day);

        assertThat(digest.lost()).extracting(LostCustomer::customerId).containsExactly("ann", "hal");
        LostCustomer ann = digest.lost().get(0);
        assertThat(ann.booked()).isEqualByComparingTo("100");
        assertThat(List.of(ann.kind(), ann.reason(), String.valueOf(ann.feedback())))
                .containsExactly("VOLUNTARY", "REQUESTED", "too <b>expensive</b>");
        assertThat(digest.lost().get(1).booked()).isNull();
        assertThat(digest.lost().get(1).paid()).isEqualTo(Map.of("GBP", units("9")));
        assertThat(digest.given()).hasSize(1);
        assertThat(digest.given().get(0))
                .extracting(LostSubscription::customerId, LostSubscription::subscriptionId, LostSubscription::mrr)
                .containsExactly("bob & sons", "seats", units("60.5"));
    }

    @Test
    void shouldTakeTheAlertsAsTheyStoodWhenTheDayEnded() {
        RiskAlert raised = ADay.alertOf("late riser", AlertState.RAISED, -1, "10", "30");
        day.alert(raised);
        day.alert(RiskAlert.newBuilder(AnAlert.next(raised, AlertState.RESOLVED, AlertSeverity.LOW))
                .setUpdatedAt(Instant.parse("2026-03-11T00:00:00.001Z"))
                .build());

        assertThat(read(day).calls())
                .extracting(Call::who, Call::expectedLoss)
                .containsExactly(
                        tuple("<ivy>", units("849.6")),
                        tuple("bob & sons", units("95.123456")),
                        tuple("late riser", units("30")),
                        tuple("ann", null));
    }

    @Test
    void shouldLeaveOutWhoIsSnoozedAndNameTheOwnerOfTheOthers() {
        RiskAlert.Builder putOff = RiskAlert.newBuilder(ADay.alertOf("put off", AlertState.RAISED, -1, "10", "900"));
        day.alert(putOff.setSnoozedUntil(Instant.parse("2026-03-14T09:00:00Z")).build());
        RiskAlert.Builder due = RiskAlert.newBuilder(ADay.alertOf("due", AlertState.ESCALATED, -1, "10", "900"));
        day.alert(due.setSnoozedUntil(Instant.parse("2026-03-10T09:00:00Z"))
                .setOwner("ann@example.org")
                .build());

        DailyDigest digest = read(day);

        assertThat(digest.calls())
                .extracting(Call::who, Call::owner)
                .startsWith(tuple("due", "ann@example.org"), tuple("<ivy>", null))
                .doesNotContain(tuple("put off", null));
        assertThat(DigestText.of(DigestPage.of(digest, 10))).contains("Owner: ann@example.org");
    }

    @Test
    void shouldTellTheActionApartFromTheReason() {
        Call call = read(day).calls().get(0);

        assertThat(call.reason()).endsWith("at risk: 3 failed payments in 30 days.");
        assertThat(call.action()).isEqualTo("Call the customer.");
    }

    @Test
    void shouldCountWhatWasPublishedOnTheDayForEarlierDays() {
        assertThat(read(day).corrections())
                .isEqualTo(new DailyDigest.Corrections(
                        true,
                        List.of(
                                new CorrectedDay(DAY.minusDays(4), 1, 0, 0, units("-10")),
                                new CorrectedDay(DAY.minusDays(6), 0, 0, 1, units("20")))));
    }

    @Test
    void shouldNotSayOfAReplayWhichDayCorrectedWhich() {
        assertThat(read(day.replayed()).corrections()).isEqualTo(new DailyDigest.Corrections(false, List.of()));
    }

    @Test
    void shouldGradeTheAlertsOverTheWindowThatEndsWithTheDay() {
        List<Grade> grades = read(day).graded().grades();

        assertThat(grades)
                .extracting(Grade::kind)
                .containsExactly(AlertKind.AT_RISK, AlertKind.WIN_BACK, AlertKind.UPSELL);
        assertThat(grades.get(0).hits().episodes()).isEqualTo(1);
        assertThat(grades.get(0).hits().precision()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(grades.get(0).recall().mrrWarned()).isEqualTo(100_000_000);
    }

    @Test
    void shouldSayWhatDoesNotAddUp() {
        RetentionMetrics row = ADay.row();
        row.setChurnMrr(units("100.01"));
        day.row(row);

        assertThat(read(day.replayed()).differences())
                .containsExactly(
                        "the movements make 100.000000 of churnMrr, and 100.010000 was published",
                        "the MRR booked in USD should end at 274.823333 by its start and what moved it,"
                                + " and ends at 274.833333");
    }

    @Test
    void shouldTakeTheNewestDayThatIsOver() {
        RetentionMetrics before = ADay.row();
        before.setDay(DAY.minusDays(1));
        day.row(before);

        assertThat(new DigestReader(day, SETTINGS).of(null).about().day()).isEqualTo(DAY);
    }

    @Test
    void shouldNameTheDaysThatThereAre() {
        assertThatThrownBy(() -> new DigestReader(day, SETTINGS).of(DAY.plusDays(1)))
                .isInstanceOf(UserError.class)
                .hasMessage("retention-metrics has no row of 2026-03-11;"
                        + " the days that are over are those from 2026-03-10 to 2026-03-10");
    }

    @Test
    void shouldRefuseTheSettingsOfAnotherPipeline() {
        Settings others =
                Settings.of(SettingLayers.of(Map.of("tidewatch.zone", "Europe/Berlin"), null, Map.of(), Map.of()));

        assertThatThrownBy(() -> new DigestReader(day, others).of(DAY))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was made for the days of UTC and for USD, and the settings say Europe/Berlin");
    }

    private static DailyDigest read(ADay day) {
        return new DigestReader(day, SETTINGS).of(DAY);
    }
}
