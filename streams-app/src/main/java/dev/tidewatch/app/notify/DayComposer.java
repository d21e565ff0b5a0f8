package dev.tidewatch.app.notify;

import dev.tidewatch.app.digest.ClusterTopics;
import dev.tidewatch.app.digest.DailyDigest;
import dev.tidewatch.app.digest.DigestReader;
import dev.tidewatch.app.digest.DigestSource;
import dev.tidewatch.app.digest.page.DigestChat;
import dev.tidewatch.app.digest.page.DigestHtml;
import dev.tidewatch.app.digest.page.DigestJson;
import dev.tidewatch.app.digest.page.DigestPage;
import dev.tidewatch.app.digest.page.DigestText;
import dev.tidewatch.app.notify.message.DayMessage;
import dev.tidewatch.app.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the digests of the days that are over and that a destination has not been sent. */
final class DayComposer {

    /** After a longer absence only the last days are written. */
    private static final int MOST_DAYS = 7;

    private final Settings settings;
    private final int most;

    /** @param most entries of each list to show */
    DayComposer(Settings settings, int most) {
        this.settings = settings;
        this.most = most;
    }

    /**
     * Returns the digests, the oldest first; none if the day that was over when this was due is written.
     *
     * @param last the last day that was written; null for a destination that begins, which is told of one
     * @throws dev.tidewatch.app.UserError if the day is not over in the topics yet
     */
    List<DayMessage> after(@Nullable LocalDate last, Instant due) {
        List<DayMessage> messages = new ArrayList<>();
        List<LocalDate> days = days(last, due, settings.profile().zone());
        if (!days.isEmpty()) {
            try (DigestSource source = ClusterTopics.of(settings)) {
                DigestReader reader = new DigestReader(source, settings);
                for (LocalDate day : days) {
                    messages.add(message(reader.of(day), due));
                }
            }
        }
        return messages;
    }

    static List<LocalDate> days(@Nullable LocalDate last, Instant due, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(due, zone).minusDays(1);
        LocalDate earliest = day.minusDays(MOST_DAYS - 1L);
        LocalDate first = last == null ? day : last.isBefore(earliest) ? earliest : last.plusDays(1);
        return first.isAfter(day)
                ? List.of()
                : first.datesUntil(day.plusDays(1)).toList();
    }

    private DayMessage message(DailyDigest digest, Instant due) {
        DigestPage page = DigestPage.of(digest, most);
        return new DayMessage(
                digest.about().day(),
                due,
                page.title(),
                DigestText.of(page),
                DigestHtml.of(page),
                DigestChat.of(page),
                DigestJson.of(digest, most).toString());
    }
}
