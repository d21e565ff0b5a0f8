package dev.tidewatch.avro.state;

import dev.tidewatch.avro.fault.RecordFault;
import dev.tidewatch.avro.fault.TooLarge;
import dev.tidewatch.avro.fault.UnwritableState;
import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.customer.Activity;
import dev.tidewatch.domain.customer.CustomerParts;
import dev.tidewatch.domain.customer.CustomerState;
import dev.tidewatch.domain.engagement.Engagement;
import dev.tidewatch.domain.history.KeptHistory;
import dev.tidewatch.domain.ledger.Ledger;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.domain.risk.outcome.Outcomes;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The customer store's values: Avro's single-object encoding, so that a restore needs no registry. A part that nobody asked
 * for is written back as the bytes it came as.
 */
public final class CustomerStateSerde implements Serde<CustomerState> {

    /** The largest value in bytes: less than the topics take, because a record has a key and headers too. */
    private static final int LARGEST = 7 << 20;

    private final StateCodec<dev.tidewatch.state.CustomerState> codec = StateCodec.customerState();
    private final PartCodec<Ledger> ledger;
    private final PartCodec<KeptHistory> history;
    private final PartCodec<CustomerRisk> risk;
    private final PartCodec<Engagement> engagement;
    private final PartCodec<Outcomes> outcomes;

    public CustomerStateSerde() {
        this(
                LedgerMapping.codec(),
                HistoryMapping.codec(),
                RiskMapping.codec(),
                EngagementMapping.codec(),
                OutcomesMapping.codec());
    }

    CustomerStateSerde(
            PartCodec<Ledger> ledger,
            PartCodec<KeptHistory> history,
            PartCodec<CustomerRisk> risk,
            PartCodec<Engagement> engagement,
            PartCodec<Outcomes> outcomes) {
        this.ledger = ledger;
        this.history = history;
        this.risk = risk;
        this.engagement = engagement;
        this.outcomes = outcomes;
    }

    @Override
    public Serializer<CustomerState> serializer() {
        return (topic, state) -> state == null ? null : bytes(state);
    }

    @Override
    public Deserializer<CustomerState> deserializer() {
        return (topic, bytes) -> bytes == null ? null : toDomain(codec.decode(bytes));
    }

    private byte[] bytes(CustomerState state) {
        try {
            byte[] bytes = codec.encode(toAvro(state));
            if (bytes.length > LARGEST) {
                throw new TooLarge(
                        "the customer's state would have " + bytes.length + " bytes; it may have " + LARGEST);
            }
            return bytes;
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnwritableState(RecordFault.of(e));
        }
    }

    private dev.tidewatch.state.CustomerState toAvro(CustomerState state) {
        CustomerParts parts = state.parts();
        Map<Activity.Source, Instant> newest = state.newestActivity();
        return new dev.tidewatch.state.CustomerState(
                EpochMillis.of(parts.dues().judgement()),
                EpochMillis.of(parts.dues().engagement()),
                EpochMillis.of(state.indexedDue()),
                EpochMillis.of(newest.get(Activity.Source.BILLING)),
                EpochMillis.of(newest.get(Activity.Source.USAGE)),
                EpochMillis.of(newest.get(Activity.Source.FEEDBACK)),
                EpochMillis.of(newest.get(Activity.Source.SUPPORT)),
                ledger.bytes(parts.ledger()),
                history.bytes(parts.history()),
                risk.bytes(parts.risk()),
                engagement.bytes(parts.engagement()),
                EpochMillis.of(parts.dues().outcomes()),
                outcomes.bytes(parts.outcomes()));
    }

    private CustomerState toDomain(dev.tidewatch.state.CustomerState state) {
        CustomerParts parts = new CustomerParts(
                ledger.held(state.getLedger()),
                history.held(state.getHistory()),
                risk.held(state.getRisk()),
                engagement.held(state.getEngagement()),
                outcomes.held(state.getOutcomes()),
                new CustomerParts.Dues(
                        EpochMillis.instant(state.getNextDue()),
                        EpochMillis.instant(state.getEngagementDue()),
                        EpochMillis.instant(state.getOutcomesDue())));
        return new CustomerState(parts, newest(state), EpochMillis.instant(state.getIndexedDue()));
    }

    private static Map<Activity.Source, Instant> newest(dev.tidewatch.state.CustomerState state) {
        Map<Activity.Source, Instant> newest = new EnumMap<>(Activity.Source.class);
        put(newest, Activity.Source.BILLING, state.getNewestBilling());
        put(newest, Activity.Source.USAGE, state.getNewestUsage());
        put(newest, Activity.Source.FEEDBACK, state.getNewestFeedback());
        put(newest, Activity.Source.SUPPORT, state.getNewestSupport());
        return newest;
    }

    private static void put(Map<Activity.Source, Instant> newest, Activity.Source source, @Nullable Long millis) {
        if (millis != null) {
            newest.put(source, Instant.ofEpochMilli(millis));
        }
    }
}
