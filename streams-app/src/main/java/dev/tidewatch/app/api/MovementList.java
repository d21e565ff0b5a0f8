package dev.tidewatch.app.api;

import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Cursor;
import dev.tidewatch.app.api.call.Page;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.api.call.Rows;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.MovementView;
import dev.tidewatch.app.views.MovementView.Place;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.output.MovementKind;
import dev.tidewatch.output.MrrMovement;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The movements that are asked for: the newest first, or with {@code since} the last published first. */
final class MovementList {

    private static final String BY_TIME = "movements";
    private static final String BY_PUBLICATION = "published";
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private static final Comparator<MrrMovement> LAST_PUBLISHED_FIRST = Comparator.comparing(
                    MrrMovement::getPublishedAt)
            .thenComparing(MrrMovement::getMovementId)
            .reversed();

    private final MovementView movements;
    private final Membership members;
    private final String topic;
    private final Rows rows;
    private final KnownSegments segments;

    MovementList(Views views, Settings settings, Rows rows) {
        this.movements = views.movements();
        this.members = new Membership(views.members()::has);
        this.topic = settings.topics().movements();
        this.rows = rows;
        this.segments = new KnownSegments(views);
    }

    void answer(Call request) throws IOException {
        Query query =
                Query.ofList(request, "customer", "segment", "kind", "from", "to", "since", "limit", Cursor.PARAMETER);
        Instant since = query.instant("since");
        Page<MrrMovement> page = new Page<>(query.limit());
        Predicate<MrrMovement> wanted = wanted(query, since);
        Predicate<MrrMovement> receiver = movement -> !wanted.test(movement) || page.test(movement);
        if (since == null) {
            movements.newestFirst(span(query), receiver);
        } else {
            published(query, since, receiver);
        }
        rows.answer(
                request,
                query,
                new Rows.Listing<MrrMovement>(
                        topic, "movements", Rows.NOTHING, page.found()::forEach, MrrMovement::getCustomerId),
                page.next(last -> cursor(last, since)));
    }

    private Predicate<MrrMovement> wanted(Query query, @Nullable Instant since) {
        Predicate<MrrMovement> member = members.moved(segments.of(query));
        Set<MovementKind> kinds = query.some("kind", MovementKind.class);
        Query.Days days = query.days();
        return movement -> days.has(movement.getEffectiveDay())
                && kinds.contains(movement.getKind())
                && (since == null || !movement.getPublishedAt().isBefore(since))
                && member.test(movement);
    }

    /** A business day begins up to a day before or after that of UTC: which of them are wanted is looked at one by one. */
    private static MovementView.Span span(Query query) {
        LocalDate from = query.days().from();
        LocalDate to = query.days().to();
        return new MovementView.Span(
                query.text("customer"),
                from == null ? FIRST : start(from.minusDays(1)),
                to == null ? LAST : start(to.plusDays(2)),
                query.next(BY_TIME, MovementList::place));
    }

    /** One customer has few: they are sorted here. */
    private void published(Query query, Instant since, Predicate<MrrMovement> receiver) {
        Place before = query.next(BY_PUBLICATION, MovementList::place);
        String customer = query.text("customer");
        if (customer == null) {
            movements.lastPublishedFirst(since, before, receiver);
            return;
        }
        List<MrrMovement> all = new ArrayList<>();
        movements.newestFirst(new MovementView.Span(customer, FIRST, LAST, null), all::add);
        all.sort(LAST_PUBLISHED_FIRST);
        for (MrrMovement movement : all) {
            if ((before == null || isAfter(before, movement)) && !receiver.test(movement)) {
                return;
            }
        }
    }

    private static boolean isAfter(Place before, MrrMovement movement) {
        int published = movement.getPublishedAt().compareTo(before.at());
        return published < 0 || (published == 0 && movement.getMovementId().compareTo(before.movementId()) < 0);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Place place(Cursor cursor) {
        return new Place(cursor.instant(1), cursor.part(2));
    }

    private static Cursor cursor(MrrMovement last, @Nullable Instant since) {
        return since == null
                ? Cursor.of(BY_TIME, last.getEffectiveAt().toString(), last.getMovementId())
                : Cursor.of(BY_PUBLICATION, last.getPublishedAt().toString(), last.getMovementId());
    }
}
