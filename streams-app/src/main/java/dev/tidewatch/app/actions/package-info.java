/** Takes what people do about alerts over HTTP, and puts it into the topic from which the pipeline reads it. */
@NullMarked
package dev.tidewatch.app.actions;

import org.jspecify.annotations.NullMarked;
