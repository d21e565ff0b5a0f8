-- Nobody is called before one whose expected loss is larger, and nobody is left out of the count.
WITH call AS (
    SELECT alert_id, call_order, coalesce(expected_loss, 0) AS loss,
        lag(coalesce(expected_loss, 0)) OVER (ORDER BY call_order) AS loss_before,
        lag(call_order, 1, 0) OVER (ORDER BY call_order) AS order_before
    FROM {{ ref('customers_at_risk') }}
)
SELECT alert_id, call_order, loss, order_before, loss_before
FROM call
WHERE loss > loss_before OR call_order <> order_before + 1
