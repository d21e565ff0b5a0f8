package dev.tidewatch.avro.released;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/**
 * The schemas that released versions wrote one record of the state with; each is a resource that is named after the record and
 * the schema's fingerprint, and stays there. Avro asks once for each fingerprint.
 */
public final class ReleasedStateSchemas implements SchemaStore {

    private static final String DIRECTORY = "/dev/tidewatch/state/released/";

    private final String record;

    /** @param schema today's of the record */
    public ReleasedStateSchemas(Schema schema) {
        record = schema.getName();
    }

    /** @throws UnknownStateSchema if no released version wrote it */
    @Override
    public Schema findByFingerprint(long fingerprint) {
        String hex = HexFormat.of().toHexDigits(fingerprint);
        String name = DIRECTORY + record + "-" + hex + ".avsc";
        try (InputStream file = ReleasedStateSchemas.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new UnknownStateSchema(record, hex);
            }
            return new Schema.Parser().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
