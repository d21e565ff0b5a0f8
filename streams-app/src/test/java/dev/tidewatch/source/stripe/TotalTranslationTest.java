package dev.tidewatch.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.avro.json.RecordJson;
import dev.tidewatch.source.stripe.json.Translation;
import dev.tidewatch.source.stripe.json.Translation.Ignored;
import dev.tidewatch.source.stripe.json.Translation.Refused;
import dev.tidewatch.source.stripe.json.Translation.Understood;
import dev.tidewatch.source.stripe.order.OneSecond;
import dev.tidewatch.source.stripe.reference.Mode;
import dev.tidewatch.source.stripe.reference.ReferenceBook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any JSON has an answer. More seeds: {@code -Dstripe.seeds=1000000}. */
class TotalTranslationTest {

    private static final int SEEDS = Integer.getInteger("stripe.seeds", 20_000);

    private static final List<String> TYPES = List.of(
            "customer.subscription.created",
            "customer.subscription.updated",
            "customer.subscription.deleted",
            "invoice.paid",
            "invoice.payment_failed",
            "invoice.voided",
            "charge.refunded",
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "payment_method.detached",
            "payment_method.updated",
            "customer.updated");

    private static final List<String> PRICED = List.of(
            "items.data[0].price=null; items.data[0].plan.billing_scheme=\"tiered\"; items.data[0].plan.tiers_mode=\"volume\";"
                    + " items.data[0].plan.tiers=[{\"up_to\":5,\"unit_amount\":900},{\"up_to\":null,\"flat_amount\":100}]",
            "items.data[0].price.billing_scheme=\"tiered\"; items.data[0].price.tiers_mode=\"graduated\";"
                    + " items.data[0].price.tiers=[{\"up_to\":1,\"unit_amount\":900},{\"up_to\":\"inf\",\"unit_amount\":1}]",
            "items.data[0].price.transform_quantity={\"divide_by\":10,\"round\":\"up\"}",
            "discounts=[{\"id\":\"di_1\",\"start\":1772366400,\"source\":{\"coupon\":{\"percent_off\":10,"
                    + "\"duration\":\"repeating\",\"duration_in_months\":3}}}]",
            "discount={\"coupon\":{\"amount_off\":500,\"currency\":\"usd\",\"duration\":\"once\"}}");

    private final List<JsonNode> examples = examples();

    @Test
    void shouldAnswerWhenJsonIsDamaged() {
        int[] answers = new int[3];
        for (int seed = 0; seed < SEEDS; seed++) {
            Mutations mutations = new Mutations(seed, examples.get(seed * 7 % examples.size()));
            JsonNode json = mutations.mutated(examples.get(seed % examples.size()));
            answers[answered(json, seed)]++;
        }

        assertThat(answers).as("each kind of answer is met").doesNotContain(0);
    }

    @Test
    void shouldAnswerTheSameWhenAskedAgain() {
        for (int seed = 0; seed < SEEDS / 20; seed++) {
            JsonNode json = new Mutations(seed, examples.get(0)).mutated(examples.get(seed % examples.size()));

            assertThat(translate(json)).as("seed %d", seed).isEqualTo(translate(json.deepCopy()));
        }
    }

    @Test
    void shouldNameThePlaceWhenRefused() {
        for (int seed = 0; seed < SEEDS / 20; seed++) {
            JsonNode json = new Mutations(seed, examples.get(0)).mutated(examples.get(seed % examples.size()));
            if (translate(json) instanceof Refused refused) {
                assertThat(refused.problem()).as("seed %d", seed).isNotBlank();
                assertThat(refused.sentence()).doesNotStartWith(" ").endsWith(refused.problem());
            }
        }
    }

    private int answered(JsonNode json, int seed) {
        try {
            Translation translation = translate(json);
            StripeTranslator.kind(json);
            if (translation instanceof Understood understood) {
                understood.records().forEach(record -> RecordJson.text(record.value()));
                return 0;
            }
            return translation instanceof Ignored ? 1 : 2;
        } catch (RuntimeException e) {
            return fail("seed " + seed + " broke the translation of " + json, e);
        }
    }

    /** Every part that reads foreign JSON is asked. */
    private static Translation translate(JsonNode json) {
        ReferenceBook references = new ReferenceBook(Mode.LIVE);
        references.learn(json);
        if (OneSecond.key(json) != null) {
            OneSecond second = new OneSecond();
            second.add(json);
            second.add(StripeExamples.event(StripeExamples.NEW, TYPES.get(1), "event.id=\"evt_2\""));
            second.order(null);
        }
        return new StripeTranslator(
                        StripeRules.of(List.of(AttributeRule.parse("a=customer.metadata.land")), true), references)
                .translate(json, StripeExamples.NOON, null);
    }

    private static List<JsonNode> examples() {
        List<JsonNode> examples = new ArrayList<>();
        for (String generation : StripeExamples.GENERATIONS) {
            TYPES.forEach(type -> examples.add(StripeExamples.event(generation, type, "")));
            PRICED.forEach(changes -> examples.add(StripeExamples.event(generation, TYPES.get(1), changes)));
            Stream.of("subscription", "invoice", "charge", "refund", "dispute", "payment_method", "customer")
                    .forEach(name -> examples.add(StripeExamples.object(generation, name)));
        }
        return examples;
    }
}
