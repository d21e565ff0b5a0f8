package dev.tidewatch.app.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.domain.figure.Metric.Term;
import dev.tidewatch.output.MrrMovement;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation for a program: one JSON object on one line, amounts as strings, counts as numbers. */
public final class ExplanationJson {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final Explained explained;
    private final boolean history;

    /** @param history whether to add each revision of a movement */
    public ExplanationJson(Explained explained, boolean history) {
        this.explained = explained;
        this.history = history;
    }

    public void writeTo(Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("metric", explained.metric().field());
            json.writeStringField("start", explained.start().toString());
            json.writeFieldName("row");
            RecordJson.write(explained.row(), json);
            amount(json, "published", explained.published());
            amount(json, "sum", explained.sum());
            json.writeBooleanField("equal", explained.agrees());
            terms(json, "numerator", explained.metric().numerator());
            terms(json, "denominator", explained.metric().denominator());
            json.writeArrayFieldStart("figures");
            for (Section section : explained.sections()) {
                write(json, section);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void terms(JsonGenerator json, String name, List<Term> terms) throws IOException {
        json.writeArrayFieldStart(name);
        for (Term term : terms) {
            json.writeString((term.added() ? "+" : "-") + term.figure().field());
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Section section) throws IOException {
        json.writeStartObject();
        json.writeStringField("figure", section.figure().field());
        json.writeStringField("meaning", FigureMeaning.of(section.figure()));
        amount(json, "sum", section.sum());
        json.writeArrayFieldStart("customers");
        for (Share share : section.shown()) {
            write(json, share);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("others");
        json.writeNumberField("customers", section.others());
        amount(json, "sum", section.sumOfOthers());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Share share) throws IOException {
        json.writeStartObject();
        json.writeStringField("customerId", share.customerId());
        amount(json, "share", share.amount());
        amount(json, "mrrStart", share.mrrStart());
        amount(json, "mrr", share.mrr());
        json.writeArrayFieldStart("movements");
        for (Share.Cause cause : share.causes()) {
            json.writeStartObject();
            amount(json, "share", cause.amount());
            json.writeFieldName("movement");
            RecordJson.write(cause.movement(), json);
            if (history) {
                revisions(json, cause.revisions());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void revisions(JsonGenerator json, List<MrrMovement> revisions) throws IOException {
        json.writeArrayFieldStart("revisions");
        for (MrrMovement revision : revisions) {
            RecordJson.write(revision, json);
        }
        json.writeEndArray();
    }

    private static void amount(JsonGenerator json, String name, @Nullable BigDecimal amount) throws IOException {
        if (amount == null) {
            json.writeNullField(name);
        } else if (amount.scale() == 0) {
            json.writeNumberField(name, amount.longValueExact());
        } else {
            json.writeStringField(name, amount.toPlainString());
        }
    }
}
