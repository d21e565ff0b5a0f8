-- What is given: settings, clocks, the calendar, and what was read from the topics.

-- One row. Durations in milliseconds; discounts: all, forever or none; timing: billed or stated; recognition: effective_end or
-- requested.
CREATE TABLE settings (
    zone VARCHAR, grouping_ms BIGINT, delinquency_ms BIGINT, pastdue_counts BOOLEAN, discount_policy VARCHAR,
    discount_timing VARCHAR, recognition VARCHAR, reporting_currency VARCHAR, fx_max_age_days INTEGER);

-- Billing periods of one unit (DAY, WEEK, MONTH, YEAR) in a month: n / d.
CREATE TABLE month_factor (unit VARCHAR, n HUGEINT, d HUGEINT);

-- Subscription attributes that metrics are split by.
CREATE TABLE segment_attribute (name VARCHAR);

-- The clock T of each input partition: due effects before it are visible.
CREATE TABLE clock (partition INTEGER, at_ms BIGINT);

-- Up to when the metric rows are: those of days that end before are closed; and whether live rows are of just this instant.
-- One row.
CREATE TABLE as_of (at_ms BIGINT, live BOOLEAN);

-- Business days: from which instant on, and the first instant that is no longer of it.
CREATE TABLE calendar (day DATE, starts BIGINT, ends BIGINT);

-- Input records as they came, with their content in canonical JSON; repeats are rows of their own.
CREATE TABLE arrival (topic VARCHAR, partition INTEGER, key VARCHAR, content VARCHAR);

-- Dead letters whose bytes can be decoded.
CREATE TABLE letter (topic VARCHAR, key VARCHAR, content VARCHAR, reason VARCHAR);

-- Customers whose alerts were recomputed; in one row, whether those are the customers of every task, and the last instant compared.
CREATE TABLE alert_customer (customer VARCHAR);
CREATE TABLE alert_scope (every_task BOOLEAN, last_ms BIGINT);

-- For how long what comes counts for an alert; and, in one row, what is a loss: MRR of at most so many millionths of what it was, for so long.
CREATE TABLE outcome_horizon (kind VARCHAR, horizon_ms BIGINT);
CREATE TABLE outcome_terms (loss_share HUGEINT, loss_ms BIGINT);

-- Of which customers alerts are held back: those whose hash with the salt has a number below it in its first 32 bits. One row.
CREATE TABLE holdout (below BIGINT, salt VARCHAR);

-- The last days of the windows over which alerts are graded.
CREATE TABLE grade_day (day DATE);
