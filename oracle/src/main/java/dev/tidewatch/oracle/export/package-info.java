/** {@code tidewatch export}: the output topics as Parquet files or Iceberg tables, by the tables of {@code deploy/warehouse}. */
@NullMarked
package dev.tidewatch.oracle.export;

import org.jspecify.annotations.NullMarked;
