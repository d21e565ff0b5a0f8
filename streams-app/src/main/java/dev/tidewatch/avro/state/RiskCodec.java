package dev.tidewatch.avro.state;

import dev.tidewatch.avro.state.codec.FieldWriter;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.Held;
import dev.tidewatch.domain.risk.CustomerRisk;
import dev.tidewatch.state.RiskState;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a {@code RiskState} of the bytes of its fields, for Avro writes a record's fields one after the other: of payments and alerts
 * that stayed, the bytes are known.
 */
final class RiskCodec implements PartCodec<CustomerRisk> {

    private final StateCodec<RiskState> codec = StateCodec.risk();
    private final FieldWriter payments = FieldWriter.of(RiskState.class, "invoicesPaid", "retained");
    private final FieldWriter alerts = FieldWriter.of(RiskState.class, "alerts", "alerts");
    private final FieldWriter judgement = FieldWriter.of(RiskState.class, "judgedAt", "told");

    @Override
    public ByteBuffer encode(CustomerRisk risk) {
        if (risk.equals(CustomerRisk.EMPTY)) {
            return ByteBuffer.allocate(0);
        }
        return codec.joined(
                bytes(risk.heldBilling(), payments, RiskMapping::payments),
                bytes(risk.heldAlerts(), alerts, RiskMapping::alerts),
                judgement.bytes(RiskMapping.judgement(risk)));
    }

    @Override
    public CustomerRisk decode(ByteBuffer bytes) {
        return bytes.hasRemaining() ? RiskMapping.toDomain(codec.decode(bytes)) : CustomerRisk.EMPTY;
    }

    private static <T> ByteBuffer bytes(Held<T> held, FieldWriter writer, Function<T, List<@Nullable Object>> fields) {
        ByteBuffer stored = held.stored();
        if (stored == null) {
            stored = writer.bytes(fields.apply(held.get()));
            held.stored(stored);
        }
        return stored;
    }
}
