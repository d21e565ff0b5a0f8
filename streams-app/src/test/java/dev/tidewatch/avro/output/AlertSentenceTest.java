package dev.tidewatch.avro.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.domain.risk.action.Handling;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.alert.Alert;
import dev.tidewatch.domain.risk.alert.parameter.AlertKind;
import dev.tidewatch.domain.risk.alert.parameter.Severity;
import dev.tidewatch.domain.risk.feature.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertSentenceTest {

    private static final AlertMapping MAPPING = new AlertMapping("USD");
    private static final Instant AT = Instant.parse("2026-05-08T10:00:00Z");

    @Test
    void shouldNameDaysWhereTheEvidenceHasInstants() {
        String sentence = sentence(
                Alert.State.RAISED,
                List.of(),
                "invoice in_1 is unpaid; the last attempt failed at 2026-05-08T10:00:00.123Z",
                "no activity since 2026-04-01T00:00:00Z");

        assertThat(sentence)
                .isEqualTo(
                        "HIGH acme: likely to leave (59), 480.00 USD a month at risk: invoice in_1 is unpaid; the last attempt"
                                + " failed on 2026-05-08; no activity since 2026-04-01.");
    }

    @Test
    void shouldSayWhatWentAwayWhenAnAlertIsResolved() {
        List<String> gone =
                List.of("3 failed payments in 30 days, the last at 2026-05-08T10:00:00Z", "payments.dunning");

        assertThat(sentence(Alert.State.RESOLVED, gone, "renews at 2026-06-01T00:00:00Z"))
                .isEqualTo(
                        "HIGH acme: no longer likely to leave (59), 480.00 USD a month; gone: 3 failed payments in 30 days, the"
                                + " last on 2026-05-08; payments.dunning; still seen: renews on 2026-06-01.");
        assertThat(sentence(Alert.State.RESOLVED, gone.subList(1, 2)))
                .isEqualTo("HIGH acme: no longer likely to leave (59), 480.00 USD a month; gone: payments.dunning.");
    }

    /** CHURNED repeats what was last published, of which nothing is still to come. */
    @Test
    void shouldSayWhatWasToComeWhenTheCustomerHasLeft() {
        assertThat(sentence(
                        Alert.State.CHURNED,
                        List.of(),
                        "subscription sub_1 ends at 2026-06-30T00:00:00Z",
                        "subscription sub_2 renews at 2026-07-01T00:00:00Z",
                        "the trial ends at 2026-06-30T00:00:00Z, and there is no payment method",
                        "the payment method expires at 2026-07-01T00:00:00Z",
                        "invoice in_1 is unpaid; the last attempt failed at 2026-05-08T10:00:00Z",
                        "subscription sub_1 is past due",
                        "ticket t_1 is unresolved since 2026-05-01T10:00:00Z",
                        "no activity since 2026-04-01T00:00:00Z"))
                .isEqualTo(
                        "HIGH acme: has left, 480.00 USD a month lost, warned of since 2026-05-08: subscription sub_1"
                                + " was to end on 2026-06-30; subscription sub_2 was to renew on 2026-07-01; the trial was to end on"
                                + " 2026-06-30, and there was no payment method; the payment method was to expire on 2026-07-01;"
                                + " invoice in_1 was unpaid; the last attempt failed on 2026-05-08; subscription sub_1 was past due;"
                                + " ticket t_1 was unresolved since 2026-05-01; no activity since 2026-04-01.");
    }

    @Test
    void shouldSayWhatCameOfItWhenAPersonEndsAnAlert() {
        Alert alert = alert(
                Alert.State.RESOLVED,
                List.of(),
                new Handling(null, AT, "ann", null, null, null, Resolution.SAVED, null),
                List.of(new Signal("a", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, "3 failed payments")));

        assertThat(MAPPING.toAvro("acme", alert).getSentence())
                .isEqualTo("HIGH acme: ended by hand, the customer is saved, 480.00 USD a month; still seen: 3 failed"
                        + " payments.");
    }

    private static String sentence(Alert.State state, List<String> gone, String... evidence) {
        List<Signal> signals = List.of(evidence).stream()
                .map(text -> new Signal("a", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, text))
                .toList();
        return MAPPING.toAvro("acme", alert(state, gone, Handling.NONE, signals))
                .getSentence();
    }

    private static Alert alert(Alert.State state, List<String> gone, Handling handling, List<Signal> signals) {
        return new Alert(
                AlertKind.AT_RISK,
                null,
                AT,
                state,
                Severity.HIGH,
                BigDecimal.valueOf(59),
                480_000_000,
                null,
                signals,
                "",
                AT,
                1,
                gone,
                handling);
    }
}
