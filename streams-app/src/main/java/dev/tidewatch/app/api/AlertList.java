package dev.tidewatch.app.api;

import dev.tidewatch.app.api.call.Call;
import dev.tidewatch.app.api.call.Cursor;
import dev.tidewatch.app.api.call.Page;
import dev.tidewatch.app.api.call.Query;
import dev.tidewatch.app.api.call.Rows;
import dev.tidewatch.app.settings.Settings;
import dev.tidewatch.app.views.AlertJson;
import dev.tidewatch.app.views.AlertView;
import dev.tidewatch.app.views.Views;
import dev.tidewatch.avro.output.AlertSentence;
import dev.tidewatch.output.AlertKind;
import dev.tidewatch.output.AlertSeverity;
import dev.tidewatch.output.AlertState;
import dev.tidewatch.output.RiskAlert;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The alerts that are asked for: the open ones first, those with the most at stake before others, then the past ones. */
final class AlertList {

    private static final String OPEN = "open";
    private static final String NOBODY = "nobody";

    private final AlertView alerts;
    private final Membership members;
    private final String topic;
    private final Rows rows;
    private final KnownSegments segments;

    AlertList(Views views, Settings settings, Rows rows) {
        this.alerts = views.alerts();
        this.members = new Membership(views.members()::has);
        this.topic = settings.topics().alerts();
        this.rows = rows;
        this.segments = new KnownSegments(views);
    }

    /**
     * The last alert that was given.
     *
     * @param stake null of one that is no longer open
     */
    private record Last(@Nullable BigDecimal stake, Instant updatedAt, String alertId) {

        static Last of(Cursor cursor) {
            String stake = cursor.part(1);
            return new Last(stake.isEmpty() ? null : new BigDecimal(stake), cursor.instant(2), cursor.part(3));
        }

        /** Among those that are no longer open; null if it is open: then all of them come after it. */
        AlertView.@Nullable Place place() {
            return stake == null ? new AlertView.Place(updatedAt, alertId) : null;
        }

        /** Returns whether an open one comes after it. */
        boolean isBefore(RiskAlert open) {
            int staked = stake == null ? -1 : AlertView.stake(open).compareTo(stake);
            return stake != null
                    && (staked < 0 || (staked == 0 && open.getAlertId().compareTo(alertId) > 0));
        }
    }

    void answer(Call request) throws IOException {
        Query query = Query.ofList(
                request,
                "state",
                "kind",
                "severity",
                "decided",
                "customer",
                "owner",
                "segment",
                "since",
                "limit",
                Cursor.PARAMETER);
        Instant given = query.instant("since");
        Instant since = given == null ? Instant.EPOCH : given;
        Set<AlertState> states = states(query);
        Last last = query.next("alerts", Last::of);
        Page<RiskAlert> page = new Page<>(query.limit());
        Predicate<RiskAlert> wanted = wanted(query, states, since);
        alerts.open(alert -> wanted.test(alert) && (last == null || last.isBefore(alert)), page.size() + 1)
                .forEach(page::test);
        if (!page.isFull() && !AlertView.OPEN.containsAll(states)) {
            AlertView.Span span = new AlertView.Span(since, last == null ? null : last.place());
            alerts.past(span, alert -> !wanted.test(alert) || page.test(alert));
        }
        rows.answer(
                request,
                query,
                new Rows.Listing<RiskAlert>(
                        topic, "alerts", Rows.NOTHING, page.found()::forEach, AlertList::customer, AlertJson::text),
                page.next(AlertList::cursor));
    }

    private Predicate<RiskAlert> wanted(Query query, Set<AlertState> states, Instant since) {
        Set<AlertKind> kinds = query.some("kind", AlertKind.class);
        Set<AlertSeverity> severities = query.some("severity", AlertSeverity.class);
        Boolean decided = query.flag("decided");
        String customer = query.text("customer");
        String owner = query.text("owner");
        Predicate<String> member = members.of(segments.of(query));
        return alert -> states.contains(alert.getState())
                && kinds.contains(alert.getKind())
                && severities.contains(alert.getSeverity())
                && (decided == null || decided == AlertSentence.hasCancelled(alert))
                && !alert.getUpdatedAt().isBefore(since)
                && (customer == null || customer.equals(alert.getCustomerId()))
                && (owner == null || owner.equals(alert.getOwner() == null ? NOBODY : alert.getOwner()))
                && member.test(customer(alert));
    }

    private static Set<AlertState> states(Query query) {
        return OPEN.equals(query.text("state")) ? AlertView.OPEN : query.some("state", AlertState.class);
    }

    private static String customer(RiskAlert alert) {
        return alert.getCustomerId() == null ? "" : alert.getCustomerId();
    }

    private static Cursor cursor(RiskAlert last) {
        boolean open = AlertView.OPEN.contains(last.getState());
        return Cursor.of(
                "alerts",
                open ? AlertView.stake(last).toPlainString() : "",
                last.getUpdatedAt().toString(),
                last.getAlertId());
    }
}
