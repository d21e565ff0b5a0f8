package dev.tidewatch.avro.state;

import dev.tidewatch.avro.state.codec.EpochMillis;
import dev.tidewatch.avro.state.codec.PackedLongs;
import dev.tidewatch.avro.state.codec.PartCodec;
import dev.tidewatch.avro.state.codec.StateCodec;
import dev.tidewatch.domain.engagement.Allowance;
import dev.tidewatch.domain.engagement.Engagement;
import dev.tidewatch.domain.engagement.Outlook;
import dev.tidewatch.domain.engagement.PaymentMethod;
import dev.tidewatch.domain.engagement.RecentIds;
import dev.tidewatch.domain.engagement.SurveyAnswers;
import dev.tidewatch.domain.engagement.Ticket;
import dev.tidewatch.domain.engagement.Tickets;
import dev.tidewatch.domain.engagement.UsageDays;
import dev.tidewatch.domain.engagement.UsageMarks;
import dev.tidewatch.domain.engagement.Use;
import dev.tidewatch.domain.history.Answer;
import dev.tidewatch.event.SupportEvent;
import dev.tidewatch.event.SupportEventType;
import dev.tidewatch.event.UsageEvent;
import dev.tidewatch.state.AllowanceState;
import dev.tidewatch.state.EngagementState;
import dev.tidewatch.state.NewestAnswerState;
import dev.tidewatch.state.TicketState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Use and support, on the wire, and what is kept of them. Reading assumes that {@code InputRules} found nothing. */
public final class EngagementMapping {

    private EngagementMapping() {}

    public static Use toDomain(UsageEvent event) {
        return new Use(event.getOccurredAt(), event.getFeature(), event.getCount(), event.getLimit());
    }

    public static Ticket toDomain(SupportEvent event) {
        return new Ticket(
                event.getTicketId(), Ticket.Step.valueOf(event.getType().name()), event.getOccurredAt());
    }

    static PartCodec<Engagement> codec() {
        return PartCodec.of(
                Engagement.EMPTY, StateCodec.engagement(), EngagementMapping::toAvro, EngagementMapping::toDomain);
    }

    private static EngagementState toAvro(Engagement engagement) {
        UsageMarks usage = engagement.usage();
        PaymentMethod method = engagement.method();
        Outlook judged = engagement.judged();
        return new EngagementState(
                usage.days().newest(),
                days(usage.days()),
                EpochMillis.of(usage.lastActivity()),
                allowances(usage.allowances()),
                usage.steps(),
                tickets(engagement.tickets().kept()),
                EpochMillis.of(engagement.tickets().newest()),
                answer(engagement.surveyAnswers().nps()),
                answer(engagement.surveyAnswers().csat()),
                method == null ? null : EpochMillis.of(method.at()),
                method == null ? null : EpochMillis.of(method.expiresAt()),
                recent(engagement.recent()),
                judged.dropQuarters(),
                judged.silence(),
                judged.limitTenths(),
                judged.stepsLeft(),
                EpochMillis.of(engagement.nextDue()),
                weeks(usage.days()),
                judged.rateSteps());
    }

    private static Engagement toDomain(EngagementState state) {
        UsageMarks usage = new UsageMarks(
                days(state.getNewestDay(), state.getDays(), state.getWeeks()),
                EpochMillis.instant(state.getLastActivity()),
                allowancesOf(state.getAllowances()),
                state.getSteps());
        Instant methodAt = EpochMillis.instant(state.getMethodAt());
        return new Engagement(
                usage,
                new Tickets(ticketsOf(state.getTickets()), EpochMillis.instant(state.getNewestTicket())),
                new SurveyAnswers(
                        answer(Answer.Survey.NPS, state.getNps()), answer(Answer.Survey.CSAT, state.getCsat())),
                methodAt == null ? null : new PaymentMethod(methodAt, EpochMillis.instant(state.getMethodExpiresAt())),
                recent(state.getRecent()),
                new Outlook(
                        state.getDrop(), state.getRate(), state.getSilence(), state.getLimit(), state.getStepsLeft()),
                EpochMillis.instant(state.getNextDue()));
    }

