package dev.tidewatch.app.notify;

import dev.tidewatch.app.notify.message.Notice;
import dev.tidewatch.app.notify.plan.Destination;
import dev.tidewatch.app.notify.send.Answer;
import dev.tidewatch.app.notify.send.Channel;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** An alert about nobody, by which a person sees that a destination can be reached. */
public final class Sample {

    private Sample() {}

    /** One attempt; the destination's routes and pace do not matter. */
    public static Answer send(Destination destination, InstantSource clock) throws InterruptedException {
        try (Channel channel = Channel.to(destination, clock)) {
            return channel.send(Notice.of(alert(clock.instant())));
        }
    }

    private static RiskAlert alert(Instant now) {
        return RiskAlert.newBuilder()
                .setAlertId("tidewatch-test|" + now)
                .setCustomerId("tidewatch-test")
                .setKind(AlertKind.AT_RISK)
                .setState(AlertState.RAISED)
                .setSeverity(AlertSeverity.LOW)
                .setScore(new BigDecimal("0.000000"))
                .setMrrAtRisk(new BigDecimal("0.000000"))
                .setReportingCurrency("USD")
                .setSignals(List.of())
                .setSuggestedAction("")
                .setOpenedAt(now)
                .setUpdatedAt(now)
                .setRevision(0)
                .setSentence("This is a test by Tidewatch: nobody is at risk.")
                .build();
    }
}
