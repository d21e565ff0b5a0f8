/**
 * Keeps a customer's payments: the newest ones one by one, so that a repeat counts once and order does not matter,
 * and the sums of all before. They make no MRR; churn signals and purchase figures are read off them.
 */
@NullMarked
package dev.tidewatch.domain.billing;

import org.jspecify.annotations.NullMarked;
