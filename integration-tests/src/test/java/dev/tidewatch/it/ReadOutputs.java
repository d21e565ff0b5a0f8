package dev.tidewatch.it;

import dev.tidewatch.app.explain.CustomerMovements;
import dev.tidewatch.app.explain.Outputs;
import dev.tidewatch.app.explain.PublishedRow;
import dev.tidewatch.avro.told.MovementsTold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Outputs that are read once, however many questions are asked about them. */
final class ReadOutputs implements Outputs {

    private final Map<String, Supplier<PublishedRow>> rows = new LinkedHashMap<>();
    private final List<CustomerMovements> customers = new ArrayList<>();

    /** @param outputs that do not change any more */
    ReadOutputs(Outputs outputs) {
        outputs.rows(rows::put);
        outputs.customers(MovementsTold.ALL, customers::add);
    }

    @Override
    public void rows(RowReceiver receiver) {
        rows.forEach(receiver::row);
    }

    @Override
    public void customers(MovementsTold wanted, Consumer<CustomerMovements> receiver) {
        customers.forEach(receiver);
    }

    @Override
    public boolean areLive() {
        return false;
    }

    @Override
    public void close() {}
}
