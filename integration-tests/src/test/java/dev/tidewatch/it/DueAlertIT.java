package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.local.LocalStack;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import dev.tidewatch.output.Signal;
import dev.tidewatch.stream.names.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A customer that uses the product daily and then only goes silent is alerted at the instant at which it has been for 14 days,
 * once: by a process that ends again and again at that very instant, by {@code verify}, and by a replay. So is what people do about the
 * alert, before the process is halted, while it is, and after.
 */
class DueAlertIT {

    /** {@code -Dhalt.at.due=50} is what the nightly run does. */
    private static final int HALTS = Integer.getInteger("halt.at.due", 3);

    private static final String NAME = "due";
    private static final String CUSTOMER = "acme";
    private static final int DAYS_OF_USE = 40;
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LAST_USE = START.plus(Duration.ofDays(DAYS_OF_USE - 1));

    /** 24 whole days without use are over: it is down to a fifth of what is usual. */
    private static final Instant DUE = Instant.parse("2026-05-04T00:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    /** The alert was put off until then. */
    private static final Instant AGAIN = DUE.plus(Duration.ofDays(9));

    /** No clock stands nearer to what is due before it. */
    private static final Duration TICK = Duration.ofMillis(1);

    @TempDir
    Path directory;

    @Test
    void shouldAlertOfSilenceOnceHoweverOftenItIsHaltedAndReplayed() throws Exception {
        try (LocalStack stack = LocalStack.in(directory.resolve("stack"));
                Cluster cluster = new Cluster(stack.bootstrapServers(), stack.schemaRegistryUrl())) {
            Topics topics = cluster.load(NAME, silentCustomer());
            cluster.endInput(topics, DUE.plus(TICK));

            PipelineLives lives = new PipelineLives(stack, NAME, directory);
            for (int halt = 0; halt < HALTS; halt++) {
                String at = halt % 2 == 0 ? HaltingInterceptor.HALT_AT_SENT : HaltingInterceptor.HALT_AT_ACKNOWLEDGED;
                lives.runUntilHalted(PipelineLives.end("at-risk-alerts", at, 1));
            }
            lives.runToTheEnd(cluster);

            assertThat(cluster.written(topics.alerts()))
                    .as("halts hit the transaction with the alert")
                    .hasSizeGreaterThan(HALTS / 2);
            List<RiskAlert> alerts = cluster.alerts(topics);
            assertThat(alerts).singleElement().satisfies(DueAlertIT::tellsOfSilence);

            people(cluster, lives, topics);
            List<RiskAlert> handled = cluster.alerts(topics);
            assertThat(handled)
                    .extracting(RiskAlert::getState, RiskAlert::getOwner, RiskAlert::getSnoozedUntil)
                    .containsExactly(
                            tuple(AlertState.RAISED, null, null),
                            tuple(AlertState.RAISED, null, null),
                            tuple(AlertState.RAISED, "ann", null),
                            tuple(AlertState.RAISED, "ann", AGAIN),
                            tuple(AlertState.ESCALATED, "ann", AGAIN));
            assertThat(handled)
                    .extracting(RiskAlert::getActedAt, RiskAlert::getDueAt)
                    .containsExactly(
                            tuple(null, DUE.plus(THREE_DAYS)),
                            tuple(DUE.plus(HOUR), null),
                            tuple(DUE.plus(HOUR), null),
                            tuple(DUE.plus(HOUR), AGAIN),
                            tuple(DUE.plus(HOUR), AGAIN));
            CommandRun verify = ClusterConfig.of(stack, directory, NAME)
                    .command("verify", "--wait", "PT2S", "--set", "tidewatch.clock=event");
            assertThat(verify.out())
                    .as(verify.err())
                    .containsPattern(" 5 alerts, 1 outcomes, \\d+ grades compared, 0 differences, ");
            replay(cluster, new Topics(topics.prefix(), "again"));
            List<RiskAlert> twice = new ArrayList<>(handled);
            twice.addAll(handled);
            assertThat(cluster.alerts(topics)).as("once by each application").containsExactlyElementsOf(twice);
        }
    }

    /** The alert is not due again before it was put off: three days pass without an escalation. */
    private static void people(Cluster cluster, PipelineLives lives, Topics topics) throws Exception {
        cluster.send(topics, List.of(action("a1", DUE.plus(HOUR), "ACKNOWLEDGE")));
        cluster.endInput(topics, DUE.plus(Duration.ofDays(5)));
        lives.runUntilHalted(PipelineLives.end("at-risk-alerts", HaltingInterceptor.HALT_AT_SENT, 1));

        Instant later = DUE.plus(Duration.ofDays(5)).plus(HOUR);
        InputLine given = action("a2", later, "ASSIGN");
        given.value().put("assignee", "ann");
        InputLine putOff = action("a3", later.plus(HOUR), "SNOOZE");
        putOff.value().put("until", AGAIN.toString());
        cluster.send(topics, List.of(given, given, putOff));
        cluster.endInput(topics, AGAIN.plus(TICK));
        lives.runUntil(() -> cluster.awaitAll(topics));
    }

    private static InputLine action(String id, Instant at, String action) {
        ObjectNode value = Company.event(id, CUSTOMER, at)
                .put("alertId", "acme|AT_RISK|2026-05-04T00:00:00.000Z")
                .put("by", "ann")
                .put("action", action);
        return new InputLine("alert-actions", CUSTOMER, value);
    }

    private static void tellsOfSilence(RiskAlert alert) {
        assertThat(alert.getAlertId()).isEqualTo("acme|AT_RISK|2026-05-04T00:00:00.000Z");
        assertThat(alert.getState()).isEqualTo(AlertState.RAISED);
        assertThat(alert.getOpenedAt()).isEqualTo(DUE);
        assertThat(alert.getUpdatedAt()).isEqualTo(DUE);
        assertThat(alert.getSignals())
                .extracting(Signal::getName, Signal::getEvidence)
                .contains(tuple(
                        "usage.trend",
                        "82 % less use than usual: 2 uses a week lately, 11 before; the last one at " + LAST_USE));
    }

    /** A subscription, a use a day and two bad answers; nothing at all after the last of them. */
    private static List<InputLine> silentCustomer() {
        List<InputLine> input = new ArrayList<>();
        input.add(new InputLine("subscription-events", CUSTOMER, Company.snapshot("evt_1", CUSTOMER, START, "500")));
        for (int day = 0; day < DAYS_OF_USE; day++) {
            ObjectNode use = Company.event("use_" + day, CUSTOMER, START.plus(Duration.ofDays(day)))
                    .put("feature", "export")
                    .put("count", 3);
            input.add(new InputLine("usage-events", CUSTOMER, use));
        }
        input.add(answer("nps", "NPS", 2));
        input.add(answer("csat", "CSAT", 1));
        return input;
    }

    private static InputLine answer(String id, String survey, int score) {
        ObjectNode answer =
                Company.event(id, CUSTOMER, LAST_USE).put("kind", survey).put("score", score);
        return new InputLine("feedback-events", CUSTOMER, answer);
    }

    /** By another application, which reads the same records from the first on. */
    private void replay(Cluster cluster, Topics topics) throws Exception {
        cluster.setUp(topics);
        cluster.endInput(topics, AGAIN.plus(TICK));
        cluster.runUndisturbed(topics, directory.resolve("again"));
    }
}
