package dev.tidewatch.app.digest.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.digest.Call;
import dev.tidewatch.app.digest.CorrectedDay;
import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.Flow;
import dev.tidewatch.app.digest.LostCustomer;
import dev.tidewatch.app.digest.LostSubscription;
import dev.tidewatch.app.digest.Waterfall;
import dev.tidewatch.app.grades.GradeColumn;
import dev.tidewatch.domain.money.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a digest for a program. Amounts are text, as in every record. */
public final class DigestJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DailyDigest digest;
    private final int most;
    private final ObjectNode json = JSON.createObjectNode();

    private DigestJson(DailyDigest digest, int most) {
        this.digest = digest;
        this.most = most;
    }

    /** Returns it with so many entries of each list at most, and with how many there are. */
    public static ObjectNode of(DailyDigest digest, int most) {
        DigestJson writer = new DigestJson(digest, most);
        writer.about();
        writer.mrr();
        writer.list("customersLost", digest.lost(), DigestJson::customer);
        writer.list("subscriptionsLost", digest.given(), DigestJson::subscription);
        writer.list("calls", digest.calls(), DigestJson::call);
        writer.json.put("correctionsKnown", digest.corrections().known());
        writer.list("corrections", digest.corrections().days(), DigestJson::correction);
        writer.json.put("gradedOver", digest.graded().window().name());
        ArrayNode grades = writer.json.putArray("grades");
        digest.graded().grades().forEach(grade -> grades.add(GradeColumn.json(grade)));
        ArrayNode differences = writer.json.putArray("differences");
        digest.differences().forEach(differences::add);
        return writer.json;
    }

    private void about() {
        DailyDigest.About about = digest.about();
        json.put("day", about.day().toString())
                .put("zone", about.zone().getId())
                .put("currency", about.currency())
                .put("asOf", about.asOf().toString())
                .put("isFinal", about.isFinal())
                .put("restatedAfterFinal", about.wasRestated());
    }

    private void mrr() {
        DailyDigest.Customers customers = digest.mrr().customers();
        json.putObject("customers")
                .put("start", customers.start())
                .put("gained", customers.gained())
                .put("lost", customers.lost())
                .put("end", customers.end())
                .put("withoutRate", customers.withoutRate());
        ObjectNode movements = json.putObject("movements");
        for (Flow flow : Flow.values()) {
            movements.put(flow.name(), digest.mrr().movements(flow));
        }
        waterfall(digest.mrr().booked(), json.putObject("booked"));
        ArrayNode paid = json.putArray("paid");
        digest.mrr().paid().forEach(column -> waterfall(column, paid.addObject()));
    }

    private static void waterfall(Waterfall waterfall, ObjectNode json) {
        json.put("currency", waterfall.currency()).put("start", text(waterfall.start()));
        for (Flow flow : Flow.values()) {
            json.put(flow.name(), text(waterfall.change(flow)));
        }
        json.put("TRANSFER", text(waterfall.transfers())).put("end", text(waterfall.end()));
    }

    private <T> void list(String name, List<T> entries, BiConsumer<T, ObjectNode> write) {
        ObjectNode list = json.putObject(name).put("count", entries.size());
        ArrayNode shown = list.putArray("shown");
        entries.stream().limit(most).forEach(entry -> write.accept(entry, shown.addObject()));
    }

    private static void customer(LostCustomer customer, ObjectNode json) {
        json.put("customerId", customer.customerId())
                .put("at", customer.at().toString())
                .put("churnKind", customer.kind())
                .put("reason", customer.reason())
                .put("feedback", customer.feedback())
                .put("booked", text(customer.booked()));
        ObjectNode paid = json.putObject("paid");
        customer.paid().forEach((currency, amount) -> paid.put(currency, text(amount)));
        ArrayNode subscriptions = json.putArray("subscriptionIds");
        customer.subscriptions().forEach(subscriptions::add);
    }

    private static void subscription(LostSubscription subscription, ObjectNode json) {
        json.put("customerId", subscription.customerId())
                .put("subscriptionId", subscription.subscriptionId())
                .put("at", subscription.at().toString())
                .put("currency", subscription.currency())
                .put("mrr", text(subscription.mrr()))
                .put("rule", subscription.rule());
    }

    private static void call(Call call, ObjectNode json) {
        json.put("alertId", call.alertId())
                .put("who", call.who())
                .put("kind", call.kind())
                .put("severity", call.severity())
                .put("expectedLoss", text(call.expectedLoss()))
                .put("mrrAtRisk", text(call.mrr()))
                .put("openedAt", call.since().toString())
                .put("reason", call.reason())
                .put("suggestedAction", call.action())
                .put("owner", call.owner());
    }

    private static void correction(CorrectedDay day, ObjectNode json) {
        json.put("day", day.day().toString())
                .put("corrected", day.corrected())
                .put("voided", day.voided())
                .put("late", day.late())
                .put("change", text(day.change()));
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(Amounts.SCALE).toPlainString();
    }
}
