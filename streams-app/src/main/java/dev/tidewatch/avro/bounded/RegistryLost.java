package dev.tidewatch.avro.bounded;

import java.io.IOException;

/** The schema registry could not be asked, so that nothing is known of the record. */
public final class RegistryLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryLost(Exception cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Returns whether the registry did answer, with what is no Avro schema. Confluent's client says it in words only: the schema of
     * another format, or one that Avro does not take.
     */
    public static boolean isUnparsable(IOException failure) {
        String message = failure.getMessage();
        return message != null && message.startsWith("Invalid schema");
    }
}
