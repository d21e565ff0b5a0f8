package dev.tidewatch.source.csv;

/** Says why a row makes no record; docs/csv.md has the list. */
public enum CsvRule {
    EMPTY_ROW("no cell says anything"),
    REPEATED("another row says the same"),
    NO_TIME("it begins and ends at the same instant"),
    AHEAD("it has not happened yet, and the pipeline takes nothing from the future: import it again then"),
    RETRACTED("another row takes it back");

    private final String meaning;

    CsvRule(String meaning) {
        this.meaning = meaning;
    }

    /** Returns the rule in words, for a person. */
    public String meaning() {
        return meaning;
    }
}