    private static ByteBuffer days(UsageDays days) {
        ByteBuffer bytes = ByteBuffer.allocate(days.size() * PackedLongs.LONGEST);
        for (int back = 0; back < days.size(); back++) {
            PackedLongs.put(bytes, days.get(back));
        }
        return bytes.flip();
    }

    private static ByteBuffer weeks(UsageDays days) {
        ByteBuffer bytes = ByteBuffer.allocate(days.weeks() * PackedLongs.LONGEST);
        for (int back = 0; back < days.weeks(); back++) {
            PackedLongs.put(bytes, days.week(back));
        }
        return bytes.flip();
    }

    private static UsageDays days(int newest, ByteBuffer days, ByteBuffer weeks) {
        return UsageDays.of(newest, longs(days), longs(weeks));
    }

    private static long[] longs(ByteBuffer bytes) {
        long[] counts = new long[bytes.remaining()];
        int size = 0;
        while (bytes.hasRemaining()) {
            counts[size++] = PackedLongs.get(bytes);
        }
        return Arrays.copyOf(counts, size);
    }

    private static ByteBuffer recent(RecentIds ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * (Long.BYTES + PackedLongs.LONGEST));
        for (int i = 0; i < ids.size(); i++) {
            bytes.putLong(ids.hash(i));
            PackedLongs.put(bytes, ids.at(i) - (i == 0 ? 0 : ids.at(i - 1)));
        }
        return bytes.flip();
    }

    private static RecentIds recent(ByteBuffer bytes) {
        int most = bytes.remaining() / (Long.BYTES + 1);
        long[] hashes = new long[most];
        long[] millis = new long[most];
        int size = 0;
        long at = 0;
        while (bytes.hasRemaining()) {
            hashes[size] = bytes.getLong();
            at += PackedLongs.get(bytes);
            millis[size++] = at;
        }
        return RecentIds.of(Arrays.copyOf(hashes, size), Arrays.copyOf(millis, size));
    }

    private static List<AllowanceState> allowances(List<Allowance> allowances) {
        List<AllowanceState> states = new ArrayList<>(allowances.size());
        for (Allowance allowance : allowances) {
            states.add(new AllowanceState(
                    allowance.feature(),
                    allowance.month(),
                    allowance.used(),
                    allowance.limit(),
                    allowance.at().toEpochMilli()));
        }
        return states;
    }

    private static List<Allowance> allowancesOf(List<AllowanceState> states) {
        List<Allowance> allowances = new ArrayList<>(states.size());
        for (AllowanceState state : states) {
            allowances.add(new Allowance(
                    state.getFeature(),
                    state.getMonth(),
                    state.getUsed(),
                    state.getLimit(),
                    Instant.ofEpochMilli(state.getAt())));
        }
        return allowances;
    }

    private static List<TicketState> tickets(List<Ticket> tickets) {
        List<TicketState> states = new ArrayList<>(tickets.size());
        for (Ticket ticket : tickets) {
            states.add(new TicketState(
                    ticket.id(),
                    SupportEventType.valueOf(ticket.step().name()),
                    ticket.at().toEpochMilli()));
        }
        return states;
    }

    private static List<Ticket> ticketsOf(List<TicketState> states) {
        List<Ticket> tickets = new ArrayList<>(states.size());
        for (TicketState state : states) {
            tickets.add(new Ticket(
                    state.getId(), Ticket.Step.valueOf(state.getStep().name()), Instant.ofEpochMilli(state.getAt())));
        }
        return tickets;
    }

    private static @Nullable NewestAnswerState answer(@Nullable Answer answer) {
        return answer == null
                ? null
                : new NewestAnswerState(answer.at().toEpochMilli(), answer.score(), answer.scaleMax());
    }

    private static @Nullable Answer answer(Answer.Survey survey, @Nullable NewestAnswerState state) {
        return state == null
                ? null
                : new Answer(survey, Instant.ofEpochMilli(state.getAt()), state.getScore(), state.getScaleMax());
    }
}
