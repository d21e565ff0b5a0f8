package dev.tidewatch.app.serve;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.ClusterAdmin;
import dev.tidewatch.app.RunningPipeline;
import dev.tidewatch.app.actions.ActionTopic;
import dev.tidewatch.app.actions.AlertActions;
import dev.tidewatch.app.actions.KnownAlerts;
import dev.tidewatch.app.api.Api;
import dev.tidewatch.app.goals.GoalBook;
import dev.tidewatch.app.grades.GradeBook;
import dev.tidewatch.app.http.Access;
import dev.tidewatch.app.http.Assets;
import dev.tidewatch.app.http.Login;
import dev.tidewatch.app.http.Reach;
import dev.tidewatch.app.http.WebServer;
import dev.tidewatch.app.inputs.BacklogWatch;
import dev.tidewatch.app.inputs.InputWatch;
import dev.tidewatch.app.mcp.McpEndpoint;
import dev.tidewatch.app.meters.Meters;
import dev.tidewatch.app.readiness.HealthChecks;
import dev.tidewatch.app.readiness.Standing;
import dev.tidewatch.app.records.AcknowledgedSender;
import dev.tidewatch.app.records.AvroValues;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.app.settings.keys.StripeKeys;
import dev.tidewatch.app.stripe.StripeWebhook;
import dev.tidewatch.app.stripe.TopicOutlet;
import dev.tidewatch.app.stripe.WebhookLog;
import dev.tidewatch.app.stripe.WebhookSignatures;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.source.stripe.AttributeRule;
import dev.tidewatch.source.stripe.StripeTranslator;
import dev.tidewatch.source.stripe.reference.References;
import dev.tidewatch.stream.clock.LiveClock;
import dev.tidewatch.stream.names.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers over HTTP for a running pipeline: the page, the API, metrics, health checks and Stripe's webhook; it listens only where it is told to. */
public final class HttpEndpoints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoints.class);

    private final WebhookLog log = new WebhookLog(System::nanoTime, LOG::info, LOG::warn);

    /** The last opened is closed first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Optional<String> url = Optional.empty();

    private HttpEndpoints() {}

    /**
     * Holds the parts that the endpoints answer from.
     *
     * @param views of the output topics, not closed by this; null where it does not listen
     * @param kafka settings of the client
     * @param registryConfig of the registry's client
     * @param state directory for the sessions that were ended
     * @param version of this program, as its users read it
     * @param clock the present of the pipeline
     */
    public record Behind(
            RunningPipeline pipeline,
            @Nullable Views views,
            Map<String, Object> kafka,
            SchemaRegistryClient registry,
            Map<String, Object> registryConfig,
            Path state,
            String version,
            LiveClock clock) {

        /** Takes a pipeline that lives in the time of the wall clock. */
        public Behind(
                RunningPipeline pipeline,
                @Nullable Views views,
                Map<String, Object> kafka,
                SchemaRegistryClient registry,
                Map<String, Object> registryConfig,
                Path state,
                String version) {
            this(pipeline, views, kafka, registry, registryConfig, state, version, LiveClock.WALL);
        }
    }

    /**
     * Listens on return, if it is to.
     *
     * @param bind where; empty for nowhere
     * @throws UserError if the address cannot be had, or may not without a token
     */
    public static HttpEndpoints open(Optional<HostAndPort> bind, Settings settings, Behind behind) {
        HttpEndpoints endpoints = new HttpEndpoints();
        try {
            if (bind.isPresent()) {
                endpoints.listen(bind.get(), settings, behind);
            } else if (!settings.get(StripeKeys.WEBHOOK_SECRETS).isEmpty()) {
                LOG.warn("No webhook is answered: tidewatch.stripe.webhook.secrets is set, tidewatch.http.bind is not");
            }
            return endpoints;
        } catch (RuntimeException e) {
            endpoints.close();
            throw e;
        }
    }

    /** Returns its address, such as {@code http://127.0.0.1:8080}; empty where it does not listen. */
    public Optional<String> url() {
        return url;
    }

    /** Logs what came; it is to be called now and then. */
    public void beat() {
        log.tell();
    }

    /** Finishes what is being answered, then says what came. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("The HTTP server was not closed in good order: {}", e.getMessage());
            }
        }
        log.tellNow();
    }

    private void listen(HostAndPort bind, Settings settings, Behind behind) {
        Access access = Access.of(
                new Reach(bind, settings.get(HttpKeys.LOCAL_ONLY)),
                settings.get(HttpKeys.TOKEN),
                new Access.Keeping(
                        settings.get(HttpKeys.SESSION),
                        Optional.of(behind.state.resolve(settings.applicationId() + "-sessions-ended")),
                        InstantSource.system()),
                settings.get(HttpKeys.ORIGINS));
        Views views = Objects.requireNonNull(behind.views);
        Optional<StripeWebhook> webhook = webhook(settings, behind);
        HealthChecks health = new HealthChecks(() -> standing(behind.pipeline, views));
        InputWatch inputs = opened(inputs(settings, behind));
        Api.Behind sources = new Api.Behind(
                behind.pipeline,
                views,
                new GradeBook(views, settings),
                new GoalBook(views, settings.goals()),
                inputs::inputs,
                backlog(settings, behind)::waiting,
                behind.clock);
        Api api = new Api(settings, behind.version, sources);
        AlertActions actions = actions(settings, behind, views);
        Meters meters = opened(new Meters(settings, behind.version, sources, api::streams));
        WebServer server = opened(WebServer.listen(bind, access, routes -> {
            new Login(access).addTo(routes);
            new Assets().addTo(routes);
            api.addTo(routes);
            actions.addTo(routes);
            new McpEndpoint(api.answers(), behind.version).addTo(routes);
            health.addTo(routes);
            meters.addTo(routes);
            webhook.ifPresent(stripe -> stripe.addTo(routes));
        }));
        opened(api); // its streams end before the server waits for what it is answering
        url = Optional.of(server.url());
        LOG.info("Answers at {}: {}", server.url(), server.routes());
    }

    private BacklogWatch backlog(Settings settings, Behind behind) {
        return opened(new BacklogWatch(
                ClusterAdmin.of(behind.kafka), settings.applicationId(), names(settings), behind.pipeline::assigned));
    }

    private static List<String> names(Settings settings) {
        return settings.topics().inputs().stream().map(Topics.Public::name).toList();
    }

    private static InputWatch inputs(Settings settings, Behind behind) {
        return new InputWatch(
                ClusterAdmin.of(behind.kafka),
                new InputWatch.Rules(
                        names(settings),
                        settings.inputStaleAfter(),
                        settings.profile().skew()),
                behind.clock.from(InstantSource.system()),
                behind.kafka);
    }

    private static Standing standing(RunningPipeline pipeline, Views views) {
        Optional<String> stopped = Optional.ofNullable(pipeline.failure())
                .map(failure -> String.valueOf(pipeline.reason().getMessage()));
        return new Standing(
                pipeline.state(),
                stopped.or(views::failure),
                pipeline.obstacle(),
                views.areCaughtUp(),
                pipeline.restore());
    }

    private AlertActions actions(Settings settings, Behind behind, Views views) {
        ActionTopic topic = opened(new ActionTopic(
                AvroValues.serializer(behind.registry, behind.registryConfig),
                () -> AcknowledgedSender.to(behind.kafka),
                settings.topics()));
        return new AlertActions(KnownAlerts.of(views), behind.clock.from(InstantSource.system()), topic);
    }

    private Optional<StripeWebhook> webhook(Settings settings, Behind behind) {
        List<String> secrets = settings.get(StripeKeys.WEBHOOK_SECRETS);
        if (secrets.isEmpty()) {
            return Optional.empty();
        }
        if (settings.stripeRules().attributes().stream().anyMatch(AttributeRule::ofCustomer)) {
            LOG.warn(
                    "tidewatch.stripe.attributes names customer.metadata, which no subscription's webhook event holds: it"
                            + " comes with customer.created and customer.updated, so of customers that were there before import it");
        }
        TopicOutlet topics = opened(new TopicOutlet(
                AvroValues.serializer(behind.registry, behind.registryConfig),
                AcknowledgedSender.to(behind.kafka),
                settings.topics()));
        return Optional.of(new StripeWebhook(
                new WebhookSignatures(secrets, InstantSource.system()),
                new StripeTranslator(settings.stripeRules(), References.NONE),
                topics,
                log));
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }
}
