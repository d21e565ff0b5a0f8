package dev.tidewatch.avro.input;

import dev.tidewatch.domain.Rejection;
import dev.tidewatch.domain.customer.CustomerEvent;
import dev.tidewatch.domain.fx.Rate;
import dev.tidewatch.domain.rfm.RfmScale;
import dev.tidewatch.domain.risk.alert.Rule;
import dev.tidewatch.domain.risk.score.Scorecard;
import dev.tidewatch.domain.terms.DiscountTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record on an input or control topic turned out to be. The bytes it came as are kept for the dead letters. */
public sealed interface Incoming {

    /** Calls the receiver's method for this kind of record. */
    <C> void handOver(C context, Receiver<C> receiver);

    /** Returns when it takes effect; null if it has no time of its own. */
    @Nullable
    Instant at();

    /** Returns whether a customer may be another after it, by itself and not by the time that passes. */
    default boolean changesCustomers() {
        return true;
    }

    /** One method for each kind of record. */
    interface Receiver<C> {

        void event(C context, Event event);

        void undecodable(C context, Undecodable undecodable);

        void erasure(C context, Erasure erasure);

        void advance(C context, Advance advance);

        void rate(C context, RateChange change);

        void terms(C context, TermsChange change);

        void scale(C context, ScaleChange change);

        void weights(C context, WeightsChange change);

        void rules(C context, RulesChange change);

        /** Nothing is to be done: it is in the log for who repeats it. */
        void order(C context);
    }

    /** An event whose every value is in range. */
    @SuppressWarnings("ArrayRecordComponent") // carried to the dead letters, never compared
    record Event(String customerId, CustomerEvent event, int schemaId, byte[] bytes) implements Incoming {

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.event(context, this);
        }

        @Override
        public Instant at() {
            return event.occurredAt();
        }
    }

    /**
     * A record that no event could be read from.
     *
     * @param schemaId of the registry; null if the bytes do not name one
     * @param bytes null for a record without a value
     * @param cause what the deserializer threw; null where a rule refused the content
     */
    @SuppressWarnings("ArrayRecordComponent") // carried to the dead letters, never compared
    record Undecodable(
            Rejection rejected,
            @Nullable Integer schemaId,
            byte @Nullable [] bytes,
            @Nullable Throwable cause) implements Incoming {

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.undecodable(context, this);
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }
    }

    /**
     * The customer that is the record's key is to be forgotten.
     *
     * @param pseudonym the name that its movements keep; null if they are to go as well
     */
    record Erasure(@Nullable String pseudonym) implements Incoming {

        /** The header of the record without a value that asks for it. */
        public static final String PSEUDONYM = "tidewatch.pseudonym";

        /** The header of an answer that there was nothing to forget. */
        public static final String UNKNOWN = "tidewatch.unknown";

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.erasure(context, this);
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }
    }

    /**
     * The control topic moves the clock: due effects before {@code to} become visible.
     *
     * @param health whether customer health is published too
     */
    record Advance(Instant to, boolean health) implements Incoming {

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.advance(context, this);
        }

        @Override
        public Instant at() {
            return to;
        }

        @Override
        public boolean changesCustomers() {
            return false;
        }
    }

    /** The order in which a task took its records, which the task need not be told. */
    enum Order implements Incoming {
        KEPT;

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.order(context);
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }

        @Override
        public boolean changesCustomers() {
            return false;
        }
    }

    /** The control topic says what customers are ranked by; it moves no clock. */
    record ScaleChange(RfmScale scale) implements Incoming {

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.scale(context, this);
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }
    }

    /** The control topic says by which weights customers are judged from now on; it moves no clock. */
    record WeightsChange(Scorecard weights) implements Incoming {

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.weights(context, this);
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }
    }

    /** The control topic says which rules raise alerts from now on; it moves no clock. */
    record RulesChange(List<Rule> rules) implements Incoming {

        public RulesChange {
            rules = List.copyOf(rules);
        }

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.rules(context, this);
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }
    }

    /**
     * A rate was published, or came through the control topic. It takes effect at once and moves no clock.
     *
     * @param schemaId of the registry; null on the control topic
     */
    @SuppressWarnings("ArrayRecordComponent") // carried to the dead letters, never compared
    record RateChange(Rate rate, @Nullable Integer schemaId, byte[] bytes) implements Incoming {

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.rate(context, this);
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }
    }

    /**
     * Terms of a discount or coupon were published or forgotten, or came through the control topic. They take effect at once and
     * move no clock.
     *
     * @param termsId null where only the record's key says what is forgotten
     * @param terms null: they are forgotten
     * @param schemaId of the registry; null on the control topic
     * @param bytes null for a record without a value
     */
    @SuppressWarnings("ArrayRecordComponent") // carried to the dead letters, never compared
    record TermsChange(
            @Nullable String termsId,
            @Nullable DiscountTerms terms,
            @Nullable Integer schemaId,
            byte @Nullable [] bytes)
            implements Incoming {

        @Override
        public <C> void handOver(C context, Receiver<C> receiver) {
            receiver.terms(context, this);
        }

        @Override
        public @Nullable Instant at() {
            return null;
        }
    }
}
