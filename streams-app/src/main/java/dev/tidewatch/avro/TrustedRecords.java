package dev.tidewatch.avro;

import org.apache.avro.util.ClassSecurityValidator;

/** Lets Avro instantiate the project's generated classes, which it refuses by default. */
public final class TrustedRecords {

    private static final String GENERATED = "dev.tidewatch.";

    private TrustedRecords() {}

    /** Once, before the first specific record is read. */
    public static void trust() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getName().startsWith(GENERATED)));
    }
}
