package dev.tidewatch.app.views;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.views.store.HeadedValue;
import dev.tidewatch.app.views.store.ViewKey;
import dev.tidewatch.app.views.store.ViewStore;
import dev.tidewatch.avro.told.MovementNumber;
import dev.tidewatch.avro.told.MovementsTold;
import dev.tidewatch.output.MrrMovement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads of each movement the newest revision that a row has, and the others only if somebody asks for them: late events correct a
 * movement many times.
 */
final class RowMovements {

    private final ViewStore store;
    private final char letter;
    private final Function<byte[], MrrMovement> decoder;
    private final MovementsTold wanted;
    private final List<MrrMovement> customer = new ArrayList<>();
    private byte[] movement = new byte[0];
    private byte[] newest = new byte[0];

    /** @param letter of the keys that have the customer first and the revision last */
    RowMovements(ViewStore store, char letter, Function<byte[], MrrMovement> decoder, MovementsTold wanted) {
        this.store = store;
        this.letter = letter;
        this.decoder = decoder;
        this.wanted = wanted;
    }

    /** Hands over one customer after the other. */
    void read(Consumer<CustomerMovements> receiver) {
        store.ascending(ViewKey.of(letter).range(), (key, value) -> {
            if (has(value)) {
                byte[] name = Arrays.copyOf(key, key.length - Long.BYTES);
                if (!Arrays.equals(name, movement)) {
                    endMovement(receiver);
                    movement = name;
                }
                newest = value;
            }
            return true;
        });
        endMovement(receiver);
        endCustomer(receiver);
    }

    private void endMovement(Consumer<CustomerMovements> receiver) {
        if (movement.length == 0) {
            return;
        }
        MrrMovement read = decoder.apply(newest);
        if (!customer.isEmpty() && !customer.get(0).getCustomerId().equals(read.getCustomerId())) {
            endCustomer(receiver);
        }
        customer.add(read);
    }

    private void endCustomer(Consumer<CustomerMovements> receiver) {
        if (!customer.isEmpty()) {
            String id = customer.get(0).getCustomerId();
            receiver.accept(new CustomerMovements(id, List.copyOf(customer), () -> revisions(id)));
            customer.clear();
        }
    }

    private List<MrrMovement> revisions(String id) {
        List<MrrMovement> revisions = new ArrayList<>();
        store.ascending(ViewKey.of(letter).text(id).range(), (key, value) -> {
            if (has(value)) {
                revisions.add(decoder.apply(value));
            }
            return true;
        });
        return revisions;
    }

    private boolean has(byte[] kept) {
        return wanted.has(MovementNumber.of(HeadedValue.head(kept)));
    }
}
