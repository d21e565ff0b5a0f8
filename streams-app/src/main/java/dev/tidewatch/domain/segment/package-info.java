/**
 * Segments, such as a plan or a cohort, and how the MRR of a customer is split among them.
 */
@NullMarked
package dev.tidewatch.domain.segment;

import org.jspecify.annotations.NullMarked;
