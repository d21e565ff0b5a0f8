package dev.tidewatch.avro.state;

import dev.tidewatch.avro.output.AlertMapping;
import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.domain.risk.action.Acted;
import dev.tidewatch.domain.risk.action.Actions;
import dev.tidewatch.domain.risk.action.Resolution;
import dev.tidewatch.domain.risk.action.Response;
import dev.tidewatch.domain.risk.action.Told;
import dev.tidewatch.state.ActedState;
import dev.tidewatch.state.ResponseState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps what people did about alerts to the store and back. */
final class ActedMapping {

    private ActedMapping() {}

    static List<ActedState> toAvro(Actions actions) {
        List<ActedState> states = new ArrayList<>(actions.byOpening().size());
        actions.byOpening().forEach((openedAt, acted) -> states.add(toAvro(openedAt, acted)));
        return states;
    }

    static Actions toDomain(List<ActedState> states) {
        if (states.isEmpty()) {
            return Actions.NONE;
        }
        SortedMap<Instant, Acted> byOpening = new TreeMap<>();
        states.forEach(state -> byOpening.put(Instant.ofEpochMilli(state.getOpenedAt()), toDomain(state)));
        return new Actions(byOpening);
    }

    static @Nullable ResponseState toAvro(Response response) {
        Instant actedAt = response.actedAt();
        Told<Resolution> resolved = response.resolved();
        return actedAt == null
                ? null
                : new ResponseState(actedAt.toEpochMilli(), at(resolved), AlertMapping.toAvro(what(resolved)));
    }

    static Response toDomain(@Nullable ResponseState state) {
        return state == null
                ? Response.NONE
                : new Response(
                        Instant.ofEpochMilli(state.getActedAt()),
                        told(state.getResolvedAt(), AlertMapping.resolution(state.getResolution())));
    }

    private static ActedState toAvro(Instant openedAt, Acted acted) {
        return new ActedState(
                openedAt.toEpochMilli(),
                acted.firstAt().toEpochMilli(),
                acted.newest().at().toEpochMilli(),
                acted.newest().what(),
                EpochMillis.of(acted.acknowledgedAt()),
                EpochMillis.of(acted.attendedAt()),
                at(acted.owner()),
                what(acted.owner()),
                at(acted.snoozed()),
                EpochMillis.of(what(acted.snoozed())),
                at(acted.resolved()),
                AlertMapping.toAvro(what(acted.resolved())),
                at(acted.comment()),
                what(acted.comment()));
    }

    private static Acted toDomain(ActedState state) {
        return new Acted(
                Instant.ofEpochMilli(state.getFirstAt()),
                new Told<>(Instant.ofEpochMilli(state.getNewestAt()), state.getNewestBy()),
                EpochMillis.instant(state.getAcknowledgedAt()),
                EpochMillis.instant(state.getAttendedAt()),
                told(state.getOwnedAt(), state.getOwner()),
                told(state.getSnoozedAt(), EpochMillis.instant(state.getSnoozedUntil())),
                told(state.getResolvedAt(), AlertMapping.resolution(state.getResolution())),
                told(state.getCommentedAt(), state.getComment()));
    }

    private static <T extends Comparable<? super T>> @Nullable Told<T> told(@Nullable Long at, @Nullable T what) {
        return at == null || what == null ? null : new Told<>(Instant.ofEpochMilli(at), what);
    }

    private static <T extends Comparable<? super T>> @Nullable Long at(@Nullable Told<T> told) {
        return told == null ? null : Long.valueOf(told.at().toEpochMilli());
    }

    private static <T extends Comparable<? super T>> @Nullable T what(@Nullable Told<T> told) {
        return told == null ? null : told.what();
    }
}
