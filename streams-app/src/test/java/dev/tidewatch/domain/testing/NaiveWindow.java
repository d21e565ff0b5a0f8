package dev.tidewatch.domain.testing;

import java.time.LocalDate;

/** Where the windows of a business day start. */
final class NaiveWindow {

    private NaiveWindow() {}

    /** The last day before the window: what is MRR at its end is MRR at the window's start. */
    static LocalDate start(String window, LocalDate day) {
        LocalDate firstOfMonth = LocalDate.of(day.getYear(), day.getMonth(), 1);
        return switch (window) {
            case "P1D" -> day.minusDays(1);
            case "P7D" -> day.minusDays(7);
            case "P30D" -> day.minusDays(30);
            case "P90D" -> day.minusDays(90);
            case "P365D" -> day.minusDays(365);
            case "MTD" -> firstOfMonth.minusDays(1);
            case "QTD" ->
                firstOfMonth.minusMonths((day.getMonthValue() - 1) % 3).minusDays(1);
            case "YTD" -> LocalDate.of(day.getYear(), 1, 1).minusDays(1);
            default -> throw new IllegalArgumentException("no window: " + window);
        };
    }
}
