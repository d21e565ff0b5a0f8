/**
 * {@code notify}: follows the alerts and tells each destination at least once. A destination is a consumer group of its own, whose
 * offsets are committed after what was delivered: the topic itself is the queue, and one destination that fails or waits
 * holds back no other.
 */
@NullMarked
package dev.tidewatch.app.notify;

import org.jspecify.annotations.NullMarked;
