package dev.tidewatch.domain.risk.score;

import dev.tidewatch.domain.risk.feature.CustomerFacts;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.feature.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A customer in whole numbers. Nine judgements in ten publish nothing, and need no more. */
public final class QuickAssessment implements JudgedCustomer {

    private final CustomerFacts facts;
    private final Tallies tallies;
    private final @Nullable Tally tally;
    private final Function<CustomerFacts, Assessment> assessing;
    private @Nullable Assessment assessment;

    public QuickAssessment(CustomerFacts facts, Tallies tallies, Function<CustomerFacts, Assessment> assessing) {
        this.facts = facts;
        this.tallies = tallies;
        this.tally = facts.mrr().isEmpty() ? null : tallies.of(facts);
        this.assessing = assessing;
    }

    @Override
    public boolean isPaying() {
        return tally != null;
    }

    @Override
    public @Nullable Instant changesAt(Set<Feature> weighted) {
        return tally == null ? null : tally.changesAt();
    }

    @Override
    public @Nullable Long reportingMrr() {
        return facts.reportingMrr();
    }

    @Override
    public @Nullable Loss lost() {
        return Loss.of(facts.revenue(), facts.clock());
    }

    @Override
    public Map<String, String> attributes() {
        return facts.attributes();
    }

    @Override
    public @Nullable Reading reading(Feature feature) {
        return feature.read(facts);
    }

    @Override
    public ThresholdZone zone(Band scores) {
        return tally == null || !tally.isScore() ? ThresholdZone.UNKNOWN : tallies.zone(tally.logOdds());
    }

    @Override
    public BigDecimal scoreValue() {
        return tally == null || !tally.isScore() ? BigDecimal.ZERO : Score.logistic(Curve.decimal(tally.logOdds()));
    }

    @Override
    public FeatureSet alarms() {
        return tally == null ? FeatureSet.NONE : tally.alarms();
    }

    @Override
    public List<Signal> signals() {
        return assessment().signals();
    }

    private Assessment assessment() {
        if (assessment == null) {
            assessment = assessing.apply(facts);
        }
        return assessment;
    }
}
