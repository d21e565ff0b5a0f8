package dev.tidewatch.stream;

import dev.tidewatch.domain.testing.NaiveFigures;
import dev.tidewatch.output.RetentionMetrics;
import java.util.Arrays;
import java.util.List;

/** The figures of a row in one order, for comparison; a null is a null. */
final class PublishedFigures {

    private PublishedFigures() {}

    static List<Object> of(RetentionMetrics row) {
        return Arrays.asList(
                row.getCustomersStart(),
                row.getMrrStart(),
                row.getCustomers(),
                row.getMrr(),
                row.getArr(),
                row.getNewCount(),
                row.getNewMrr(),
                row.getExpansionCount(),
                row.getExpansionMrr(),
                row.getContractionCount(),
                row.getContractionMrr(),
                row.getChurnCount(),
                row.getChurnMrr(),
                row.getReactivationCount(),
                row.getReactivationMrr(),
                row.getEnteringMrr(),
                row.getLeavingMrr(),
                row.getLost(),
                row.getGained(),
                row.getCustomersWithoutRate(),
                row.getCustomerChurnRateChartmogul(),
                row.getCustomerChurnRateStripe(),
                row.getCustomerChurnRateBaremetrics(),
                row.getCrr(),
                row.getGrossMrrChurnRate(),
                row.getNetMrrChurnRate(),
                row.getNrr(),
                row.getGrr(),
                row.getQuickRatio(),
                row.getExpansionShare(),
                row.getArpa(),
                row.getMrrRevalued(),
                row.getFx());
    }

    static List<Object> of(NaiveFigures figures) {
        return Arrays.asList(
                figures.customersStart(),
                figures.mrrStart(),
                figures.customers(),
                figures.mrr(),
                figures.arr(),
                figures.newCount(),
                figures.newMrr(),
                figures.expansionCount(),
                figures.expansionMrr(),
                figures.contractionCount(),
                figures.contractionMrr(),
                figures.churnCount(),
                figures.churnMrr(),
                figures.reactivationCount(),
                figures.reactivationMrr(),
                figures.enteringMrr(),
                figures.leavingMrr(),
                figures.lost(),
                figures.gained(),
                figures.customersWithoutRate(),
                figures.customerChurnRateChartmogul(),
                figures.customerChurnRateStripe(),
                figures.customerChurnRateBaremetrics(),
                figures.crr(),
                figures.grossMrrChurnRate(),
                figures.netMrrChurnRate(),
                figures.nrr(),
                figures.grr(),
                figures.quickRatio(),
                figures.expansionShare(),
                figures.arpa(),
                figures.mrrRevalued(),
                figures.fx());
    }
}
