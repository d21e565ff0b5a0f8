package dev.tidewatch.domain.terms;

/**
 * The terms by which a ledger's movements are told.
 *
 * @param opening what held when the bases were folded
 * @param current what holds from there on
 */
public record LedgerTerms(TermsBook opening, TermsBook current) {

    public static final LedgerTerms NONE = new LedgerTerms(TermsBook.NONE, TermsBook.NONE);

    /** With other terms from where the ledger is folded. */
    public LedgerTerms with(TermsBook changed) {
        return changed.equals(current) ? this : new LedgerTerms(opening, changed);
    }

    /** All that holds is folded. */
    public LedgerTerms folded() {
        return opening.equals(current) ? this : new LedgerTerms(current, current);
    }
}
