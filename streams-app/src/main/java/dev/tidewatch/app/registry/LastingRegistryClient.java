package dev.tidewatch.app.registry;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with what a registry has told in earlier lives of the process while the registry does not answer. */
public final class LastingRegistryClient extends RememberingRegistryClient {

    private static final Logger LOG = LoggerFactory.getLogger(LastingRegistryClient.class);

    /** These take the place of a minute, in which a start would seem to hang. */
    private static final Map<String, Object> TIMEOUTS =
            Map.of("http.connect.timeout.ms", 5_000, "http.read.timeout.ms", 10_000);

    private final SchemaBook book;
    private final RegistryPatience patience = new RegistryPatience(LOG::warn);
    private final Map<String, Known> ids = new ConcurrentHashMap<>();

    /** @param file where it remembers */
    public LastingRegistryClient(List<String> urls, List<SchemaProvider> providers, Map<String, ?> config, Path file) {
        super(urls, providers, withTimeouts(config));
        this.book = SchemaBook.at(file, LOG::warn);
    }

    private record Known(@Nullable Object rawSchema, int id) {}

    /** From now on an answer that nobody remembers is waited for: a record without its schema is no dead letter. */
    public void waitForAnswers() {
        patience.begin();
    }

    /** Ends every wait: the process is to end. */
    public void stopWaiting() {
        patience.end();
    }

    /** Returns what is waited for; empty while nothing is. */
    public Optional<String> complaint() {
        return patience.complaint();
    }

    @Override
    protected ParsedSchema unseen(@Nullable String subject, int id) throws IOException, RestClientException {
        ParsedSchema schema = patience.ask(
                "schema " + id,
                () -> book.schema(id).map(AvroSchema::new).orElse(null),
                () -> super.unseen(subject, id));
        if (schema instanceof AvroSchema && schema.references().isEmpty()) {
            book.put(new SchemaBook.Entry(subject == null ? "" : subject, id, schema.canonicalString()));
        }
        return schema;
    }

    /** Asked before every record that is written, for one schema a subject. */
    @Override
    public int getId(String subject, ParsedSchema schema, boolean normalize) throws IOException, RestClientException {
        Known known = ids.get(subject);
        if (known != null && known.rawSchema == schema.rawSchema()) {
            return known.id;
        }
        return told(subject, schema, () -> super.getId(subject, schema, normalize));
    }

    @Override
    public int register(String subject, ParsedSchema schema) throws IOException, RestClientException {
        return told(subject, schema, () -> super.register(subject, schema));
    }

    /** Remembered is only that the subject was set up: its compatibility with it. */
    @Override
    public String updateCompatibility(String subject, String compatibility) throws IOException, RestClientException {
        return patience.ask(
                "the compatibility of " + subject,
                () -> book.knows(subject) ? compatibility : null,
                () -> super.updateCompatibility(subject, compatibility));
    }

    private int told(String subject, ParsedSchema schema, RegistryPatience.Question<Integer> question)
            throws IOException, RestClientException {
        String text = schema.canonicalString();
        int id = patience.ask(
                "the id of the schema of " + subject,
                () -> book.id(subject, text).stream().boxed().findFirst().orElse(null),
                question);
        book.put(new SchemaBook.Entry(subject, id, text));
        ids.put(subject, new Known(schema.rawSchema(), id));
        return id;
    }

    private static Map<String, Object> withTimeouts(Map<String, ?> config) {
        Map<String, Object> complete = new HashMap<>(TIMEOUTS);
        complete.putAll(config);
        return complete;
    }
}
