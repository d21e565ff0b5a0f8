package dev.tidewatch.it;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Small faults in what a replay wrote, each in a movement, a row, an alert or an outcome of its own, and the line that {@code verify} prints of it. */
final class PlantedDifferences {

    private static final String ANYTHING = "<anything>";

    private PlantedDifferences() {}

    /** Plants them; the lines, as regular expressions. */
    static List<String> in(Tampering tampering) throws IOException {
        return List.of(
                amountOff(tampering),
                movementMissing(tampering),
                movementTooMany(tampering),
                anotherKind(tampering),
                planWithPartOfAnother(tampering),
                causeMissing(tampering),
                revisionMissing(tampering),
                rowMissing(tampering),
                countOffByOne(tampering),
                ratioOffByAMillionth(tampering),
                liveRatioNull(tampering),
                churnOfAnotherReason(tampering),
                cohortMrrOff(tampering),
                rowThatNeedNotBe(tampering),
                alertMissing(tampering),
                alertTooMany(tampering),
                alertOfAnotherScore(tampering),
                alertOfAnotherSeverity(tampering),
                alertWithOtherEvidence(tampering),
                outcomeMissing(tampering),
                outcomeOfAnotherKind(tampering));
    }

    private static String outcomeMissing(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.outcome(value -> is(value, "outcome", "CHURNED"));

        tampering.remove(line);

        return difference(line.text("customerId"), day(line), line.text("alertId") + " outcome", "nothing", "CHURNED");
    }

    private static String outcomeOfAnotherKind(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.outcome(value -> is(value, "outcome", "KEPT"));

        line.value().put("outcome", "OPEN");
        tampering.replace(line);

        return difference(line.text("customerId"), day(line), line.text("alertId") + " outcome", "OPEN", "KEPT");
    }

    private static String day(Tampering.Line line) {
        return line.text("raisedAt").substring(0, "2025-01-01".length());
    }

    private static String amountOff(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(value -> is(value, "kind", "EXPANSION"));
        String amount = line.text("amount");

        line.value().put("amount", Tampering.plusOneMicro(amount));
        tampering.replace(line);

        return inMovement(line, "amount", Tampering.plusOneMicro(amount), amount);
    }

    private static String movementMissing(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(
                value -> is(value, "kind", "NEW") && value.get("revision").intValue() == 0);

        tampering.remove(line);

        return difference(
                line.text("customerId"),
                line.text("effectiveDay"),
                line.text("movementId"),
                "nothing",
                "NEW " + line.text("amount"));
    }

    private static String movementTooMany(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(
                value -> is(value, "kind", "EXPANSION") && value.get("revision").intValue() == 0);
        Tampering.Line extra = line.copy();
        String id = extra.text("customerId") + "|2025-02-03T04:05:06.789Z|USD";
        extra.value().put("movementId", id).put("effectiveAt", "2025-02-03T04:05:06.789Z");

        tampering.replace(line, extra);

        return difference(
                line.text("customerId"), line.text("effectiveDay"), id, "EXPANSION " + line.text("amount"), "nothing");
    }

    private static String anotherKind(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(value -> is(value, "kind", "REACTIVATION"));

        line.value().put("kind", "NEW");
        tampering.replace(line);

        return inMovement(line, "kind", "NEW", "REACTIVATION");
    }

    private static String planWithPartOfAnother(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(Tampering::hasTwoLinesAfter);
        ArrayNode lines = (ArrayNode) line.value().get("lines");

        Tampering.shift(lines.get(0), BigDecimal.ONE);
        Tampering.shift(lines.get(1), BigDecimal.ONE.negate());
        tampering.replace(line);

        String after = lines.get(0).get("after").textValue();
        return inMovement(line, "lines", ANYTHING + " " + after + ANYTHING, ANYTHING);
    }

    private static String causeMissing(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(value -> value.get("causes").size() == 2);
        ArrayNode causes = (ArrayNode) line.value().get("causes");
        String first = causes.get(0).textValue();

        String both = first + ", " + causes.remove(1).textValue();
        tampering.replace(line);

        return inMovement(line, "causes", first, both);
    }

    private static String revisionMissing(Tampering tampering) throws IOException {
        Tampering.Line line = tampering.movement(value -> value.get("revision").intValue() == 1);

        line.value().put("revision", 2);
        tampering.replace(line);

        return inMovement(line, "revisions", "0,2", "0,1");
    }

    private static String rowMissing(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("all|P30D|2025-06-15");

        tampering.remove(row);

        return difference("all|P30D", "2025-06-15", "row", "nothing", "a row");
    }

    private static String countOffByOne(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("region=north|P90D|2025-10-01");
        long customers = row.value().get("customers").longValue();

        row.value().put("customers", customers + 1);
        tampering.replace(row);

        return difference(
                "region=north|P90D", "2025-10-01", "customers", Long.toString(customers + 1), Long.toString(customers));
    }

