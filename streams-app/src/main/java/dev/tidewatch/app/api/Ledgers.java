package dev.tidewatch.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.google.common.net.HostAndPort;
import com.google.common.net.UrlEscapers;
import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.http.Refusal;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.settings.keys.HttpKeys;
import dev.tidewatch.avro.input.KeptSnapshots;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.stream.customer.CustomerStates;
import dev.tidewatch.stream.customer.CustomerStates.Moving;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Answers what the ledger keeps of a customer, from the instance that works on it, whichever that is. */
final class Ledgers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    /** A request that was already sent on has this header: it is answered here or not at all. */
    private static final String FORWARDED = "Tidewatch-Forwarded";

    /** Returns what the instance that works on the customer says of it. */
    private static final List<String> THEIRS = List.of("subscriptions", "payments", "use", "instance");

    private final CustomerStates states;
    private final Optional<HostAndPort> self;
    private final Optional<String> token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Ledgers(CustomerStates states, Settings settings) {
        this.states = states;
        this.self = settings.get(HttpKeys.ADVERTISED);
        this.token = settings.get(HttpKeys.TOKEN);
    }

    /**
     * Sets {@code subscriptions}, {@code payments}, {@code use} and {@code instance}.
     *
     * @throws Refusal while the customer moves between instances
     */
    void addTo(ObjectNode json, String customerId, Call request) {
        try {
            if (self.isEmpty()) {
                own(json, customerId);
                return;
            }
            Optional<HostInfo> owner = states.owner(customerId);
            if (owner.isEmpty() || owner.get().equals(info(self.get()))) {
                own(json, customerId);
            } else if (request.header(FORWARDED) == null) {
                forward(json, customerId, owner.get());
            } else {
                throw new Moving();
            }
        } catch (Moving moving) {
            throw unavailable(request, "the customer's partition is moving between instances; ask again");
        } catch (IOException e) {
            throw unavailable(request, "the instance that works on the customer does not answer; ask again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(request, "this instance is stopping: send it again");
        }
    }

    private void own(ObjectNode json, String customerId) throws Moving {
        Optional<CustomerState> state = states.of(customerId);
        if (state.isEmpty()) { // another instance has it, and does not say where it is
            KeptActivity.addNothingTo(json.putNull("subscriptions").putNull("instance"));
            return;
        }
        ArrayNode subscriptions = json.putArray("subscriptions");
        for (KeptSnapshots one : KeptSnapshots.of(state.get().ledger(), customerId)) {
            ArrayNode snapshots = subscriptions
                    .addObject()
                    .put("subscriptionId", one.subscriptionId())
                    .putArray("snapshots");
            one.snapshots().forEach(snapshot -> snapshots.addRawValue(new RawValue(RecordJson.text(snapshot))));
        }
        KeptActivity.addTo(json, state.get());
        json.put("instance", self.map(HostAndPort::toString).orElse("local"));
    }

    private void forward(ObjectNode json, String customerId, HostInfo owner) throws IOException, InterruptedException {
        HostAndPort address = HostAndPort.fromParts(owner.host(), owner.port());
        HttpRequest.Builder ask = HttpRequest.newBuilder(URI.create("http://" + address + "/api/customers/"
                        + UrlEscapers.urlPathSegmentEscaper().escape(customerId)))
                .timeout(PATIENCE)
                .header(FORWARDED, "1");
        token.ifPresent(secret -> ask.header("Authorization", "Bearer " + secret));
        HttpResponse<byte[]> answer = client.send(ask.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException("answered " + answer.statusCode());
        }
        ObjectNode theirs = (ObjectNode) JSON.readTree(answer.body());
        THEIRS.forEach(name -> json.set(name, theirs.get(name)));
    }

    private static Refusal unavailable(Call request, String message) {
        request.header("Retry-After", "2");
        return new Refusal(Refusal.UNAVAILABLE, message);
    }

    private static HostInfo info(HostAndPort address) {
        return new HostInfo(address.getHost(), address.getPort());
    }
}
