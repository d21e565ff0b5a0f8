package dev.tidewatch.avro.output;

import java.util.List;
import java.util.regex.Pattern;

/** Says an evidence of a customer that has left: what was still to come or still open then is so no longer. */
final class PastEvidence {

    private static final List<Change> CHANGES = List.of(
            change(" ends at (?=\\d{4,}-\\d\\d-\\d\\dT)", " was to end at "),
            change(" renews at (?=\\d{4,}-\\d\\d-\\d\\dT)", " was to renew at "),
            change(" expires at (?=\\d{4,}-\\d\\d-\\d\\dT)", " was to expire at "),
            change(", and there is no payment method$", ", and there was no payment method"),
            change(" is unpaid; the last attempt failed at (?=\\d{4,}-)", " was unpaid; the last attempt failed at "),
            change(" is past due$", " was past due"),
            change(" is unresolved since (?=\\d{4,}-)", " was unresolved since "));

    private PastEvidence() {}

    private record Change(Pattern present, String past) {}

    static String of(String evidence) {
        String past = evidence;
        for (Change change : CHANGES) {
            past = change.present.matcher(past).replaceAll(change.past);
        }
        return past;
    }

    private static Change change(String present, String past) {
        return new Change(Pattern.compile(present), past);
    }
}