    private static String ratioOffByAMillionth(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("interval=P1M|P30D|2025-11-30");
        String nrr = row.text("nrr");

        row.value().put("nrr", Tampering.plusOneMicro(nrr));
        tampering.replace(row);

        return difference("interval=P1M|P30D", "2025-11-30", "nrr", Tampering.plusOneMicro(nrr), nrr);
    }

    private static String liveRatioNull(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("all|QTD|live");
        String grr = row.text("grr");

        row.value().putNull("grr");
        tampering.replace(row);

        return difference("all|QTD", row.text("day"), "live grr", "nothing", grr);
    }

    private static String churnOfAnotherReason(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("all|P365D|2025-12-20");
        ObjectNode first = (ObjectNode) row.value().get("churnByReason").get(0);
        String reason = first.get("value").textValue();

        first.put("value", "WEATHER");
        tampering.replace(row);

        return difference("all|P365D", "2025-12-20", "churnByReason", "WEATHER " + ANYTHING, reason + " " + ANYTHING);
    }

    private static String cohortMrrOff(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.cohort("region=north|2025-Q1|2");
        String mrr = row.text("mrr");

        row.value().put("mrr", Tampering.plusOneMicro(mrr));
        tampering.replace(row);

        return difference("region=north|2025-Q1", "2025-09-30", "2 mrr", Tampering.plusOneMicro(mrr), mrr);
    }

    /** A correction may take all there was from a segment; its row stays, of zeros. */
    private static String rowThatNeedNotBe(Tampering tampering) throws IOException {
        Tampering.Line row = tampering.row("all|P1D|2025-06-15");
        Tampering.Line zeros = row.zeros("plan=gone|P1D|2025-06-15");
        Tampering.Line some = row.zeros("plan=left|P1D|2025-06-15");
        some.value().put("customers", 3);

        tampering.replace(row, zeros, some);

        return difference("plan=left|P1D", "2025-06-15", "customers", "3", "nothing");
    }

    private static String alertMissing(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(PlantedDifferences::isScored);

        tampering.remove(alert);

        return inAlert(alert, "", "nothing", outlook(alert));
    }

    private static String alertTooMany(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(PlantedDifferences::isScored);
        Tampering.Line extra = alert.copy();
        extra.value().put("revision", 77);

        tampering.replace(alert, extra);

        return inAlert(extra, "", outlook(alert), "nothing");
    }

    private static String alertOfAnotherScore(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(PlantedDifferences::isScored);
        String score = alert.text("score");

        alert.value().put("score", Tampering.plusOneMicro(score));
        tampering.replace(alert);

        return inAlert(alert, " score", Tampering.plusOneMicro(score), score);
    }

    private static String alertOfAnotherSeverity(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(value -> isScored(value) && !is(value, "severity", "CRITICAL"));
        String severity = alert.text("severity");

        alert.value().put("severity", "CRITICAL");
        tampering.replace(alert);

        return inAlert(alert, " severity", "CRITICAL", severity);
    }

    private static String alertWithOtherEvidence(Tampering tampering) throws IOException {
        Tampering.Line alert = tampering.alert(PlantedDifferences::isScored);

        ((ObjectNode) alert.value().get("signals").get(0)).put("evidence", "nobody saw it");
        tampering.replace(alert);

        return inAlert(alert, " signals", ANYTHING + " nobody saw it" + ANYTHING, ANYTHING);
    }

    private static boolean isScored(ObjectNode alert) {
        return alert.hasNonNull("score") && !alert.get("signals").isEmpty();
    }

    private static String outlook(Tampering.Line alert) {
        return alert.text("state") + " " + alert.text("severity") + " " + alert.text("score");
    }

    private static String inAlert(Tampering.Line alert, String field, String published, String recomputed) {
        return difference(
                alert.text("customerId"),
                alert.text("updatedAt").substring(0, "2026-01-01".length()),
                alert.text("alertId") + " revision "
                        + alert.value().get("revision").intValue() + field,
                published,
                recomputed);
    }

    private static String inMovement(Tampering.Line movement, String field, String published, String recomputed) {
        return difference(
                movement.text("customerId"),
                movement.text("effectiveDay"),
                movement.text("movementId") + " " + field,
                published,
                recomputed);
    }

    /** The line, as a regular expression. */
    private static String difference(String... parts) {
        String line = "%s  %s  %s  published %s  recomputed %s".formatted((Object[]) parts);
        return Pattern.quote(line).replace(ANYTHING, "\\E.*\\Q");
    }

    private static boolean is(ObjectNode value, String field, String text) {
        return value.get(field).textValue().equals(text);
    }
}
