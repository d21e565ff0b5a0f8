package dev.tidewatch.app.notify;

import dev.tidewatch.app.notify.Outbox.Parcel;
import dev.tidewatch.app.notify.plan.Destination;
import dev.tidewatch.app.notify.send.Answer;
import dev.tidewatch.app.notify.send.Channel;
import dev.tidewatch.app.records.NotAcknowledged;
import dev.tidewatch.avro.bounded.RegistryLost;
import dev.tidewatch.domain.time.DurationText;
import dev.tidewatch.output.RiskAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the alerts of one topic to one destination, in one thread. It is at work until it has read what it was told to, or is closed. */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Beyond so many deliveries that wait it reads on only when some are done. */
    private static final int MOST_HELD = 10_000;

    private static final Duration LONGEST_POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
    private static final Duration REGISTRY_REST = Duration.ofSeconds(2);

    private final Destination destination;
    private final Errand errand;
    private final Tools tools;
    private final OpenOffsets offsets = new OpenOffsets();
    private final Outbox outbox;
    private final Count count = new Count();

    private Instant committedAt = Instant.MIN;
    private Instant readsAgainAt = Instant.MIN;
    private boolean failing;

    /**
     * The topic to read, and how far.
     *
     * @param replayed true if the topic has dead letters, of all destinations
     * @param ends it is done when it has read so far; empty for a courier that goes on
     */
    record Errand(String topic, boolean replayed, Map<TopicPartition, Long> ends) {}

    /** All that it works with; it closes none of them. */
    record Tools(
            Consumer<byte[], byte[]> consumer,
            AlertReader alerts,
            CustomerAttributes customers,
            Channel channel,
            DeadNotices dead,
            InstantSource clock) {}

    /** Counts messages by their end. */
    static final class Count {
        private final AtomicLong delivered = new AtomicLong();
        private final AtomicLong dead = new AtomicLong();

        long delivered() {
            return delivered.get();
        }

        long dead() {
            return dead.get();
        }
    }

    Courier(Destination destination, Errand errand, Tools tools) {
        this.destination = destination;
        this.errand = errand;
        this.tools = tools;
        this.outbox = new Outbox(
                destination,
                alert -> destination.takes(alert, tools.customers().of(alert.getCustomerId())),
                () -> ThreadLocalRandom.current().nextDouble(),
                delivery -> offsets.settle(delivery.partition(), delivery.offset()));
    }

    Count count() {
        return count;
    }

    void begin() {
        tools.consumer.subscribe(List.of(errand.topic()), new Rebalance());
    }

    /** True if it has delivered all that it was told to read. */
    boolean isDone() {
        return !errand.ends().isEmpty()
                && outbox.size() == 0
                && tools.consumer.assignment().containsAll(errand.ends().keySet())
                && errand.ends().entrySet().stream()
                        .allMatch(end -> tools.consumer.position(end.getKey()) >= end.getValue());
    }

    /** Reads what has come, and makes one attempt at most. */
    void turn() throws InterruptedException {
        Instant now = tools.clock.instant();
        if (outbox.size() >= MOST_HELD || now.isBefore(readsAgainAt)) {
            tools.consumer.pause(tools.consumer.assignment());
        } else {
            tools.consumer.resume(tools.consumer.paused());
        }
        take(tools.consumer.poll(untilDue(now)));
        Parcel due = outbox.next(tools.clock.instant()).orElse(null);
        if (due != null) {
            attempt(due);
        }
        if (!tools.clock.instant().isBefore(committedAt.plus(BETWEEN_COMMITS))) {
            commit();
        }
    }

    /** After it nothing that was delivered is read again. */
    void commit() {
        offsets.commit(tools.consumer, destination.name());
        committedAt = tools.clock.instant();
    }

    private Duration untilDue(Instant now) {
        Instant next = outbox.nextAt();
        if (!next.isAfter(now)) {
            return Duration.ZERO;
        }
        return next.isBefore(now.plus(LONGEST_POLL)) ? Duration.between(now, next) : LONGEST_POLL;
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                if (isBehindTheEnd(partition, record)) {
                    continue;
                }
                try {
                    take(partition, record);
                } catch (RegistryLost e) {
                    LOG.warn("{}: the schema registry does not answer: {}", destination.name(), e.getMessage());
                    tools.consumer.seek(partition, record.offset());
                    readsAgainAt = tools.clock.instant().plus(REGISTRY_REST);
                    break;
                }
            }
        }
    }

    /** The dead letters of a replay itself come to the end of the topic that it reads; they are for the next replay. */
    private boolean isBehindTheEnd(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        Long end = errand.ends().get(partition);
        return end != null && record.offset() >= end;
    }

    private void take(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        boolean concerns = !errand.replayed() || DeadNotices.isOf(destination.name(), record);
        RiskAlert alert = concerns ? tools.alerts.read(record) : null;
        offsets.read(partition, record.offset());
        if (alert == null) {
            offsets.settle(partition, record.offset());
        } else {
            outbox.take(new Delivery(alert, record, tools.clock.instant()));
        }
    }

    private void attempt(Parcel parcel) throws InterruptedException {
        Answer answer = tools.channel.send(parcel.notice());
        Instant now = tools.clock.instant();
        if (answer instanceof Answer.Taken) {
            outbox.answered();
            outbox.done(parcel);
            count.delivered.incrementAndGet();
            LOG.info("{}: told {}", destination.name(), parcel.notice().name());
            failing = false;
        } else if (answer instanceof Answer.NotNow notNow) {
            tellOfFailure(notNow.why());
            if (outbox.failed(parcel, notNow.after(), now)) {
                bury(
                        parcel,
                        "given up after " + DurationText.of(destination.retry().giveUpAfter()) + ": " + notNow.why(),
                        now);
            }
        } else if (answer instanceof Answer.Never never) {
            bury(parcel, never.why(), now);
        }
    }

    /** Tells of the first failure, not of each attempt. */
    private void tellOfFailure(String why) {
        if (!failing) {
            LOG.warn(
                    "{}: {} does not take it yet, and is tried again: {}",
                    destination.name(),
                    destination.address().host(),
                    why);
            failing = true;
        }
    }

    private void bury(Parcel parcel, String why, Instant now) {
        try {
            tools.dead.add(destination.name(), parcel.deliveries(), why);
        } catch (NotAcknowledged e) {
            LOG.warn("{}: cannot write to {}: {}", destination.name(), DeadNotices.TOPIC, e.getMessage());
            outbox.failed(parcel, Optional.empty(), now);
            return;
        }
        outbox.done(parcel);
        count.dead.incrementAndGet();
        LOG.warn("{}: {} goes to {}: {}", destination.name(), parcel.notice().name(), DeadNotices.TOPIC, why);
    }

    /** Forgets what another instance reads from now on. */
    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit();
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> {
                outbox.forget(partition);
                offsets.forget(partition);
            });
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.info("{}: reads {}", destination.name(), partitions);
        }
    }
}
