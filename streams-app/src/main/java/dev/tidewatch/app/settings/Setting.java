package dev.tidewatch.app.settings;

import dev.tidewatch.app.settings.format.Secrets;

/**
 * One key as somebody set it.
 *
 * @param source for messages: a file's name, {@code environment variable TIDEWATCH_GROUPING}, {@code --set}
 */
record Setting(String key, String value, String source) {

    /** The value, unless it is secret. */
    String shown() {
        return Secrets.shown(key, value);
    }

    /** The setting as Kafka's and Confluent's own code may not print it. */
    @Override
    public String toString() {
        return key + "=" + shown() + " (" + source + ")";
    }
}
