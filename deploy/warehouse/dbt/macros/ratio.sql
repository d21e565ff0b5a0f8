{# Divides two decimals exactly and rounds once, HALF_UP, to 6 places; it is null where the divisor is not above 0. #}
{%- macro ratio(dividend, divisor) -%}
{{- adapter.dispatch('ratio', 'tidewatch')(dividend, divisor) -}}
{%- endmacro -%}

{# Where nothing is said of a database, it needs a function ratio of its own, as views.sql does. #}
{%- macro default__ratio(dividend, divisor) -%}
ratio({{ dividend }}, {{ divisor }})
{%- endmacro -%}

{%- macro duckdb__ratio(dividend, divisor) -%}
{%- set above = 'CAST((' ~ dividend ~ ') * 1000000 AS HUGEINT)' -%}
{%- set below = 'CAST((' ~ divisor ~ ') * 1000000 AS HUGEINT)' -%}
CASE WHEN ({{ divisor }}) > 0 THEN CAST(CAST(
        sign({{ above }}) * ((2000000 * abs({{ above }}) + {{ below }}) // (2 * {{ below }}))
    AS DECIMAL(38, 0)) * 0.000001 AS DECIMAL(38, 6)) END
{%- endmacro -%}

{%- macro postgres__ratio(dividend, divisor) -%}
{%- set above = 'CAST(' ~ dividend ~ ' AS NUMERIC)' -%}
{%- set below = 'CAST(' ~ divisor ~ ' AS NUMERIC)' -%}
CASE WHEN {{ below }} > 0 THEN CAST(
        sign({{ above }}) * div(2000000 * abs({{ above }}) + {{ below }}, 2 * {{ below }}) * 0.000001
    AS NUMERIC(38, 6)) END
{%- endmacro -%}
