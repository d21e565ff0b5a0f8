package dev.tidewatch.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.event.BillingEvent;
import dev.tidewatch.event.BillingEventType;
import dev.tidewatch.source.stripe.json.Translation.Understood;
import dev.tidewatch.source.stripe.reference.Mode;
import dev.tidewatch.source.stripe.reference.ReferenceBook;
import dev.tidewatch.source.stripe.reference.References;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An export says again, under an id of its own, what events said, and money would be booked twice. Every type and every object that has a
 * handler is tried, so one that is added must be {@code unlessTold} and its type in {@code ReferenceBook.TELLING}.
 */
class ToldTwiceTest {

    /** Changes that make an event about the standard object book money. */
    private static final Map<String, String> EVENTS = Map.of(
            "charge.refunded", "previous_attributes.amount_refunded=0",
            "charge.dispute.updated", "previous_attributes.status=\"warning_needs_response\"",
            "charge.dispute.closed", "status=\"lost\"");

    /** Other ends of an object than that of the standard one. */
    private static final Map<String, List<String>> EXPORTS = Map.of(
            "invoice",
            List.of(
                    "",
                    "status=\"void\"; status_transitions.voided_at=1772366340",
                    "status=\"uncollectible\"; status_transitions.marked_uncollectible_at=1772366340"));

    @Test
    void shouldBookOnceWhatAnEventAndAnExportBothSay() {
        StripeTranslator translator = new StripeTranslator(StripeRules.DEFAULT, References.NONE);
        Set<BillingEventType> saidByBoth = EnumSet.noneOf(BillingEventType.class);
        List<String> bookedTwice = new ArrayList<>();

        for (String generation : StripeExamples.GENERATIONS) {
            for (JsonNode event : events(translator, generation)) {
                for (JsonNode export : exports(translator, generation)) {
                    Set<BillingEventType> both = money(event, book(generation));
                    both.retainAll(money(export, book(generation)));
                    saidByBoth.addAll(both);
                    ReferenceBook told = book(generation);
                    told.learn(event);
                    both.retainAll(money(export, told));
                    both.forEach(
                            type -> bookedTwice.add(type + " of " + kind(event) + " by the export of " + kind(export)));
                }
            }
        }

        assertThat(bookedTwice).isEmpty();
        assertThat(saidByBoth)
                .containsExactlyInAnyOrder(
                        BillingEventType.INVOICE_PAID,
                        BillingEventType.INVOICE_VOIDED,
                        BillingEventType.UNCOLLECTIBLE,
                        BillingEventType.REFUNDED,
                        BillingEventType.DISPUTE_OPENED);
    }

    /** Without an example nobody can see what an object becomes. */
    @Test
    void shouldHaveAnExampleOfEveryObjectThatHasAHandler() {
        StripeTranslator translator = new StripeTranslator(StripeRules.DEFAULT, References.NONE);

        Stream<String> ofEvents = translator.eventTypes().stream().map(StripeExamples::objectOf);
        assertThat(Stream.concat(ofEvents, translator.objectNames().stream()))
                .allSatisfy(name ->
                        assertThat(StripeExamples.generationsOf(name)).as(name).isNotEmpty());
    }

    private static List<JsonNode> events(StripeTranslator translator, String generation) {
        return translator.eventTypes().stream()
                .filter(type -> StripeExamples.generationsOf(StripeExamples.objectOf(type))
                        .contains(generation))
                .<JsonNode>map(type -> StripeExamples.event(generation, type, EVENTS.getOrDefault(type, "")))
                .toList();
    }

    private static List<JsonNode> exports(StripeTranslator translator, String generation) {
        return translator.objectNames().stream()
                .filter(name -> StripeExamples.generationsOf(name).contains(generation))
                .flatMap(name -> EXPORTS.getOrDefault(name, List.of("")).stream()
                        .<JsonNode>map(
                                changes -> StripeExamples.changed(StripeExamples.object(generation, name), changes)))
                .toList();
    }

    private static String kind(JsonNode json) {
        return StripeTranslator.kind(json);
    }

    private static ReferenceBook book(String generation) {
        ReferenceBook book = new ReferenceBook(Mode.LIVE);
        book.learn(StripeExamples.object(generation, "charge"));
        return book;
    }

    /** Returns what is booked. A state, such as that of a card or a subscription, may be said again. */
    private static Set<BillingEventType> money(JsonNode json, ReferenceBook book) {
        StripeTranslator translator = new StripeTranslator(StripeRules.DEFAULT, book);
        if (!(translator.translate(json, StripeExamples.NOON, null) instanceof Understood understood)) {
            return EnumSet.noneOf(BillingEventType.class);
        }
        return understood.records().stream()
                .filter(record -> record.value() instanceof BillingEvent event && event.getAmount() != null)
                .map(record -> ((BillingEvent) record.value()).getType())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(BillingEventType.class)));
    }
}
