/** A question to the API and its answer: the parameters, each checked, and lists as JSON or CSV, page by page. */
@NullMarked
package dev.tidewatch.app.api.call;

import org.jspecify.annotations.NullMarked;
