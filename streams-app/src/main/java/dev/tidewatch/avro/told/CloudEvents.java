package dev.tidewatch.avro.told;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import dev.tidewatch.output.RiskAlert;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers by which the records of a topic are CloudEvents 1.0, in the binary mode of their Kafka protocol binding. They follow from the
 * record alone: what is published again has the same ones.
 *
 * @param <E> what the type of an event is named after
 */
public final class CloudEvents<E extends Enum<E>> {

    public static final String ID = "ce_id";
    public static final String SUBJECT = "ce_subject";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String VERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";

    /** Avro as Confluent's serializer frames it has no media type of its own; others who send it in CloudEvents say this. */
    private static final Header AVRO = header(CONTENT_TYPE, "application/avro");

    private static final Header ONE = header(VERSION, "1.0");

    private final Header source;
    private final Map<E, Header> types;

    private CloudEvents(String topic, Class<E> kinds, String about) {
        this.source = header(SOURCE, "/tidewatch/" + topic);
        this.types = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            types.put(
                    kind,
                    header(TYPE, "dev.tidewatch." + about + "." + kind.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Makes those of {@code mrr-movements}. */
    public static CloudEvents<MovementKind> ofMovements(String topic) {
        return new CloudEvents<>(topic, MovementKind.class, "movement");
    }

    /** Makes those of {@code at-risk-alerts}. */
    public static CloudEvents<AlertState> ofAlerts(String topic) {
        return new CloudEvents<>(topic, AlertState.class, "alert");
    }

    /** Returns the headers of a movement. */
    public static RecordHeaders of(CloudEvents<MovementKind> events, byte[] key, MrrMovement movement) {
        return events.headers(
                movement.getKind(), key, movement.getMovementId(), movement.getRevision(), movement.getEffectiveAt());
    }

    /** Returns the headers of an alert. */
    public static RecordHeaders of(CloudEvents<AlertState> events, byte[] key, RiskAlert alert) {
        return events.headers(alert.getState(), key, alert.getAlertId(), alert.getRevision(), alert.getUpdatedAt());
    }

    /** Gives the headers of a movement's record the name under which an erased customer's movements stay. */
    public static Headers renamed(Headers headers, byte[] customer, String name) {
        Headers renamed = new RecordHeaders(headers);
        Header id = headers.lastHeader(ID);
        if (id != null) {
            byte[] was = id.value();
            String rest = new String(was, customer.length, was.length - customer.length, UTF_8);
            renamed.remove(ID).add(header(ID, name + rest));
            renamed.remove(SUBJECT).add(header(SUBJECT, name));
        }
        return renamed;
    }

    /** A subject is the record's key, which the headers share. */
    private RecordHeaders headers(E kind, byte[] key, String id, long revision, Instant at) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(ONE);
        headers.add(header(ID, id + ':' + revision));
        headers.add(source);
        headers.add(requireNonNull(types.get(kind)));
        headers.add(new RecordHeader(SUBJECT, key));
        headers.add(header(TIME, at.toString()));
        headers.add(AVRO);
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
