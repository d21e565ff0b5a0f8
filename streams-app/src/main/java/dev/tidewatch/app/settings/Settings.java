package dev.tidewatch.app.settings;

import dev.tidewatch.app.TopicSetup;
import dev.tidewatch.app.UserError;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.app.settings.keys.Key;
import dev.tidewatch.app.settings.keys.Keys;
import dev.tidewatch.app.settings.keys.OutputKeys;
import dev.tidewatch.app.settings.keys.PipelineKeys;
import dev.tidewatch.app.settings.keys.StripeKeys;
import dev.tidewatch.app.settings.keys.UsageKeys;
import dev.tidewatch.domain.customer.CustomerPolicy;
import dev.tidewatch.domain.engagement.EngagementPolicy;
import dev.tidewatch.domain.goal.Goal;
import dev.tidewatch.domain.profile.Profile;
import dev.tidewatch.domain.rfm.RfmSegments;
import dev.tidewatch.domain.risk.RiskModel;
import dev.tidewatch.source.stripe.StripeRules;
import dev.tidewatch.stream.heap.HeapShare;
import dev.tidewatch.stream.names.Topics;
import dev.tidewatch.stream.plan.RowLimits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;

/** Holds what an operator chose, checked; docs/settings.md says what each setting decides. */
public final class Settings {

    private static final Map<String, String> CLUSTER = new TreeMap<>(Map.of(
            "kafka.bootstrap.servers", "the cluster's address, such as localhost:9092",
            "schema.registry.url", "the address of the schema registry, such as http://localhost:8081"));

    private final AbstractConfig config;
    private final Map<String, Setting> given;
    private final RiskModel riskModel;
    private final RfmSegments rfmSegments;

    private Settings(Map<String, Setting> given) {
        this.config = new AbstractConfig(Keys.definition(), Mistakes.ownValues(given), false);
        this.given = given;
        this.riskModel = new AlertSettings(config).riskModel();
        String segments = get(OutputKeys.RFM_SEGMENTS);
        this.rfmSegments = segments.isEmpty() ? RfmSegmentsFile.builtIn() : RfmSegmentsFile.at(Path.of(segments));
    }

    /**
     * Puts the layers on top of the defaults.
     *
     * @throws UserError listing every mistake: where it was made, what is wrong, what would be right
     */
    public static Settings of(SettingLayers layers) {
        Map<String, Setting> given = new TreeMap<>(layers.settings());
        List<String> mistakes = Mistakes.in(layers);
        if (!mistakes.isEmpty()) {
            throw new UserError("the settings are wrong:\n  " + String.join("\n  ", mistakes));
        }
        return new Settings(given);
    }

    /**
     * Returns if it is said where the cluster and its registry are.
     *
     * @throws UserError naming each key that is missing
     */
    public void requireCluster() {
        List<String> missing = CLUSTER.keySet().stream()
                .filter(key -> !given.containsKey(key))
                .map(key -> key + " is not set; it must be " + CLUSTER.get(key))
                .toList();
        if (!missing.isEmpty()) {
            throw new UserError(String.join("\n  ", missing));
        }
    }

    public String applicationId() {
        return get(PipelineKeys.APPLICATION_ID);
    }

    /** Returns the value in force of one setting. */
    public <T> T get(Key<T> key) {
        return key.in(config);
    }

    /** Returns the goals of the file of rules; they change nothing that is published. */
    public List<Goal> goals() {
        return new AlertSettings(config).goals();
    }

    /** Returns the name of this instance; the host's name where no other is set. */
    public String instanceName() {
        String id = get(PipelineKeys.INSTANCE_ID);
        if (!id.isEmpty()) {
            return id;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new UserError("this host does not know its name; set tidewatch.instance.id", e);
        }
    }

    /** Returns the names of all topics. */
    public Topics topics() {
        return new Topics(get(PipelineKeys.TOPIC_PREFIX), applicationId());
    }

    /** Returns the number of partitions of topics that are created. */
    public int partitions() {
        return get(PipelineKeys.PARTITIONS);
    }

