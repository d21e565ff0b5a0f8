/**
 * Erasing a customer: the request in the log, which the running pipeline answers by forgetting its state, and the rewriting of
 * the topics that still name it, while nothing runs.
 */
@NullMarked
package dev.tidewatch.app.erase;

import org.jspecify.annotations.NullMarked;
