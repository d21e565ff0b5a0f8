package dev.tidewatch.app;

import com.google.common.net.HostAndPort;
import dev.tidewatch.app.http.HttpEndpoint;
import dev.tidewatch.app.http.Route;
import dev.tidewatch.app.records.AcknowledgedSender;
import dev.tidewatch.app.records.AvroValues;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.stripe.StripeWebhook;
import dev.tidewatch.app.stripe.TopicOutlet;
import dev.tidewatch.app.stripe.WebhookLog;
import dev.tidewatch.app.stripe.WebhookSignatures;
import dev.tidewatch.source.stripe.AttributeRule;
import dev.tidewatch.source.stripe.References;
import dev.tidewatch.source.stripe.StripeTranslator;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code run} answers over HTTP: nothing unless {@code tidewatch.http.bind} is set. */
public final class HttpFace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFace.class);

    private final WebhookLog log = new WebhookLog(System::nanoTime, LOG::info);
    private @Nullable TopicOutlet outlet;
    private @Nullable HttpEndpoint endpoint;

    private HttpFace() {}

    /**
     * Listens on return, if it is to.
     *
     * @throws UserError if the address cannot be had
     */
    public static HttpFace open(Settings settings, SchemaRegistryClient registry) {
        HttpFace face = new HttpFace();
        try {
            face.listen(settings, registry);
            return face;
        } catch (UserError e) {
            face.close();
            throw e;
        }
    }

    /** To be called now and then: says what came. */
    public void beat() {
        log.tell();
    }

    /** Finishes what is being answered, then says what came. */
    @Override
    public void close() {
        if (endpoint != null) {
            endpoint.close();
        }
        if (outlet != null) {
            outlet.close();
        }
        log.tellNow();
    }

    private void listen(Settings settings, SchemaRegistryClient registry) {
        Optional<HostAndPort> bind = settings.httpBind();
        List<String> secrets = settings.stripeWebhookSecrets();
        if (bind.isEmpty()) {
            if (!secrets.isEmpty()) {
                LOG.warn("No webhook is answered: tidewatch.stripe.webhook.secrets is set, tidewatch.http.bind is not");
            }
            return;
        }
        if (secrets.isEmpty()) {
            LOG.warn("No webhook is answered: tidewatch.stripe.webhook.secrets is not set");
        }
        List<Route> routes = secrets.isEmpty() ? List.of() : List.of(webhook(settings, secrets, registry));
        HttpEndpoint listening = HttpEndpoint.listen(bind.get(), routes);
        endpoint = listening;
        LOG.info(
                "Answers at {}: {}",
                listening.url(),
                routes.stream().map(Route::path).toList());
    }

    private Route webhook(Settings settings, List<String> secrets, SchemaRegistryClient registry) {
        if (settings.stripeRules().attributes().stream().anyMatch(AttributeRule::ofCustomer)) {
            LOG.warn(
                    "tidewatch.stripe.attributes names customer.metadata, which no subscription's webhook event holds: it"
                            + " comes with customer.created and customer.updated, so of customers that were there before import it");
        }
        TopicOutlet topics = new TopicOutlet(
                AvroValues.serializer(registry, settings.schemaRegistry()),
                AcknowledgedSender.to(settings.kafka()),
                settings.topics());
        outlet = topics;
        return new StripeWebhook(
                        new WebhookSignatures(secrets, InstantSource.system()),
                        new StripeTranslator(settings.stripeRules(), References.NONE),
                        topics,
                        log)
                .route();
    }
}
