package dev.tidewatch.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EngagementFoldTest {

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final EngagementPolicy POLICY =
            new EngagementPolicy(Set.of("login", "report"), Set.of("invite"), 64, Duration.ofDays(2));
    private static final List<Ticket.Step> STEPS =
            List.of(Ticket.Step.OPENED, Ticket.Step.RESOLVED, Ticket.Step.REOPENED);
    private static final int SEEDS = 200;

    private final EngagementFold fold = new EngagementFold(POLICY, ZoneOffset.UTC);

    @Test
    void shouldLeaveTheSameInEveryOrder() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<UnaryOperator<Engagement>> events = events(random);
            Engagement inOrder = taken(events);
            Collections.shuffle(events, random);

            assertThat(taken(events)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void shouldNotCountARepeat() {
        Use use = new Use(START, "login", 3, null);
        Engagement once = fold.used(Engagement.EMPTY, 7, use);

        assertThat(fold.used(once, 7, use)).isSameAs(once);
        assertThat(fold.used(once, 7, new Use(START, "login", 4, null)))
                .as("other content under the same id")
                .isSameAs(once);
        assertThat(fold.used(once, 8, use).usage().days().sum(day(0), day(0))).isEqualTo(6);
    }

    @Test
    void shouldForgetIdsThatAreTooManyOrTooOld() {
        Engagement engagement = Engagement.EMPTY;
        for (int id = 0; id < 65; id++) {
            engagement = fold.used(engagement, id, new Use(START.plusSeconds(id), "login", 1, null));
        }
        assertThat(engagement.recent().contains(0)).isFalse();
        assertThat(engagement.recent().contains(1)).isTrue();

        engagement =
                fold.used(engagement, 99, new Use(START.plusSeconds(63).plus(Duration.ofDays(2)), "login", 1, null));

        assertThat(engagement.recent().contains(62)).isFalse();
        assertThat(engagement.recent().contains(63)).isTrue();
    }

    @Test
    void shouldCountOnlyFeaturesThatMeanActivity() {
        Engagement engagement = fold.used(Engagement.EMPTY, 1, new Use(START, "ping", 5, null));
        assertThat(engagement.usage().lastActivity()).isNull();

        engagement = fold.used(engagement, 2, new Use(START, "report", 5, null));
        assertThat(engagement.usage().lastActivity()).isEqualTo(START);
    }

    @Test
    void shouldBeSilentOnceTheClockHasPassed14Days() {
        Engagement engagement = fold.used(Engagement.EMPTY, 1, new Use(START, "login", 1, null));
        Instant due = START.plus(Outlook.SILENCE);

        assertThat(fold.at(engagement, due).outlook().silence()).isZero();
        assertThat(fold.at(engagement, due.plusMillis(1)).outlook().silence()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheLaterOfTwoThingsThatHappenedToATicketAtOneInstant() {
        Ticket opened = new Ticket("t", Ticket.Step.OPENED, START);
        Ticket resolved = new Ticket("t", Ticket.Step.RESOLVED, START);

        Engagement one = fold.told(fold.told(Engagement.EMPTY, 1, opened), 2, resolved);
        Engagement other = fold.told(fold.told(Engagement.EMPTY, 2, resolved), 1, opened);

        assertThat(one).isEqualTo(other);
        assertThat(one.tickets().open()).isEmpty();
    }

    @Test
    void shouldKeepABoundedNumberOfTickets() {
        Engagement engagement = Engagement.EMPTY;
        for (int i = 0; i < 100; i++) {
            Ticket ticket = new Ticket("t" + i, Ticket.Step.OPENED, START.plusSeconds(i));
            engagement = fold.told(engagement, i, ticket);
        }

        assertThat(engagement.tickets().open()).hasSize(Tickets.KEPT);
        assertThat(engagement.tickets().open().get(0).id()).isEqualTo("t80");
    }

    @Test
    void shouldFollowTheAllowanceOfTheMonth() {
        Engagement engagement = fold.used(Engagement.EMPTY, 1, new Use(START, "api", 45, 100L));
        engagement = fold.used(engagement, 2, new Use(START.plusSeconds(1), "api", 40, 100L));
        assertThat(fold.at(engagement, START.plusSeconds(2)).outlook().limitTenths())
                .isEqualTo(8);

        Instant april = Instant.parse("2026-04-01T00:00:00Z");
        assertThat(fold.at(engagement, april).outlook().limitTenths()).isZero();
        assertThat(fold.watched(engagement, START.plusSeconds(2), true).nextDue())
                .isEqualTo(april);
    }

    /** In whatever order: no more ids than are remembered, and none twice. */
    private List<UnaryOperator<Engagement>> events(Random random) {
        List<UnaryOperator<Engagement>> events = new ArrayList<>();
        for (int id = 0; id < 60; id++) {
            int number = id;
            Instant at = START.plusMillis(random.nextInt(20)).plus(Duration.ofDays(random.nextInt(45)));
            if (random.nextInt(3) == 0) {
                Ticket ticket = new Ticket(
                        "t" + random.nextInt(3), STEPS.get(random.nextInt(3)), START.plusMillis(random.nextInt(20)));
                events.add(before -> fold.told(before, number, ticket));
            } else {
                Long limit = random.nextBoolean() ? null : Long.valueOf(1L + random.nextInt(9));
                String feature = List.of("login", "report", "invite", "ping").get(random.nextInt(4));
                Use use = new Use(at, feature, random.nextInt(5), limit);
                events.add(before -> fold.used(before, number, use));
            }
        }
        return events;
    }

    private static Engagement taken(List<UnaryOperator<Engagement>> events) {
        Engagement engagement = Engagement.EMPTY;
        for (UnaryOperator<Engagement> event : events) {
            engagement = event.apply(engagement);
        }
        return engagement;
    }

    private static int day(int days) {
        return Math.toIntExact(START.plus(Duration.ofDays(days)).getEpochSecond() / 86_400);
    }
}
