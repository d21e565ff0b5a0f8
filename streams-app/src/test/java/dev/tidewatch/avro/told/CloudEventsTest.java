package dev.tidewatch.avro.told;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.app.views.OutputSamples;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RiskAlert;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Read by the deserializer of CloudEvents' own SDK. */
class CloudEventsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.250Z");
    private static final byte[] VALUE = {0, 1, 2};

    private final CloudEvents<MovementKind> movements = CloudEvents.ofMovements("eu.mrr-movements");
    private final CloudEvents<AlertState> alerts = CloudEvents.ofAlerts("at-risk-alerts");

    @Test
    void shouldMakeAMovementACloudEvent() {
        MrrMovement movement = OutputSamples.movementOf("zoë", "pro", AT)
                .setKind(MovementKind.CHURN)
                .setRevision(3)
                .build();

        CloudEvent event = read(CloudEvents.of(movements, "zoë".getBytes(UTF_8), movement));

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo(movement.getMovementId() + ":3");
        assertThat(event.getSource()).isEqualTo(URI.create("/tidewatch/eu.mrr-movements"));
        assertThat(event.getType()).isEqualTo("dev.tidewatch.movement.churn");
        assertThat(event.getSubject()).isEqualTo("zoë");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-03-01T10:00:00.250Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/avro");
        assertThat(event.getExtensionNames()).isEmpty();
        assertThat(event.getData().toBytes()).isEqualTo(VALUE);
    }

    @Test
    void shouldMakeAnAlertACloudEvent() {
        RiskAlert alert = OutputSamples.alertOf("ada", "ada|AT_RISK|1", AT)
                .setState(AlertState.ESCALATED)
                .build();

        CloudEvent event = read(CloudEvents.of(alerts, "ada".getBytes(UTF_8), alert));

        assertThat(event.getId()).isEqualTo("ada|AT_RISK|1:0");
        assertThat(event.getSource()).isEqualTo(URI.create("/tidewatch/at-risk-alerts"));
        assertThat(event.getType()).isEqualTo("dev.tidewatch.alert.escalated");
        assertThat(event.getSubject()).isEqualTo("ada");
    }

    @Test
    void shouldSayTheSameOfARecordThatIsPublishedAgain() {
        MrrMovement once = OutputSamples.movementOf("ada", "pro", AT).build();
        MrrMovement again = OutputSamples.movementOf("ada", "pro", AT)
                .setPublishedAt(AT.plusSeconds(9))
                .build();

        assertThat(CloudEvents.of(movements, "ada".getBytes(UTF_8), again))
                .isEqualTo(CloudEvents.of(movements, "ada".getBytes(UTF_8), once));
    }

    @Test
    void shouldNameNobodyWhoWasErased() {
        MrrMovement movement = OutputSamples.movementOf("zoë", "pro", AT).build();
        byte[] key = "zoë".getBytes(UTF_8);
        Headers headers = CloudEvents.of(movements, key, movement);
        new MovementNumber(1, 2).addTo(headers);

        Headers renamed = CloudEvents.renamed(headers, key, "erased-1");

        assertThat(read(renamed).getId()).isEqualTo("erased-1|" + AT + "|USD:0");
        assertThat(read(renamed).getSubject()).isEqualTo("erased-1");
        assertThat(read(renamed).getType()).isEqualTo("dev.tidewatch.movement.new");
        assertThat(MovementNumber.of(renamed)).isEqualTo(new MovementNumber(1, 2));
        assertThat(renamed.toArray())
                .extracting(Header::value)
                .noneMatch(value -> new String(value, UTF_8).contains("zoë"));
    }

    @Test
    void shouldLeaveWhatAnEarlierVersionPublished() {
        Headers headers = new RecordHeaders();
        new MovementNumber(1, 2).addTo(headers);

        assertThat(CloudEvents.renamed(headers, "ada".getBytes(UTF_8), "erased-1"))
                .isEqualTo(headers);
    }

    private static CloudEvent read(Headers headers) {
        return new CloudEventDeserializer().deserialize("any", headers, VALUE);
    }
}
