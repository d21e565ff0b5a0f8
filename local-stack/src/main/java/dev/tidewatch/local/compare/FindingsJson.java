package dev.tidewatch.local.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.domain.comparison.DecidedDifference;
import dev.tidewatch.domain.comparison.FigureDifference;
import dev.tidewatch.domain.comparison.Rule;
import dev.tidewatch.domain.comparison.StatedMovement;
import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.profile.ProfileSetting;
import dev.tidewatch.domain.profile.ProfileValues;
import dev.tidewatch.local.compare.CompareCommand.Side;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings as one JSON object; amounts are strings, as everywhere. */
final class FindingsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingsJson() {}

    static void print(Findings findings, Side left, Side right, PrintWriter out) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.putArray("profiles").add(left.name()).add(right.name());
        json.put("segment", findings.scope().segment());
        json.put("window", findings.scope().window().name());
        json.put("day", LocalDate.ofEpochDay(findings.scope().day()).toString());
        json.put("until", findings.until().toString());
        json.put("customers", findings.customers());
        ArrayNode settings = json.putArray("settings");
        for (ProfileSetting setting : findings.settings()) {
            settings.addObject()
                    .put("setting", setting.key())
                    .put("left", ProfileValues.text(setting, left.settings().profile()))
                    .put("right", ProfileValues.text(setting, right.settings().profile()));
        }
        ArrayNode figures = json.putArray("figures");
        findings.figures().forEach(figure -> add(figures.addObject(), figure));
        ArrayNode movements = json.putArray("movements");
        findings.movements().forEach(movement -> add(movements.addObject(), movement));
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }

    private static void add(ObjectNode json, FigureDifference figure) {
        json.put("figure", figure.figure());
        json.put("left", text(figure.left()));
        json.put("right", text(figure.right()));
        add(json.putArray("rule"), figure.rule());
        ArrayNode effects = json.putArray("effects");
        for (FigureDifference.Effect effect : figure.effects()) {
            ObjectNode one =
                    effects.addObject().put("setting", effect.setting().key()).put("becomes", text(effect.becomes()));
            effect.customers().forEach(one.putArray("customers")::add);
        }
        json.put("together", text(figure.together()));
    }

    private static void add(ObjectNode json, DecidedDifference found) {
        json.put("customerId", found.customerId());
        add(json, "left", found.difference().left());
        add(json, "right", found.difference().right());
        add(json.putArray("rule"), found.rule());
    }

    private static void add(ArrayNode json, Rule rule) {
        for (Set<ProfileSetting> together : rule.alternatives()) {
            ArrayNode keys = json.addArray();
            together.forEach(setting -> keys.add(setting.key()));
        }
    }

    private static void add(ObjectNode json, String name, @Nullable StatedMovement movement) {
        if (movement == null) {
            json.putNull(name);
            return;
        }
        json.putObject(name)
                .put("effectiveAt", movement.key().at().toString())
                .put("currency", movement.key().currency())
                .put("kind", movement.kind().name())
                .put("amount", Amounts.ofMicros(movement.amount()).toPlainString());
    }

    private static @Nullable String text(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }
}
