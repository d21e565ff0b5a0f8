package dev.tidewatch.app.digest.page;

import dev.tidewatch.app.digest.DailyDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Says a digest in sentences and tables, whatever they are written in.
 *
 * @param intro what the figures are of, and what is to be known of them
 */
public record DigestPage(String title, List<String> intro, List<Section> sections) {

    public DigestPage {
        intro = List.copyOf(intro);
        sections = List.copyOf(sections);
    }

    /**
     * Holds a part under a heading of its own.
     *
     * @param sentences before the table
     * @param rest what the table leaves out; empty if it leaves out nothing
     */
    public record Section(String title, List<String> sentences, Grid grid, String rest) {

        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * Makes the page of a digest.
     *
     * @param most entries of a list to show
     */
    public static DigestPage of(DailyDigest digest, int most) {
        List<Section> sections = new ArrayList<>();
        sections.add(MrrWords.of(digest));
        sections.addAll(LossWords.of(digest, most));
        sections.add(CallWords.of(digest, most));
        sections.add(QualityWords.corrections(digest, most));
        sections.add(QualityWords.grades(digest));
        return new DigestPage("Tidewatch, " + digest.about().day(), intro(digest), sections);
    }

    private static List<String> intro(DailyDigest digest) {
        DailyDigest.About about = digest.about();
        List<String> intro = new ArrayList<>();
        intro.add("These are the figures of the business day " + about.day() + " in " + about.zone() + ", in "
                + about.currency() + ". They include what came up to " + about.asOf() + ".");
        intro.add(
                about.isFinal()
                        ? "The day is final: no event that is accepted changes it any more."
                        : "The day is still open: events that come late may change its figures.");
        if (about.wasRestated()) {
            intro.add("It was restated after it had been final.");
        }
        long withoutRate = digest.mrr().customers().withoutRate();
        if (withoutRate > 0) {
            intro.add("No rate prices the MRR of " + Amount.many(withoutRate, "customer") + ": in the amounts in "
                    + about.currency() + " they are left out.");
        }
        digest.differences().forEach(difference -> intro.add("These figures do not add up: " + difference + "."));
        return intro;
    }
}
