package dev.tidewatch.app.views;

import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.output.CohortRetention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The newest row of each segment, cohort and offset. */
public final class CohortView implements View {

    private static final char VIEW = 'C';
    private static final Comparator<CohortRetention> ORDER =
            Comparator.comparing(CohortRetention::getCohort).thenComparing(CohortRetention::getOffset);

    private final ViewStore store;
    private final AvroView avro;
    private final String topic;

    CohortView(ViewStore store, AvroView avro, String topic) {
        this.store = store;
        this.avro = avro;
        this.topic = topic;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public ViewEvent take(String key, ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        store.put(key(key), value);
        return new ViewEvent(ViewEvent.COHORT, key, () -> RecordJson.text(decoded(value)));
    }

    @Override
    public void remove(String key) {
        store.delete(key(key));
    }

    /** Those of a segment by cohort and offset. */
    public List<CohortRetention> rows(String segment, Predicate<String> cohorts) {
        List<CohortRetention> rows = new ArrayList<>();
        store.ascending(ViewKey.of(VIEW).start(segment + "|").range(), (key, value) -> {
            CohortRetention row = decoded(value);
            if (cohorts.test(row.getCohort())) {
                rows.add(row);
            }
            return true;
        });
        rows.sort(ORDER);
        return rows;
    }

    private CohortRetention decoded(byte[] value) {
        return avro.decoded(topic, value, CohortRetention.class);
    }

    private static byte[] key(String key) {
        return ViewKey.of(VIEW).start(key).bytes();
    }
}
