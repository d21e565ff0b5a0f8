/** Records for the output topics and the dead letters, made ready so that forwarding them cannot fail because of their content. */
@NullMarked
package dev.tidewatch.stream.publish;

import org.jspecify.annotations.NullMarked;
