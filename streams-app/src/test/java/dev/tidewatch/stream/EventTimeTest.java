package dev.tidewatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.avro.input.Incoming;
import dev.tidewatch.domain.DeadLetterReason;
import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.Usage;
import dev.tidewatch.domain.engagement.Use;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventTimeTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final long PARTITION_TIME = 1_000;

    private final EventTime eventTime = new EventTime(InstantSource.fixed(NOW));

    @Test
    void shouldBeTheInstantOfTheEvent() {
        assertThat(extract(event(NOW), PARTITION_TIME)).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void shouldBeThePartitionsWhenTheEventLiesInTheFuture() {
        assertThat(extract(event(NOW.plusMillis(1)), PARTITION_TIME)).isEqualTo(PARTITION_TIME);
    }

    @Test
    void shouldBeThePartitionsWhenNothingCouldBeRead() {
        assertThat(extract(undecodable(), PARTITION_TIME)).isEqualTo(PARTITION_TIME);
    }

    /** A negative time would be dropped. */
    @Test
    void shouldNeverBeNegative() {
        assertThat(extract(undecodable(), -1)).isZero();
        assertThat(extract(event(Instant.ofEpochMilli(-5)), PARTITION_TIME)).isZero();
    }

    @Test
    void shouldBelieveAControlMessageThatLiesAhead() {
        Instant ahead = NOW.plus(Duration.ofDays(400));

        assertThat(new ControlTime()
                        .extract(new ConsumerRecord<>("t", 0, 0, "k", new Incoming.Advance(ahead, true)), -1))
                .isEqualTo(ahead.toEpochMilli());
    }

    private long extract(Incoming incoming, long partitionTime) {
        return eventTime.extract(new ConsumerRecord<>("t", 0, 0, "k", incoming), partitionTime);
    }

    private static Incoming event(Instant at) {
        return new Incoming.Event("c", new Usage("e", new Use(at, "login", 1, null)), 1, new byte[0]);
    }

    private static Incoming undecodable() {
        return new Incoming.Undecodable(new Rejection(DeadLetterReason.NOT_AVRO, "d"), null, new byte[0], null);
    }
}
