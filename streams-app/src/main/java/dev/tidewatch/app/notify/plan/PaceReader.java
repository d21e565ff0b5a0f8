package dev.tidewatch.app.notify.plan;

import dev.tidewatch.app.settings.format.DurationText;
import dev.tidewatch.app.yaml.YamlMap;
import dev.tidewatch.app.yaml.YamlValue;
import dev.tidewatch.output.AlertSeverity;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads when a destination is told, and how often it is tried. */
final class PaceReader {

    /** A person needs one message of an alert that changes twice within minutes; a program wants each revision. */
    private static final Duration FOR_PEOPLE = Duration.ofMinutes(2);

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** A message has them whole, and a record of Kafka's is at most 1 MB. */
    private static final int MOST_ENTRIES = 100;

    private static final int USUAL_ENTRIES = 10;

    private PaceReader() {}

    static Pace read(YamlMap destination, Address address) {
        Duration usual = address instanceof Address.Webhook ? Duration.ZERO : FOR_PEOPLE;
        return new Pace(
                destination.get("coalesce").map(value -> duration(value, usual)).orElse(usual),
                destination.get("digest").map(PaceReader::digest).orElse(null),
                destination.get("quiet").map(PaceReader::quiet).orElse(null));
    }

    static Retry retry(YamlValue value) {
        YamlMap map = value.map("first", "most", "giveUpAfter");
        Retry usual = Retry.DEFAULT;
        Duration first =
                map.get("first").map(one -> duration(one, usual.first())).orElse(usual.first());
        Duration most = map.get("most").map(one -> duration(one, usual.most())).orElse(usual.most());
        if (first.isZero() || most.compareTo(first) < 0) {
            value.wrong("first must be above 0s, and most at least as long as first");
        }
        return new Retry(
                first,
                most,
                map.get("giveUpAfter")
                        .map(one -> duration(one, usual.giveUpAfter()))
                        .orElse(usual.giveUpAfter()));
    }

    static Yesterday yesterday(YamlValue value) {
        YamlMap map = value.map("at", "zone", "top");
        return new Yesterday(
                map.get("at").map(at -> time(at, MORNING)).orElse(MORNING),
                zone(map),
                map.get("top").map(top -> top.number(1, MOST_ENTRIES)).orElse(USUAL_ENTRIES));
    }

    private static Digest digest(YamlValue value) {
        YamlMap map = value.map("every", "at", "zone");
        Digest.Every every = map.need("every", "hour or day")
                .map(one -> one.oneOf(Digest.Every.class))
                .orElse(Digest.Every.DAY);
        if (every == Digest.Every.HOUR) {
            map.get("at").ifPresent(at -> at.wrong("a digest of every hour ends with the hour; leave out at"));
        }
        return new Digest(every, map.get("at").map(at -> time(at, MORNING)).orElse(MORNING), zone(map));
    }

    private static QuietHours quiet(YamlValue value) {
        YamlMap map = value.map("from", "to", "zone", "except");
        String time = "a time of day such as 20:00";
        LocalTime from =
                map.need("from", time).map(one -> time(one, LocalTime.MIN)).orElse(LocalTime.MIN);
        LocalTime to = map.need("to", time).map(one -> time(one, LocalTime.MAX)).orElse(LocalTime.MAX);
        if (from.equals(to)) {
            value.wrong("from and to are the same time of day, so nobody would ever be told, or always");
        }
        return new QuietHours(
                from,
                to,
                zone(map),
                map.get("except")
                        .map(one -> one.oneOf(RouteReader.known(AlertSeverity.class)))
                        .orElse(null));
    }

    private static ZoneId zone(YamlMap map) {
        return map.get("zone")
                .<ZoneId>map(value -> value.as("a time zone such as UTC or Europe/Berlin", ZoneId::of, ZoneOffset.UTC))
                .orElse(ZoneOffset.UTC);
    }

    private static LocalTime time(YamlValue value, LocalTime otherwise) {
        return value.as("a time of day such as 08:00", LocalTime::parse, otherwise);
    }

    private static Duration duration(YamlValue value, Duration otherwise) {
        return value.as(DurationText.EXPECTED, DurationText::parse, otherwise);
    }
}
