/**
 * Fits the weights of the score to a company's own history: rows of past months, weights that explain who was lost after them, and a
 * verdict on months that the fit has not seen; docs/alerts.md, "Train your own weights".
 */
@NullMarked
package dev.tidewatch.app.training;

import org.jspecify.annotations.NullMarked;
