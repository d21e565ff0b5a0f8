package dev.tidewatch.avro;

import org.apache.avro.util.ClassSecurityValidator;

/** Bounds how far Avro goes: it may instantiate the project's generated classes, and no length it reads may fill the memory. */
public final class TrustedRecords {

    private static final String GENERATED = "dev.tidewatch.";

    /** Far above what a Kafka record holds; without it four bad bytes ask for 2 GiB. */
    private static final int LONGEST_BYTES = 1 << 26;

    private static final int MOST_ITEMS = 1 << 20;

    private TrustedRecords() {}

    /** Once, before the first specific record is read. */
    public static void trust() {
        limit("org.apache.avro.limits.bytes.maxLength", LONGEST_BYTES);
        limit("org.apache.avro.limits.string.maxLength", LONGEST_BYTES);
        limit("org.apache.avro.limits.collectionItems.maxLength", MOST_ITEMS);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getName().startsWith(GENERATED)));
    }

    private static void limit(String property, int most) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(most));
        }
    }
}
