package dev.tidewatch.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.notify.Outbox.Parcel;
import dev.tidewatch.app.notify.message.Notice;
import dev.tidewatch.app.notify.plan.Address;
import dev.tidewatch.app.notify.plan.Destination;
import dev.tidewatch.app.notify.plan.Digest;
import dev.tidewatch.app.notify.plan.Pace;
import dev.tidewatch.app.notify.plan.QuietHours;
import dev.tidewatch.app.notify.plan.Retry;
import dev.tidewatch.app.notify.plan.Route;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:00:00Z");
    private static final Retry RETRY = new Retry(Duration.ofSeconds(8), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final RiskAlert RAISED = AnAlert.raised("ada");
    private static final RiskAlert ESCALATED = AnAlert.next(RAISED, AlertState.ESCALATED, AlertSeverity.CRITICAL);
    private static final RiskAlert RESOLVED = AnAlert.next(ESCALATED, AlertState.RESOLVED, AlertSeverity.LOW);

    private final List<Long> settled = new ArrayList<>();
    private long offset;

    @Test
    void shouldTellEachRevisionInItsOrderWhenNothingIsCoalesced() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ZERO, null, null));
        take(outbox, RAISED, NOW);
        take(outbox, ESCALATED, NOW);
        // then
        assertThat(told(outbox, NOW)).containsExactly(id(RAISED), id(ESCALATED));
        assertThat(settled).containsExactly(0L, 1L);
        assertThat(outbox.nextAt()).isEqualTo(Instant.MAX);
    }

    /** A revision that waited behind all other alerts kept the offset from being committed, and a restart repeated what came after it. */
    @Test
    void shouldTellInTheOrderOfTheTopicWhenThereIsABacklog() {
        // given
        RiskAlert other = AnAlert.raised("bob");
        RiskAlert third = AnAlert.raised("cy");
        Outbox outbox = outbox(new Pace(Duration.ZERO, null, null));
        take(outbox, RAISED, NOW);
        take(outbox, other, NOW);
        take(outbox, ESCALATED, NOW.plusMillis(1));
        take(outbox, third, NOW.plusMillis(2));
        // then
        assertThat(told(outbox, NOW.plusSeconds(5))).containsExactly(id(RAISED), id(other), id(ESCALATED), id(third));
        assertThat(settled).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void shouldTellTheNewestOnceWhenRevisionsComeWithinTheWindow() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ofMinutes(2), null, null));
        take(outbox, RAISED, NOW);
        take(outbox, ESCALATED, NOW.plusSeconds(60));
        // then
        assertThat(told(outbox, NOW.plusSeconds(119))).isEmpty();
        assertThat(outbox.nextAt()).isEqualTo(NOW.plusSeconds(120));
        assertThat(told(outbox, NOW.plusSeconds(120))).containsExactly(id(ESCALATED));
        assertThat(settled).containsExactly(0L, 1L);
    }

    @Test
    void shouldTellNothingWhenTheNewestIsNobodysBusiness() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ofMinutes(2), null, null));
        take(outbox, RAISED, NOW);
        take(outbox, ESCALATED, NOW);
        take(outbox, RESOLVED, NOW);
        // then
        assertThat(told(outbox, NOW.plusSeconds(120))).isEmpty();
        assertThat(settled).containsExactly(0L, 1L, 2L);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void shouldSettleAtOnceWhenNoRouteTakesIt() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ZERO, null, null));
        // when
        take(outbox, RESOLVED, NOW);
        // then
        assertThat(settled).containsExactly(0L);
    }

    @Test
    void shouldKeepTheNewestWhenAnOlderRevisionComesAgain() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ofMinutes(2), null, null));
        take(outbox, ESCALATED, NOW);
        take(outbox, RAISED, NOW);
        // then
        assertThat(settled).containsExactly(1L);
        assertThat(told(outbox, NOW.plusSeconds(120))).containsExactly(id(ESCALATED));
    }

    @Test
    void shouldLetOthersGoFirstWhenOneMessageFails() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ZERO, null, null));
        take(outbox, RAISED, NOW);
        take(outbox, AnAlert.raised("bob"), NOW);
        // when
        Parcel failing = outbox.next(NOW).orElseThrow();
        boolean givenUp = outbox.failed(failing, Optional.empty(), NOW);
        // then
        assertThat(givenUp).isFalse();
        assertThat(outbox.next(NOW.plusSeconds(5))).isEmpty();
        assertThat(outbox.nextAt()).isEqualTo(NOW.plusSeconds(6));
        assertThat(told(outbox, NOW.plusSeconds(6))).containsExactly(id(AnAlert.raised("bob")), id(RAISED));
    }

    @Test
    void shouldRestForAsLongAsItIsAskedToWhenThatIsLonger() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ZERO, null, null));
        take(outbox, RAISED, NOW);
        take(outbox, AnAlert.raised("bob"), NOW);
        // when
        outbox.failed(outbox.next(NOW).orElseThrow(), Optional.of(Duration.ofSeconds(90)), NOW);
        // then
        assertThat(outbox.next(NOW.plusSeconds(89))).isEmpty();
        assertThat(told(outbox, NOW.plusSeconds(90))).hasSize(2);
    }

    @Test
    void shouldGiveUpWhenItWasTriedForLongEnough() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ZERO, null, null));
        take(outbox, RAISED, NOW);
        outbox.failed(outbox.next(NOW).orElseThrow(), Optional.empty(), NOW);
        Instant later = NOW.plus(Duration.ofHours(1));
        // when
        Parcel again = outbox.next(later).orElseThrow();
        // then
        assertThat(outbox.failed(again, Optional.empty(), later)).isTrue();
        assertThat(settled).isEmpty();
        outbox.done(again);
        assertThat(settled).containsExactly(0L);
    }

    @Test
    void shouldWaitForTheMorningUnlessItBecomesUrgentWhenItIsNight() {
        // given
        Instant night = Instant.parse("2026-03-01T22:00:00Z");
        QuietHours quiet =
                new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0), ZoneOffset.UTC, AlertSeverity.CRITICAL);
        Outbox outbox = outbox(new Pace(Duration.ofMinutes(2), null, quiet));
        take(outbox, RAISED, night);
        take(outbox, AnAlert.raised("bob"), night);
        // then
        assertThat(told(outbox, night.plusSeconds(120))).isEmpty();
        take(outbox, ESCALATED, night.plusSeconds(600));
        assertThat(told(outbox, night.plusSeconds(720))).containsExactly(id(ESCALATED));
        assertThat(told(outbox, night.plus(Duration.ofHours(9)))).containsExactly(id(AnAlert.raised("bob")));
    }

    @Test
    void shouldTellOfEachAlertOnceWhenADigestIsDue() {
        // given
        Digest digest = new Digest(Digest.Every.HOUR, LocalTime.MIN, ZoneOffset.UTC);
        Outbox outbox = outbox(new Pace(Duration.ZERO, digest, null));
        Instant now = AnAlert.RAISED_AT.plusSeconds(1);
        RiskAlert corrected = RiskAlert.newBuilder(RAISED).setRevision(1).build();
        take(outbox, RAISED, now);
        take(outbox, AnAlert.raised("bob"), now);
        take(outbox, corrected, now);
        Instant end = Instant.parse("2026-03-01T13:00:00Z");
        // then
        assertThat(told(outbox, end.minusMillis(1))).isEmpty();
        Parcel parcel = outbox.next(end).orElseThrow();
        assertThat(parcel.notice().alerts()).containsExactly(corrected, AnAlert.raised("bob"));
        assertThat(parcel.notice().id()).startsWith("digest:" + end.getEpochSecond() + ":");
    }

    @Test
    void shouldTellOfAllThatIsOverdueInOneDigestWhenItWasAway() {
        // given
        Digest digest = new Digest(Digest.Every.HOUR, LocalTime.MIN, ZoneOffset.UTC);
        Outbox outbox = outbox(new Pace(Duration.ZERO, digest, null));
        Instant now = NOW.plus(Duration.ofDays(9)).plusSeconds(60);
        take(outbox, RAISED, now);
        take(
                outbox,
                RiskAlert.newBuilder(AnAlert.raised("bob")).setUpdatedAt(NOW).build(),
                now);
        // when
        Parcel parcel = outbox.next(now.plusSeconds(5)).orElseThrow();
        // then
        assertThat(parcel.notice().alerts()).hasSize(2);
    }

    @Test
    void shouldForgetWhatSomebodyElseReadsFromNowOn() {
        // given
        Outbox outbox = outbox(new Pace(Duration.ZERO, null, null));
        take(outbox, RAISED, NOW);
        // when
        outbox.forget(new TopicPartition("at-risk-alerts", 0));
        // then
        assertThat(outbox.size()).isZero();
        assertThat(outbox.next(NOW)).isEmpty();
        assertThat(settled).isEmpty();
    }

    private Outbox outbox(Pace pace) {
        Route route = new Route(
                List.of("duty"),
                Set.of(AlertKind.AT_RISK),
                Route.TOLD,
                AlertSeverity.MEDIUM,
                new BigDecimal("100"),
                Set.of(),
                Map.of());
        Address address = new Address.Slack(URI.create("https://example.com"), false);
        Destination destination =
                new Destination("duty", address, null, pace, RETRY, Duration.ofSeconds(10), List.of(route));
        return new Outbox(
                destination,
                alert -> destination.takes(alert, Map.of()),
                () -> 0.5,
                letter -> settled.add(letter.offset()));
    }

    private void take(Outbox outbox, RiskAlert alert, Instant now) {
        outbox.take(new Delivery(
                alert, new ConsumerRecord<>("at-risk-alerts", 0, offset++, new byte[0], new byte[0]), now));
    }

    /** The ids of all that is due, each delivered. */
    private static List<String> told(Outbox outbox, Instant now) {
        List<String> told = new ArrayList<>();
        Optional<Parcel> due = outbox.next(now);
        while (due.isPresent()) {
            told.add(due.get().notice().id());
            outbox.answered();
            outbox.done(due.get());
            due = outbox.next(now);
        }
        return told;
    }

    private static String id(RiskAlert alert) {
        return Notice.of(alert).id();
    }
}
