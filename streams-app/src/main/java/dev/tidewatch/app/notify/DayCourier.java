package dev.tidewatch.app.notify;

import dev.tidewatch.app.UserError;
import dev.tidewatch.app.notify.message.DayMessage;
import dev.tidewatch.app.notify.plan.DayDestination;
import dev.tidewatch.app.notify.plan.Destination;
import dev.tidewatch.app.notify.plan.Yesterday;
import dev.tidewatch.app.notify.send.Answer;
import dev.tidewatch.app.notify.send.Channel;
import dev.tidewatch.app.records.NotAcknowledged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the digests of one destination to their topic when they are due, and takes them from there to it. What was written is sent as it
 * is, however often: the offset is committed when it was taken.
 */
final class DayCourier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DayCourier.class);

    private static final Duration LONGEST_POLL = Duration.ofMillis(200);

    /** While the day is not over in the topics, or they cannot be read: all of them are read at each look. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final Destination destination;
    private final Yesterday yesterday;
    private final String topic;
    private final Tools tools;
    private final OpenOffsets offsets = new OpenOffsets();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final ExecutorService desk;
    private @Nullable Future<Instant> composing;
    private Instant looksAt = Instant.MIN;
    private Instant restsUntil = Instant.MIN;
    private @Nullable Instant firstAttempt;
    private int failures;

    /** Holds all that it works with; it closes none of them. */
    record Tools(
            Consumer<byte[], byte[]> consumer,
            DayQueue queue,
            DayComposer composer,
            Channel channel,
            InstantSource clock) {}

    private record Waiting(TopicPartition partition, long offset, DayMessage message) {}

    DayCourier(DayDestination told, String topic, Tools tools) {
        this.destination = told.destination();
        this.yesterday = told.yesterday();
        this.topic = topic;
        this.tools = tools;
        this.desk = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "notify days of " + destination.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    void begin() {
        tools.consumer.subscribe(List.of(topic), new Rebalance());
    }

    /** Reads what was written, has written what is due, and makes one attempt at most. */
    void turn() throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : tools.consumer.poll(LONGEST_POLL)) {
            take(record);
        }
        Instant now = tools.clock.instant();
        compose(now);
        Waiting first = waiting.peek();
        if (first != null && !now.isBefore(restsUntil)) {
            attempt(first, now);
        }
        commit();
    }

    void commit() {
        offsets.commit(tools.consumer, destination.name());
    }

    @Override
    public void close() {
        desk.shutdownNow();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        offsets.read(partition, record.offset());
        Optional<DayMessage> message = DayQueue.of(destination.name(), record);
        if (message.isPresent()) {
            waiting.add(new Waiting(partition, record.offset(), message.get()));
        } else {
            offsets.settle(partition, record.offset());
        }
    }

    /** Writes in another thread, for a consumer that is not asked for minutes loses its partition. */
    private void compose(Instant now) throws InterruptedException {
        Future<Instant> at = composing;
        if (at != null && at.isDone()) {
            composing = null;
            try {
                looksAt = at.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the digest of " + destination.name() + " cannot be written", e);
            }
        } else if (at == null
                && !now.isBefore(looksAt)
                && !tools.consumer.assignment().isEmpty()) {
            composing = desk.submit(() -> write(now));
        }
    }

    /** Returns when to look again. */
    private Instant write(Instant now) {
        Instant due = yesterday.lastDue(now);
        try {
            Optional<DayMessage> newest = tools.queue.newest(destination.name());
            if (newest.isPresent() && !newest.get().due().isBefore(due)) {
                return yesterday.nextDue(now);
            }
            List<DayMessage> messages =
                    tools.composer.after(newest.map(DayMessage::day).orElse(null), due);
            for (DayMessage message : messages) {
                tools.queue.add(destination.name(), message);
                LOG.info("{}: the digest of {} is written", destination.name(), message.day());
            }
            return yesterday.nextDue(now);
        } catch (UserError | NotAcknowledged | KafkaException e) {
            LOG.warn("{}: the digest cannot be written yet: {}", destination.name(), e.getMessage());
            return now.plus(BETWEEN_LOOKS);
        } catch (RuntimeException e) {
            // The alerts of other destinations must not wait for it.
            LOG.error("{}: the digest cannot be written", destination.name(), e);
            return now.plus(BETWEEN_LOOKS);
        }
    }

    private void attempt(Waiting first, Instant now) throws InterruptedException {
        Answer answer = tools.channel.send(first.message());
        if (answer instanceof Answer.Taken) {
            LOG.info("{}: told {}", destination.name(), first.message().id());
            settle(first);
        } else if (answer instanceof Answer.NotNow notNow) {
            Instant since = firstAttempt == null ? now : firstAttempt;
            firstAttempt = since;
            failures++;
            Duration pause = destination
                    .retry()
                    .pause(failures, ThreadLocalRandom.current().nextDouble());
            restsUntil = now.plus(
                    notNow.after().filter(asked -> asked.compareTo(pause) > 0).orElse(pause));
            if (failures == 1) {
                LOG.warn(
                        "{}: {} is tried again: {}",
                        destination.name(),
                        first.message().id(),
                        notNow.why());
            }
            if (!now.isBefore(since.plus(destination.retry().giveUpAfter()))) {
                giveUp(first, notNow.why());
            }
        } else if (answer instanceof Answer.Never never) {
            giveUp(first, never.why());
        }
    }

    /** Puts it in no dead letters: one command writes it anew. */
    private void giveUp(Waiting first, String why) {
        LOG.error(
                "{}: {} is given up: {}; 'tidewatch digest --day {}' writes it",
                destination.name(),
                first.message().id(),
                why,
                first.message().day());
        settle(first);
    }

    private void settle(Waiting first) {
        waiting.remove();
        offsets.settle(first.partition(), first.offset());
        failures = 0;
        firstAttempt = null;
        restsUntil = Instant.MIN;
    }

    /** Forgets what another instance sends from now on; who begins looks what is due. */
    private final class Rebalance implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit();
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            waiting.removeIf(each -> partitions.contains(each.partition()));
            partitions.forEach(offsets::forget);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            looksAt = Instant.MIN;
        }
    }
}
