package dev.tidewatch.avro.released;

/** The state has a record that neither this build nor a released version wrote; a sentence that says which, and what to do. */
public final class UnknownStateSchema extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownStateSchema(String record, String fingerprint) {
        super("the state has a " + record + " whose schema " + fingerprint + " this build does not know: a newer build"
                + " wrote it, or one that was never released; start that build again, or process all input anew under"
                + " another tidewatch.application.id and topic prefix");
    }
}
