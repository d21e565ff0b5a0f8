package dev.tidewatch.app.notify;

import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.ClusterSetup;
import dev.tidewatch.app.ExistingTopic;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.notify.Courier.Errand;
import dev.tidewatch.app.notify.plan.DayDestination;
import dev.tidewatch.app.notify.plan.Destination;
import dev.tidewatch.app.notify.plan.NotifyPlan;
import dev.tidewatch.app.notify.send.Channel;
import dev.tidewatch.app.records.TopicTail;
import dev.tidewatch.app.registry.RegistryClient;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One courier for each destination, each in a thread of its own, and what they share. */
public final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    /** A supervisor waits 10 s before it kills. */
    private static final long PATIENCE_MS = 4_000;

    private final SchemaRegistryClient registry;
    private final AlertReader alerts;
    private final CustomerAttributes customers;
    private final DeadNotices dead;
    private final List<Work> works = new ArrayList<>();
    private final List<Thread> days = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean stopping;

    private Notifier(
            SchemaRegistryClient registry, AlertReader alerts, CustomerAttributes customers, DeadNotices dead) {
        this.registry = registry;
        this.alerts = alerts;
        this.customers = customers;
        this.dead = dead;
    }

    /** A destination, and its courier at work. */
    private record Work(Destination destination, Courier courier, Thread thread) {}

    /**
     * Counts what came of the messages to a destination.
     *
     * @param dead messages that went to the dead letters
     */
    public record Result(String destination, long delivered, long dead) {}

    /**
     * Follows the alerts.
     *
     * @param from where a destination begins that was never told of anything
     */
    public static Notifier follow(NotifyPlan plan, Settings settings, TopicTail.From from, InstantSource clock) {
        Topics topics = settings.topics();
        String deadTopic = topics.prefix() + DeadNotices.TOPIC;
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            String topic = ExistingTopic.named(topics.alerts(), admin, topics);
            DeadNotices.create(admin, deadTopic, settings.topicLayout().replicationFactor());
            Beginning beginning = new Beginning(admin, topic);
            for (Destination destination : plan.told()) {
                beginning.of(group(plan, destination), from);
            }
            Notifier notifier = opened(settings, deadTopic, plan.attributes());
            for (Destination destination : plan.told()) {
                notifier.begin(
                        destination,
                        new Errand(topic, false, Map.of()),
                        Consumers.of(settings, group(plan, destination)),
                        clock);
            }
            notifier.beginDays(plan, settings, admin, clock);
            return notifier;
        }
    }

    /** Tells what lies with the dead letters once more, until all is read that lies there now. */
    public static Notifier replay(NotifyPlan plan, Settings settings, InstantSource clock) {
        String deadTopic = settings.topics().prefix() + DeadNotices.TOPIC;
        try (Admin admin = ClusterAdmin.of(settings.kafka())) {
            reach(admin);
            DeadNotices.create(admin, deadTopic, settings.topicLayout().replicationFactor());
            Errand errand = new Errand(deadTopic, true, new Beginning(admin, deadTopic).ends());
            Notifier notifier = opened(settings, deadTopic, Set.of());
            for (Destination destination : plan.told()) {
                notifier.begin(
                        destination.atOnce(),
                        errand,
                        Consumers.of(settings, group(plan, destination) + "-replay"),
                        clock);
            }
            return notifier;
        }
    }

    /**
     * Returns when all couriers are done.
     *
     * @throws RuntimeException of the first courier that failed
     */
    public void awaitEnd() throws InterruptedException {
        for (Thread thread : threads()) {
            while (thread.isAlive() && failure.get() == null) {
                thread.join(PATIENCE_MS / 10);
            }
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    public List<Result> results() {
        return works.stream()
                .map(work -> new Result(
                        work.destination().name(),
                        work.courier().count().delivered(),
                        work.courier().count().dead()))
                .toList();
    }

    /** Commits what was delivered; an attempt that takes too long is given up, and made again at the next start. */
    @Override
    public void close() {
        stopping = true;
        boolean interrupted = Thread.interrupted();
        try {
            join(PATIENCE_MS);
            threads().forEach(Thread::interrupt);
            join(PATIENCE_MS / 2);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        customers.close();
        dead.close();
        alerts.close();
        try {
            registry.close();
        } catch (IOException e) {
            LOG.warn("Cannot close the client of the schema registry: {}", e.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client itself would not give up for a minute. */
    private static void reach(Admin admin) {
        try {
            ClusterSetup.reach(admin);
        } catch (UserError e) {
            throw new UserError(
                    e.getMessage()
                            + " Nothing was told, and the dead letters are as they were: repeat the command once a"
                            + " broker answers",
                    e);
        }
    }

    private static Notifier opened(Settings settings, String deadTopic, Set<String> attributes) {
        SchemaRegistryClient registry = RegistryClient.of(settings.schemaRegistry());
        AlertReader alerts = AlertReader.of(registry, settings.schemaRegistry());
        CustomerAttributes customers = attributes.isEmpty()
                ? CustomerAttributes.none()
                : CustomerAttributes.follow(settings.kafka(), settings.topics().health(), alerts.avro(), attributes);
        return new Notifier(registry, alerts, customers, DeadNotices.in(deadTopic, settings.kafka()));
    }

    private static String group(NotifyPlan plan, Destination destination) {
        return plan.group() + "-" + destination.name();
    }

    private void begin(Destination destination, Errand errand, Consumer<byte[], byte[]> consumer, InstantSource clock) {
        Channel channel = Channel.to(destination, clock);
        Courier courier =
                new Courier(destination, errand, new Courier.Tools(consumer, alerts, customers, channel, dead, clock));
        Thread thread = new Thread(
                () -> {
                    try (consumer;
                            channel) {
                        run(courier);
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, said(destination, e));
                    }
                },
                "notify " + destination.name());
        thread.setDaemon(true);
        works.add(new Work(destination, courier, thread));
        thread.start();
    }

    private void beginDays(NotifyPlan plan, Settings settings, Admin admin, InstantSource clock) {
        if (plan.days().isEmpty()) {
            return;
        }
        String topic = settings.topics().prefix() + DayQueue.TOPIC;
        DayQueue.create(admin, topic, settings.topicLayout().replicationFactor());
        for (DayDestination told : plan.days()) {
            Destination destination = told.destination();
            days.add(new Thread(
                    () -> {
                        try (Consumer<byte[], byte[]> consumer =
                                        Consumers.of(settings, group(plan, destination) + "-yesterday");
                                Channel channel = Channel.to(destination, clock);
                                DayQueue queue = DayQueue.in(topic, settings.kafka());
                                DayCourier courier = new DayCourier(
                                        told,
                                        topic,
                                        new DayCourier.Tools(
                                                consumer,
                                                queue,
                                                new DayComposer(
                                                        settings,
                                                        told.yesterday().most()),
                                                channel,
                                                clock))) {
                            run(courier);
                        } catch (RuntimeException e) {
                            failure.compareAndSet(null, said(destination, e));
                        }
                    },
                    "notify " + destination.name() + " of yesterday"));
        }
        days.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void run(DayCourier courier) {
        courier.begin();
        try {
            while (!stopping) {
                courier.turn();
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            // The flag is cleared, for what was delivered is still to be committed.
            Thread.interrupted();
        }
        courier.commit();
    }

    private List<Thread> threads() {
        return Stream.concat(works.stream().map(Work::thread), days.stream()).toList();
    }

    private void run(Courier courier) {
        courier.begin();
        try {
            while (!stopping && !courier.isDone()) {
                courier.turn();
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            // The flag is cleared, for what was delivered is still to be committed.
            Thread.interrupted();
        }
        courier.commit();
    }

    private static RuntimeException said(Destination destination, RuntimeException failure) {
        if (failure instanceof FencedInstanceIdException) {
            return new UserError(
                    destination.name()
                            + ": another notify runs under the same name; give each its tidewatch.instance.id",
                    failure);
        }
        return failure instanceof org.apache.kafka.common.KafkaException
                ? new UserError(destination.name() + ": cannot read the alerts: " + failure.getMessage(), failure)
                : failure;
    }

    private void join(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (Thread thread : threads()) {
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }
}
