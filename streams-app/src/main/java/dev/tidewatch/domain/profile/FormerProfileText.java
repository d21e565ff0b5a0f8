package dev.tidewatch.domain.profile;

import dev.tidewatch.domain.fx.RatePolicy;
import dev.tidewatch.domain.money.Fraction;
import dev.tidewatch.domain.time.MonthFactors;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that states kept before {@link ProfileText}: Java's own of the record, whose components were these. */
final class FormerProfileText {

    private static final String START = "Profile[";

    private static final Pattern FORM =
            Pattern.compile("Profile\\[zone=(?<zone>.*?), lateness=(?<lateness>.*?), skew=.*?"
                    + ", grouping=(?<grouping>.*?), delinquency=(?<delinquency>.*?), pastDueCounts=(?<pastDueCounts>true|false)"
                    + ", discounts=(?<discounts>\\w+), churnRecognition=(?<churnRecognition>\\w+)"
                    + ", monthFactors=MonthFactors\\[day=" + fraction("day") + ", week=" + fraction("week") + ", month="
                    + fraction("month") + ", year=" + fraction("year") + "]"
                    + ", reportingCurrency=(?<currency>\\w+), rates=RatePolicy\\[maxAge=(?<maxAge>.*?), patience=(?<patience>.*?)]"
                    + ", segmentAttributes=\\[(?<attributes>.*)]]");

    private FormerProfileText() {}

    static boolean matches(String text) {
        return text.startsWith(START);
    }

    /** The profile; its skew is not in the text, and is the default. Discounts were timed as they were stated. */
    static Profile parse(String text) {
        Matcher is = FORM.matcher(text);
        if (!is.matches()) {
            throw new IllegalArgumentException(text);
        }
        ProfileDraft draft = new ProfileDraft(Profile.TIDEWATCH);
        draft.zone = ZoneId.of(is.group("zone"));
        draft.lateness = Duration.parse(is.group("lateness"));
        draft.grouping = Duration.parse(is.group("grouping"));
        draft.delinquency = Duration.parse(is.group("delinquency"));
        draft.pastDueCounts = Boolean.parseBoolean(is.group("pastDueCounts"));
        draft.discounts = DiscountPolicy.valueOf(is.group("discounts"));
        draft.discountTiming = DiscountTiming.STATED;
        draft.churnRecognition = ChurnRecognition.valueOf(is.group("churnRecognition"));
        draft.monthFactors = new MonthFactors(
                fraction(is, "day"), fraction(is, "week"), fraction(is, "month"), fraction(is, "year"));
        draft.reportingCurrency = is.group("currency");
        draft.rates = new RatePolicy(Duration.parse(is.group("maxAge")), Duration.parse(is.group("patience")));
        draft.segmentAttributes = attributes(is.group("attributes"));
        return draft.profile();
    }

    private static String fraction(String name) {
        return "Fraction\\[numerator=(?<" + name + "Of>[^,]+), denominator=(?<" + name + "In>[^]]+)]";
    }

    private static Fraction fraction(Matcher is, String name) {
        return new Fraction(new BigDecimal(is.group(name + "Of")), new BigDecimal(is.group(name + "In")));
    }

    private static List<String> attributes(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(", "));
    }
}
