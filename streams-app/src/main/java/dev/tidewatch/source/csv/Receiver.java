package dev.tidewatch.source.csv;

import dev.tidewatch.event.SubscriptionEvent;

/** Is told what becomes of each row, once, and given the records. */
public interface Receiver {

    void understood(String kind);

    void ignored(CsvRule rule);

    /**
     * A row cannot be used.
     *
     * @param problem what is wrong, and what would be right
     */
    void refused(long line, Reason reason, String problem);

    void record(SubscriptionEvent event);

    void note(String note);
}