    /** Returns how topics are created. */
    public TopicSetup.Layout topicLayout() {
        return new TopicSetup.Layout(
                partitions(), get(PipelineKeys.REPLICATION_FACTOR), get(PipelineKeys.TOPIC_RETENTION_MS));
    }

    /** Returns the settings of the arithmetic. */
    public Profile profile() {
        return new ProfileSettings(config).profile();
    }

    /** Returns the settings of the arithmetic, how risk is assessed, what ranks are called and what use means. */
    public CustomerPolicy policy() {
        return new CustomerPolicy(profile(), riskModel, rfmSegments, engagementPolicy());
    }

    /** Returns what keeps metric rows and health rows from being too many. */
    public RowLimits rowLimits() {
        return new RowLimits(
                get(OutputKeys.SEGMENT_MAX_VALUES), get(OutputKeys.ROWS_AT_ONCE), get(OutputKeys.HEALTH_INTERVAL));
    }

    /** Returns how Stripe's objects are read. */
    public StripeRules stripeRules() {
        return new StripeRules(
                get(StripeKeys.ATTRIBUTES),
                get(StripeKeys.PAUSED_COLLECTION),
                get(StripeKeys.COUPON_PRODUCTS),
                get(StripeKeys.MODE),
                get(StripeKeys.UNKNOWN_DISCOUNTS));
    }

    /** Returns how much of the heap customers may take. */
    public HeapShare heapShare() {
        return new HeapShare((long) get(PipelineKeys.STATE_HEAP_MB) << 20);
    }

    /** Returns how the page shows customers. */
    public PageSettings page() {
        return new PageSettings(get(HttpKeys.PAGE_NAME), get(HttpKeys.PAGE_EMAIL), get(HttpKeys.PAGE_LINK));
    }

    /** Returns how old the newest record may be of each input topic that should go on, by its name. */
    public Map<String, Duration> inputStaleAfter() {
        Map<String, Duration> byName = new TreeMap<>();
        get(PipelineKeys.INPUT_STALE_AFTER).forEach((topic, after) -> byName.put(topics().prefix() + topic, after));
        return byName;
    }

    /** Returns everything under {@code kafka.}, without the prefix: for every Kafka client. */
    public Map<String, Object> kafka() {
        return Map.copyOf(OpenPrefix.KAFKA.without(given));
    }

    /** Returns everything under {@code streams.}, without the prefix. */
    public Map<String, Object> streams() {
        return Map.copyOf(OpenPrefix.STREAMS.without(given));
    }

    /**
     * Returns everything under {@code schema.registry.}, each with the prefix and without: Confluent's client reads its address and
     * TLS with it ({@code schema.registry.url}), its serializers the rest without ({@code basic.auth.credentials.source}).
     */
    public Map<String, Object> schemaRegistry() {
        Map<String, Object> both = new TreeMap<>();
        OpenPrefix.SCHEMA_REGISTRY.without(given).forEach((name, value) -> {
            both.put(name, value);
            both.put(OpenPrefix.SCHEMA_REGISTRY.prefix() + name, value);
        });
        return Map.copyOf(both);
    }

    /** Returns every {@code tidewatch.} setting as text, defaults too: given to another run, it decides the same. */
    public Map<String, String> own() {
        Map<String, String> own = new TreeMap<>();
        config.values().forEach((key, value) -> own.put(key, value.toString()));
        given.values().stream()
                .filter(setting -> own.containsKey(setting.key()))
                .forEach(setting -> own.put(setting.key(), setting.value()));
        return own;
    }

    /** Returns one setting a line, with the defaults and where each came from; secrets hidden. */
    @Override
    public String toString() {
        Map<String, Setting> all = new TreeMap<>(given);
        config.values().forEach((key, value) -> all.putIfAbsent(key, new Setting(key, value.toString(), "default")));
        return all.values().stream().map(Setting::toString).collect(Collectors.joining("\n"));
    }

    private EngagementPolicy engagementPolicy() {
        return new EngagementPolicy(
                get(UsageKeys.ACTIVITY_FEATURES),
                get(UsageKeys.ONBOARDING_FEATURES),
                get(UsageKeys.RECENT_IDS),
                get(UsageKeys.RECENT_IDS_FOR));
    }
}
